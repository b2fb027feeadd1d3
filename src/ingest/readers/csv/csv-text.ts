import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import iconv from 'iconv-lite';

/** The text of a file, piece by piece. @param encoding as iconv-lite names it */
export async function* textOf(path: string, encoding: string): AsyncGenerator<string> {
  const bytes = createReadStream(path);
  const decoded = iconv.decodeStream(encoding);
  pipeline(bytes, decoded, () => undefined);
  try {
    for await (const piece of decoded) yield String(piece);
  } finally {
    bytes.destroy();
  }
}
