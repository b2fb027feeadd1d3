import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './refusal.ts';

/** One request and its answer on their way through the server. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  /** Echoed in `X-Request-Id` and in the log. */
  requestId: string;
  /** Of the reader, seen through the trusted proxies only. */
  clientIp: string;
  /** What the client calls this machine. `req.headers.host` is what it is known by (client-address.ts). */
  askedHost: string | undefined;
  /** As sent, still percent-encoded, without the query. */
  pathname: string;
  /** Answers without any page, as fits who asks: refusal.ts. */
  refuse(refusal: Refusal): void;
}

/** One concern of the server. @returns true when it has answered, or taken the answer upon itself */
export type Step = (exchange: Exchange) => boolean | Promise<boolean>;
