import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { performance } from 'node:perf_hooks';
import type { ClientRequest, IncomingMessage } from 'node:http';

const MADE = 'http.client.request.created';
const ANSWERED = 'http.client.response.finish';

/** Time spent waiting for servers that are asked over Node's HTTP client. */
export interface ServerWaits {
  /** Milliseconds in which an answer was waited for, those of requests side by side counted once. */
  spent: number;
  stop(): void;
}

/**
 * Listens for requests being handed to the system and their answers having come in whole. What making a request and
 * reading its answer take is not among it: that is the work of whoever asks. Handing over is: on one machine the server
 * is woken by it and often begins in the middle of our call, in which we then stand still for a millisecond.
 */
export function serverWaits(): ServerWaits {
  let open = 0;
  let since = 0;
  const sent = () => {
    if (open++ === 0) since = performance.now();
  };
  // Its text is ready by then, and goes out as soon as it has a connection.
  const made = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    request.once('socket', sent);
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
      unsubscribe(MADE, made);
      unsubscribe(ANSWERED, answered);
    },
  };
  subscribe(MADE, made);
  subscribe(ANSWERED, answered);
  return waits;
}
