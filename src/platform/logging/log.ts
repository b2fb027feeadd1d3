import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/**
 * Structured lines on standard error. Nothing that tells who a reader is or what they look for goes in:
 * no address, no user agent, no query string; callers keep to that, and tests/unit/http look.
 */
export function createLog(level: 'info' | 'silent' = 'info'): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
