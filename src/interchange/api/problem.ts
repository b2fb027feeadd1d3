import type { ParamProblem } from '../../search/answer.ts';

/** Headers of every answer of the API: for anyone, for no store, for no search engine's index. */
export const API_HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

export interface ProblemDetails {
  status: 400 | 404 | 405 | 410 | 429 | 501 | 503;
  detail: string;
  errors?: Pick<ParamProblem, 'param' | 'kind'>[];
}

/** A problem document (RFC 9457). Unknown and hidden ids get the same one. */
export function problemAnswer(problem: ProblemDetails, headers: Record<string, string> = {}): Response {
  const body = { type: 'about:blank', title: TITLES[problem.status], ...problem };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...API_HEADERS, ...headers },
  });
}

export function jsonAnswer(body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json; charset=utf-8', ...API_HEADERS, ...headers },
  });
}

export function notFound(): Response {
  return problemAnswer({ status: 404, detail: 'There is no record with this id.' });
}

export function removed(): Response {
  return problemAnswer({ status: 410, detail: 'This record was here and has been removed from its finding aid.' });
}

/** The record has another id now. @param address where it is found under that */
export function moved(address: string): Response {
  return new Response(null, { status: 301, headers: { ...API_HEADERS, location: address } });
}

export function methodNotAllowed(): Response {
  return problemAnswer({ status: 405, detail: 'This address can only be read.' }, { allow: 'GET, HEAD' });
}

/**
 * What the reader gets while no engine answers; any other fault goes on to the server's own error page.
 * By name, since the pages are built apart from the server and its classes are not theirs.
 */
export async function whileEngineAnswers(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'EngineUnavailable') throw error;
    const detail = 'The search engine does not answer now. Try again in half a minute.';
    return problemAnswer({ status: 503, detail }, { 'retry-after': '30' });
  }
}

const TITLES: Record<ProblemDetails['status'], string> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  429: 'Too Many Requests',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
