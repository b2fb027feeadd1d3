import { createServer as createHttpServer } from 'node:http';
import { logWhenDone } from './access-log.ts';
import { answerBadConnection } from './bad-connection.ts';
import { replaceForwarded, trustProxies } from './client-address.ts';
import { keepPace, type Pace } from './keep-pace.ts';
import { isForProgram } from './limits.ts';
import { refuse } from './refusal.ts';
import { requestIdOf } from './request-id.ts';
import { gateResponse } from './response-gate.ts';
import { securityHeaders } from './security-headers.ts';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { Log } from '../logging/log.ts';
import type { Exchange, Step } from './exchange.ts';
import type { PlainWords } from './plain-page.ts';
import type { Refusal } from './refusal.ts';

/** How long, in milliseconds, and how fast a client must be; and how many connections there are at once. */
export interface Patience {
  headersTimeout: number;
  /** For the whole of a request: 40 MiB of files take 14 minutes at 400 kbit/s. */
  requestTimeout: number;
  keepAliveTimeout: number;
  /** How often the first two are looked at. */
  connectionsCheckingInterval: number;
  pace: Pace;
  mostConnections: number;
}

export const PATIENCE: Patience = {
  headersTimeout: 15_000,
  requestTimeout: 15 * 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 10_000,
  pace: { leastBytes: 8 * 1024, inMs: 30_000 },
  mostConnections: 5_000,
};
const MAX_HEADER_BYTES = 16 * 1024;

/**
 * The server round whatever answers: each step in turn, until one has answered.
 * @param words of the page of last resort
 * @throws BadSetting for proxies that are no addresses
 */
export function createServer(
  config: Config,
  log: Log,
  steps: Step[],
  words: PlainWords,
  patience: Patience = PATIENCE,
): Server {
  const headers = securityHeaders(config.publicUrl);
  const trust = trustProxies(config.trustedProxies);
  const { pace, mostConnections, ...timeouts } = patience;

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = requestIdOf(req, trust.isTrusted(req));
    const clientIp = trust.clientIp(req);
    const pathname = (req.url ?? '').split(/[?#]/, 1)[0]!;
    const refuseIt = (refusal: Refusal): void =>
      refuse(refusal, { res, forProgram: isForProgram(pathname), requestId, words });
    const exchange: Exchange = {
      req,
      res,
      requestId,
      clientIp,
      askedHost: req.headers.host,
      pathname,
      refuse: refuseIt,
    };
    replaceForwarded(req, clientIp, config);
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    res.setHeader('X-Request-Id', requestId);
    if (!server.listening) res.setHeader('Connection', 'close');
    logWhenDone(exchange, log, startedAt, () => performance.now());
    const fail = (): void => refuseIt('fault');
    gateResponse(exchange, () => refuseIt(res.statusCode === 405 ? 'no-method' : 'fault'));
    keepPace(req, pace, () => {
      if (res.headersSent) req.socket.destroy();
      else {
        const stalled = Object.assign(new Error('stalled'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
        answerBadConnection(stalled, req.socket, { headers, words, requestId });
      }
    });
    try {
      for (const step of steps) if (await step(exchange)) return;
      fail();
    } catch (error) {
      log.error({ requestId, error: error instanceof Error ? error.stack : String(error) }, 'fault');
      if (res.headersSent) res.destroy();
      else fail();
    }
  };

  const server = createHttpServer(
    { ...timeouts, maxHeaderSize: MAX_HEADER_BYTES },
    (req, res) => void answer(req, res),
  );
  server.maxConnections = mostConnections;
  server.on('clientError', (error, socket) => answerBadConnection(error, socket, { headers, words }));
  return server;
}
