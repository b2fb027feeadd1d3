import { asking } from './connection.ts';

/** A question that changes nothing: what it brings along is none, which a server says (400, 404) only to a key with the right. */
interface Question {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** Half an object, where the right is to send one. */
  body?: '{';
}

/**
 * The rights that the portal needs, by Meilisearch's own names, as docs/move-to-postgresql-and-meilisearch.md lists them,
 * and how to ask for each. Seen with 1.50: rights are looked at before the rest of a request.
 */
function questions(uid: string): Record<string, Question> {
  const index = `indexes/${uid}`;
  return {
    search: { method: 'POST', path: `${index}/search`, body: '{' },
    'documents.add': { method: 'POST', path: `${index}/documents`, body: '{' },
    'documents.get': { method: 'POST', path: `${index}/documents/fetch`, body: '{' },
    'documents.delete': { method: 'POST', path: `${index}/documents/delete-batch`, body: '{' },
    'indexes.get': { method: 'GET', path: index },
    'indexes.create': { method: 'POST', path: 'indexes', body: '{' },
    // No index can have a point in its name.
    'indexes.delete': { method: 'DELETE', path: `${index}.` },
    'indexes.swap': { method: 'POST', path: 'swap-indexes', body: '{' },
    'settings.update': { method: 'PATCH', path: `${index}/settings`, body: '{' },
    'stats.get': { method: 'GET', path: `${index}/stats` },
    'tasks.get': { method: 'GET', path: 'tasks?uids=none' },
  };
}

/** Milliseconds. */
const TIMEOUT = 10_000;

/**
 * What a key may not do of what the portal needs: what lacks shows elsewhere only when it is needed, the right to swap
 * at the first rebuild. Nothing is changed on the server.
 * @returns the rights by name; `all` of them for a key that the server does not know, or that has expired
 * @throws EngineUnavailable
 */
export async function missingRights(url: string, key: string | undefined, uid: string): Promise<string[] | 'all'> {
  const asked = Object.entries(questions(uid));
  const lacking: string[] = [];
  for (const [right, question] of asked) if (await isRefused(url, key, question)) lacking.push(right);
  if (lacking.length === asked.length) return 'all';
  return lacking.includes('indexes.get') || !(await isRefused(url, key, anotherIndex(uid)))
    ? lacking
    : [...lacking, 'indexes ["*"]'];
}

/** A key that is bound to names, be they ours, is not shown the task of a swap. */
function anotherIndex(uid: string): Question {
  return { method: 'GET', path: `indexes/another-${uid}` };
}

async function isRefused(url: string, key: string | undefined, { method, path, body }: Question): Promise<boolean> {
  const answer = await asking(async () => {
    const response = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
      method,
      headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }) },
      signal: AbortSignal.timeout(TIMEOUT),
      ...(body === undefined ? {} : { body }),
    });
    await response.arrayBuffer();
    return response;
  });
  return answer.status === 401 || answer.status === 403;
}
