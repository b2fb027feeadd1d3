import type { Server } from 'node:http';

/** Answers that take longer than this are cut off; the rest of the ten seconds is for closing what is open. */
const PATIENCE_MS = 8_000;

/** Stops accepting, lets what is being answered finish, then returns. */
export async function drain(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await promise;
  clearTimeout(limit);
}
