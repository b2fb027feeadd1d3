import { ScannerUnavailable, type Scanner } from '../../platform/scanner/scanner.ts';
import type { AttachmentRefusal } from './attachments.ts';
import { cleanImage } from './clean-image.ts';
import { kindOf } from './kind-of.ts';
import { lookIntoPdf, lookIntoWord } from './look-inside.ts';

export interface ExaminedFile {
  mediaType: string;
  /** As it is kept. */
  content: Uint8Array;
  scan: 'clean' | 'unscanned';
}

export interface FileRules {
  mostBytes: number;
  mediaTypes: readonly string[];
}

/** Everything there is to find out about a file before anything of it is kept. */
export async function examine(
  content: Uint8Array,
  { mostBytes, mediaTypes }: FileRules,
  scanner: Scanner | undefined,
): Promise<ExaminedFile | AttachmentRefusal> {
  if (content.length === 0) return { code: 'empty' };
  if (content.length > mostBytes) return { code: 'too-large', most: mostBytes };
  const mediaType = await kindOf(content);
  if (!mediaType || !mediaTypes.includes(mediaType)) return { code: 'kind' };
  const scan = await scanned(content, scanner);
  if (typeof scan !== 'string') return scan;
  if (mediaType.startsWith('image/')) {
    const cleaned = await cleanImage(content, mediaType);
    return 'code' in cleaned ? cleaned : { mediaType, content: cleaned, scan };
  }
  const fault = mediaType === 'application/pdf' ? lookIntoPdf(content) : await lookIntoPackage(content, mediaType);
  return fault ?? { mediaType, content, scan };
}

async function lookIntoPackage(content: Uint8Array, mediaType: string): ReturnType<typeof lookIntoWord> {
  return mediaType === 'text/plain' ? undefined : lookIntoWord(content);
}

/** What was sent, as it was sent: what is made of it afterwards is ours. */
async function scanned(
  content: Uint8Array,
  scanner: Scanner | undefined,
): Promise<ExaminedFile['scan'] | AttachmentRefusal> {
  if (!scanner) return 'unscanned';
  try {
    return (await scanner.isClean(content)) ? 'clean' : { code: 'infected' };
  } catch (error) {
    if (error instanceof ScannerUnavailable) return { code: 'scanner-unavailable' };
    throw error;
  }
}
