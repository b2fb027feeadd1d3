import { plainPage, type PlainWords } from './plain-page.ts';
import type { ServerResponse } from 'node:http';

/** Why a request gets no page; each has its status. */
export type Refusal = keyof typeof STATUS;

const STATUS = {
  malformed: 400,
  'cross-site': 403,
  missing: 404,
  'no-method': 405,
  'no-length': 411,
  'too-large': 413,
  'too-long': 414,
  fault: 500,
} as const;

/** Refusals of what was asked for, not of how. */
const HAS_BEEN_READ = new Set<Refusal>(['missing', 'fault']);

const API_TITLES: Record<Refusal, string> = {
  malformed: 'The address is not well formed',
  'cross-site': 'Only pages of this site may send this',
  missing: 'There is nothing here',
  'no-method': 'Only GET and HEAD are answered here',
  'no-length': 'A body must state its length',
  'too-large': 'The body is too large',
  'too-long': 'The address is too long',
  fault: 'Something went wrong on our side',
};

interface Refused {
  res: ServerResponse;
  forProgram: boolean;
  requestId: string;
  words: PlainWords;
}

/** Answers without any page: for programs an RFC 9457 problem document, for people the plain page. */
export function refuse(refusal: Refusal, { res, forProgram, requestId, words }: Refused): void {
  const status = STATUS[refusal];
  const body = forProgram
    ? JSON.stringify({ type: 'about:blank', title: API_TITLES[refusal], status, instance: `urn:uuid:${requestId}` })
    : plainPage(status, requestId, words);
  res.statusCode = status;
  res.setHeader('Content-Type', forProgram ? 'application/problem+json' : 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  if (refusal === 'no-method' && !res.hasHeader('Allow')) {
    res.setHeader('Allow', forProgram ? 'GET, HEAD' : 'GET, HEAD, POST');
  }
  // What was not read of a refused request must not be taken for the next one.
  if (!HAS_BEEN_READ.has(refusal)) res.setHeader('Connection', 'close');
  res.end(body);
}
