import { request } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { plainWords } from '../../../src/i18n/plain-words.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { createServer, PATIENCE, type Patience } from '../../../src/platform/http/create-server.ts';
import { limits } from '../../../src/platform/http/limits.ts';
import { listen } from '../../../src/platform/http/listen.ts';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { Exchange, Step } from '../../../src/platform/http/exchange.ts';
import type { Log } from '../../../src/platform/logging/log.ts';

export interface OpenServer {
  server: Server;
  url: string;
  /** Lines logged so far, as JSON. */
  logged: string[];
  /** Requests that got past the limits. */
  seen: Exchange[];
}

const ARCHIVE = { vi: 'Lưu trữ <Sông Châu>', en: 'Archive' };

/** The real server on a free port; after the limits stands whatever the test gives it. */
export function openServer(env: Record<string, string>, ...steps: Step[]): Promise<OpenServer> {
  return openPatientServer(PATIENCE, env, ...steps);
}

/** The same, which waits for clients as long as it is told to. */
export async function openPatientServer(
  patience: Patience,
  env: Record<string, string>,
  ...steps: Step[]
): Promise<OpenServer> {
  const config = readConfig({ PORT: '0', ...env });
  const logged: string[] = [];
  const seen: Exchange[] = [];
  const keep = (fields: unknown, text?: string): void => void logged.push(JSON.stringify({ ...Object(fields), text }));
  const log: Log = { info: keep, warn: keep, error: keep };
  const note: Step = (exchange) => {
    seen.push(exchange);
    return false;
  };
  const server = createServer(config, log, [limits, note, ...steps], plainWords(ARCHIVE), patience);
  const url = await listen(server, config);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, url, logged, seen };
}

/** Answers everything with this text. */
export function saying(text: string, type = 'text/html; charset=utf-8'): Step {
  return ({ res }) => {
    res.setHeader('Content-Type', type);
    res.end(text);
    return true;
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request exactly as given: fetch would tidy the path and hide the encoding. */
export async function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { hostname, port } = new URL(url);
  const req = request({ hostname, port, path, agent: false, ...options }, (res) => {
    const chunks: Buffer[] = [];
    res.on('data', (chunk: Buffer) => chunks.push(chunk));
    res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
    res.on('error', reject);
  });
  req.on('error', reject);
  req.end();
  return promise;
}

/** Bytes as they are, for what no HTTP client would send. */
export async function say(url: string, bytes: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { hostname, port } = new URL(url);
  let answer = '';
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('close', () => resolve(answer));
  socket.on('error', reject);
  return promise;
}
