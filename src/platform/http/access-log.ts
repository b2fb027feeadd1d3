import type { Log } from '../logging/log.ts';
import type { Exchange } from './exchange.ts';

/** An address that led nowhere may hold anything a person typed: it is not kept. */
const LED_NOWHERE = new Set([400, 404, 405, 411, 413, 414]);

/** One line per answer: what was asked for by path, never by whom, never with which words. */
export function logWhenDone(exchange: Exchange, log: Log, startedAt: number, now: () => number): void {
  const { req, res, requestId, pathname } = exchange;
  res.once('close', () => {
    const line = {
      requestId,
      method: req.method,
      status: res.statusCode,
      ms: Math.round((now() - startedAt) * 10) / 10,
      ...(LED_NOWHERE.has(res.statusCode) ? {} : { path: pathname.slice(0, 200) }),
      ...(res.writableFinished ? {} : { aborted: true }),
    };
    if (res.statusCode >= 500) log.error(line, 'request');
    else log.info(line, 'request');
  });
}
