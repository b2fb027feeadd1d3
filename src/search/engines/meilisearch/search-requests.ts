import { Agent, request, type ClientRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { MultiSearchQuery } from 'meilisearch';
import { EngineUnavailable } from '../../engine.ts';
import { refusal } from './refusal.ts';

/** A search that takes longer is of no use to a reader. Milliseconds. */
const TIMEOUT = 5_000;

/** The way of searches to the server, over connections that stay open. */
export interface SearchRequests {
  /** Several questions in one request. @returns an answer to each. @throws whatever went wrong, as it came */
  ask(queries: MultiSearchQuery[]): Promise<object[]>;
  close(): void;
}

interface Reply {
  status: number;
  text: string;
}

/**
 * By Node's own HTTP client: the `fetch` that the client library asks with costs a millisecond of our processor more for
 * each request (measured with Node 24), and that is a good part of what the portal adds to an answer. No compression is
 * asked for: a compressed answer comes in two packets, and the second waits 40 ms for our delayed acknowledgement (1.50).
 */
export function createSearchRequests(host: string, key: string | undefined): SearchRequests {
  const url = new URL('multi-search', host.endsWith('/') ? host : `${host}/`);
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const start = isSecure ? secureRequest : request;
  const headers = {
    'Content-Type': 'application/json',
    ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
  };

  // Node would take the address apart anew for each request.
  const options = { ...urlToHttpOptions(url), method: 'POST', agent, headers };

  function post(body: string, isAgain = false): Promise<Reply> {
    const asked = start(options);
    // A signal that aborts goes off in the end also for what was answered, and costs more than a timer.
    const late = setTimeout(() => asked.destroy(new Error('timeout')), TIMEOUT);
    asked.end(body);
    return replyTo(asked)
      .catch((error: unknown) => {
        // The server may close a resting connection in the moment we take it up again: nothing of ours was read then.
        if (asked.reusedSocket && wasReset(error) && !isAgain) return post(body, true);
        throw error;
      })
      .finally(() => clearTimeout(late));
  }

  return {
    async ask(queries) {
      const { status, text } = await post(JSON.stringify({ queries }));
      const answer = JSON.parse(text) as { results: object[]; code?: string };
      if (status !== 200) throw new EngineUnavailable(`Meilisearch refuses a search: ${refusal(status, answer.code)}`);
      return answer.results;
    },
    close: () => agent.destroy(),
  };
}

function replyTo(asked: ClientRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString() }));
    });
  });
}

function wasReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));
}
