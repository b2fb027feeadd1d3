import type { FindingAidReader } from '../finding-aid-reader.ts';
import { atomIsadCsvReader } from './atom-isad-csv.ts';
import { ead2002Reader, ead3Reader } from './ead.ts';
import { inventoryCsvReader } from './inventory-csv.ts';
import { inventoryXlsxReader } from './inventory-xlsx.ts';

/**
 * Every format that can be imported; the first that recognises a file reads it. The CSV inventory takes every
 * table that none before it knew, to refuse it with the columns it lacks: it stays last.
 */
export const READERS: readonly FindingAidReader[] = [
  ead2002Reader,
  ead3Reader,
  atomIsadCsvReader,
  inventoryXlsxReader,
  inventoryCsvReader,
];
