import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A trusted proxy may name the request, so that its log and ours meet; anybody else's name is not taken. */
export function requestIdOf(req: IncomingMessage, fromTrustedProxy: boolean): string {
  const given = req.headers['x-request-id'];
  return fromTrustedProxy && typeof given === 'string' && UUID.test(given) ? given.toLowerCase() : randomUUID();
}
