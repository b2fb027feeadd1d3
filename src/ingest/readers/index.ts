import type { FindingAidReader } from '../finding-aid-reader.ts';
import { ead2002Reader, ead3Reader } from './ead.ts';

/** Every format that can be imported; the first that recognises a file reads it. */
export const READERS: readonly FindingAidReader[] = [ead2002Reader, ead3Reader];
