import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { EngineUnavailable } from '../../engine.ts';
import { refusal } from './refusal.ts';
import { createSearchRequests, type SearchRequests } from './search-requests.ts';

/** A payload of documents is only received and queued in this time. Milliseconds. */
const WRITE_TIMEOUT = 120_000;
/** The two ways to the server: one that can only search, one that may also write. */
export interface Connection {
  readonly searches: SearchRequests;
  readonly writing: Meilisearch;
}

/**
 * Opens the server with the operator's key. Where that key may make keys, searches go out under one
 * that can search this portal's indexes and nothing else, made once and found again at the next start.
 * @throws EngineUnavailable
 */
export async function connect(url: string, key: string | undefined, prefix: string): Promise<Connection> {
  const writing = new Meilisearch({ host: url, apiKey: key, timeout: WRITE_TIMEOUT });
  const searchKey = key === undefined ? undefined : await searchOnlyKey(writing, prefix);
  return { writing, searches: createSearchRequests(url, searchKey ?? key) };
}

async function searchOnlyKey(client: Meilisearch, prefix: string): Promise<string | undefined> {
  const name = `${prefix} search`;
  try {
    const { results } = await client.getKeys({ limit: 1000 });
    const known = results.find((key) => key.name === name && key.actions.join() === 'search');
    const usable =
      known ??
      (await client.createKey({
        name,
        description: 'Searches of the reading room; made by the portal',
        actions: ['search'],
        indexes: [`${prefix}-*`],
        expiresAt: null,
      }));
    return usable.key;
  } catch (error) {
    // A key without rights over keys is what a careful operator gives: then it is used as it is.
    if (error instanceof MeilisearchApiError && [401, 403].includes(error.response.status)) return undefined;
    throw unavailable(error);
  }
}

/**
 * Runs a call to the server; whatever goes wrong becomes EngineUnavailable, since a proxy's HTML page surfaces
 * as a SyntaxError and a dropped connection as a TypeError (research/stack.md §4).
 */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(error: unknown): EngineUnavailable {
  if (error instanceof EngineUnavailable) return error;
  return new EngineUnavailable(`Meilisearch does not answer as it should: ${describe(error)}`, { cause: error });
}

/** What an operator can do something about, with the server's or the system's own word for it in brackets. */
function describe(error: unknown): string {
  if (error instanceof MeilisearchApiError) return refusal(error.response.status, error.cause?.code);
  if (error instanceof SyntaxError) return 'what answers at MEILI_URL is no Meilisearch';
  return `nothing answers at MEILI_URL (${reasonOf(error)})`;
}

/** The innermost error is the system's: ECONNREFUSED, ENOTFOUND. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return 'code' in error ? String(error.code) : error.message;
}
