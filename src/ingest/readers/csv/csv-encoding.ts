import { open } from 'node:fs/promises';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

export interface DetectedEncoding {
  encoding: CsvEncoding;
  /** It is UTF-8 but for some bytes, which come out as U+FFFD: rows that hold one cannot be trusted. */
  isDamaged: boolean;
}

/**
 * How the text of a file is encoded, by evidence: its byte order mark, zero bytes where UTF-16 puts them, else
 * whether nearly all of it is valid UTF-8. What is not is taken for Windows-1258, as old Vietnamese Excel writes.
 */
export async function detectEncoding(path: string): Promise<DetectedEncoding> {
  let stated: ReturnType<typeof encodingOfStart>;
  let isStart = true;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of chunksOf(path)) {
      if (isStart) stated = encodingOfStart(bytes);
      isStart = false;
      if (stated !== undefined && stated !== 'utf-8') return { encoding: stated, isDamaged: false };
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return { encoding: 'utf-8', isDamaged: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const isDamaged = stated === 'utf-8' || (await isMostlyUtf8(path));
  return { encoding: isDamaged ? 'utf-8' : 'windows-1258', isDamaged };
}

/** Letters of an older encoding make a sequence of UTF-8 only by chance, one in some dozens. */
async function isMostlyUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let wrong = 0;
  let right = 0;
  for await (const bytes of chunksOf(path)) {
    const letters = decoder.decode(bytes, { stream: true }).match(/[\u0080-\u{10ffff}]/gu) ?? [];
    const faults = letters.filter((letter) => letter === '\ufffd').length;
    wrong += faults;
    right += letters.length - faults;
  }
  return right >= 2 * wrong;
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20, autoClose: false })) yield chunk;
  } finally {
    await file.close();
  }
}

/** @returns undefined where only the rest of the file can tell UTF-8 from Windows-1258 */
export function encodingOfStart(start: Buffer): Exclude<CsvEncoding, 'windows-1258'> | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  const sample = start.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 8 && even === 0) return 'utf-16le';
  if (even > sample.length / 8 && odd === 0) return 'utf-16be';
  return undefined;
}
