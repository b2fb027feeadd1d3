import type { Step } from './exchange.ts';

/** How long the database and the engine may take to say that they answer. */
const PATIENCE_MS = 3_000;

export interface Readiness {
  /** Names what does not answer; empty when all is well. */
  check(): Promise<string[]>;
  isDraining(): boolean;
}

/** `/healthz`: the process lives. `/readyz`: database and engine answer too, and it is not on its way out. */
export function health(readiness: Readiness): Step {
  return async ({ res, pathname }) => {
    if (pathname !== '/healthz' && pathname !== '/readyz') return false;
    const failing = pathname === '/healthz' ? [] : await checkInTime(readiness);
    res.statusCode = failing.length === 0 ? 200 : 503;
    res.setHeader('Content-Type', 'application/json');
    res.setHeader('Cache-Control', 'no-store');
    res.end(JSON.stringify(failing.length === 0 ? { status: 'ok' } : { status: 'unavailable', failing }));
    return true;
  };
}

async function checkInTime(readiness: Readiness): Promise<string[]> {
  if (readiness.isDraining()) return ['process'];
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const limit = setTimeout(() => resolve(['timeout']), PATIENCE_MS);
  readiness.check().then(resolve, () => resolve(['check']));
  const failing = await promise;
  clearTimeout(limit);
  return failing;
}
