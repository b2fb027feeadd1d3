import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { performance } from 'node:perf_hooks';
import type { IncomingMessage } from 'node:http';

const SENT = 'http.client.request.start';
const ANSWERED = 'http.client.response.finish';

/** Time spent waiting for servers that are asked over Node's HTTP client. */
export interface ServerWaits {
  /** Milliseconds in which an answer was waited for, those of requests side by side counted once. */
  spent: number;
  stop(): void;
}

/**
 * Listens for requests having gone out and their answers having come in whole. What making a request and reading its
 * answer take is not among it: that is the work of whoever asks.
 */
export function serverWaits(): ServerWaits {
  let open = 0;
  let since = 0;
  const sent = () => {
    if (open++ === 0) since = performance.now();
  };
  const whole = () => {
    if (--open === 0) waits.spent += performance.now() - since;
  };
  const answered = (message: unknown) => {
    const { response } = message as { response: IncomingMessage };
    response.once('end', whole);
  };
  const waits: ServerWaits = {
    spent: 0,
    stop: () => {
      unsubscribe(SENT, sent);
      unsubscribe(ANSWERED, answered);
    },
  };
  subscribe(SENT, sent);
  subscribe(ANSWERED, answered);
  return waits;
}
