import type { OpenOriginal } from '../../documents/original/open-original.ts';
import type { Flow } from '../../platform/http/flow.ts';
import type { ByteRange } from './byte-range.ts';

const CHUNK_BYTES = 256 * 1024;
/** A long download goes on for no longer than this after the document was closed. */
const ASK_EVERY_MS = 2_000;

interface Sending {
  original: OpenOriginal;
  range: ByteRange;
  /** How the answer leaves. */
  flow: Flow;
  /** Whether anybody may still have it. */
  isStillOpen(): Promise<boolean>;
}

/**
 * The bytes of a range, read no faster than they leave. The file is closed as soon as the last one was read or the
 * reader is gone; where it ends early or the document was closed, the connection is cut, so that nobody takes a part
 * for the whole.
 */
export function streamOf({ original, range, flow, isStillOpen }: Sending): ReadableStream<Uint8Array> {
  let position = range.first;
  let askAt = Date.now() + ASK_EVERY_MS;
  const next = async (): Promise<Uint8Array | undefined> => {
    if (!(await flow.ready())) return undefined;
    if (Date.now() >= askAt) {
      if (!(await isStillOpen())) return undefined;
      askAt = Date.now() + ASK_EVERY_MS;
    }
    const chunk = await original.read(position, Math.min(CHUNK_BYTES, range.last + 1 - position));
    return chunk.length === 0 ? undefined : chunk;
  };
  const stopShort = async (controller: ReadableStreamDefaultController): Promise<void> => {
    flow.cut();
    await original.close();
    controller.close();
  };
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = await next().catch(() => undefined);
        if (!chunk) return stopShort(controller);
        position += chunk.length;
        controller.enqueue(chunk);
        if (position <= range.last) return;
        await original.close();
        controller.close();
      },
      cancel: () => original.close(),
    },
    // Nothing is read ahead of who asks for it.
    { highWaterMark: 0 },
  );
}
