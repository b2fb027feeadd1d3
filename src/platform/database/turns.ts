import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long statements may follow one another before the event loop goes on. Milliseconds. */
const TURN_MS = 10;

/**
 * SQLite answers within the call, and what awaits an answer goes on before the event loop does: a job of ten thousand
 * statements would let nobody else in until its end. Called before each, this waits for the loop's next turn once the
 * current one has taken long enough.
 */
export function createTurns(turnMs = TURN_MS): () => Promise<void> {
  let began: number | undefined;
  return async () => {
    if (began !== undefined && performance.now() - began > turnMs) await nextTurn();
    if (began !== undefined) return;
    began = performance.now();
    setImmediate(() => (began = undefined));
  };
}
