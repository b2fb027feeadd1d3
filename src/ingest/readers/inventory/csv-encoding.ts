import { open } from 'node:fs/promises';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

/**
 * How the text of a file is encoded, by evidence: its byte order mark, zero bytes where UTF-16 puts them, else
 * whether all of it is valid UTF-8. What is not is taken for Windows-1258, as old Vietnamese Excel writes.
 */
export async function detectEncoding(path: string): Promise<CsvEncoding> {
  const file = await open(path);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let first = true;
    for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20, autoClose: false })) {
      const bytes: Buffer = chunk;
      if (first) {
        const marked = encodingOfStart(bytes);
        if (marked) return marked;
        first = false;
      }
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1258';
    throw error;
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
