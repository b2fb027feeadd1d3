import type { IncomingMessage } from 'node:http';

/** What a client must at least send of a body, in each stretch of so many milliseconds. */
export interface Pace {
  leastBytes: number;
  inMs: number;
}

/**
 * Watches a body come in. A scan of some megabytes takes minutes on a slow line, and is waited for; who sends next to
 * nothing, so that a connection stays taken, is not.
 * @param onStall once, when less came than that, and nothing of what came was waiting for us
 */
export function keepPace(req: IncomingMessage, { leastBytes, inMs }: Pace, onStall: () => void): void {
  if (!Number(req.headers['content-length'])) return;
  let before = req.socket.bytesRead;
  const timer = setInterval(() => {
    const came = req.socket.bytesRead - before;
    before += came;
    const isOurTurn = req.readableLength >= req.readableHighWaterMark;
    if (req.complete || req.destroyed) clearInterval(timer);
    else if (came < leastBytes && !isOurTurn) {
      clearInterval(timer);
      onStall();
    }
  }, inMs);
  timer.unref();
  req.once('close', () => clearInterval(timer));
}
