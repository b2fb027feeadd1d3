import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file's bytes, hex. @throws what the disk said */
export async function contentHash(location: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(location, { highWaterMark: 1 << 20 }), hash, { ...(signal ? { signal } : {}) });
  return hash.digest('hex');
}
