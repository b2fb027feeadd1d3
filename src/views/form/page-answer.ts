/**
 * How a page answers: shown; gone on to another address of this site (303: what was posted is not posted again by a
 * reload); or as if it were not there, which is also what "not yours" looks like.
 */
export type PageAnswer<Page> =
  | { kind: 'show'; status: 200 | 403 | 409 | 410 | 413 | 422 | 429 | 503; page: Page; cookies?: readonly string[] }
  | { kind: 'go'; to: string; cookies?: readonly string[] }
  | { kind: 'none' };

type Shown = Extract<PageAnswer<never>, { kind: 'show' }>['status'];

export function show<Page>(page: Page, status: Shown = 200, cookies?: readonly string[]): PageAnswer<Page> {
  return { kind: 'show', status, page, ...(cookies ? { cookies } : {}) };
}

/** @param to from i18n/addresses.ts, or checked by `ownPath` @param cookies `Set-Cookie` lines */
export function go(to: string, cookies?: readonly string[]): PageAnswer<never> {
  return { kind: 'go', to, ...(cookies ? { cookies } : {}) };
}

export const NONE: PageAnswer<never> = { kind: 'none' };

/**
 * Carries an answer out in a page's frontmatter: the page shows itself, or `ErrorPage` with 404 for `none`, unless it
 * gets a response here, which it returns as it is.
 */
export function settle(
  response: ResponseInit & { readonly headers: Headers },
  answer: PageAnswer<unknown>,
): Response | undefined {
  const cookies = answer.kind === 'none' ? [] : (answer.cookies ?? []);
  if (answer.kind === 'go') {
    const headers = new Headers({ location: answer.to });
    for (const cookie of cookies) headers.append('set-cookie', cookie);
    return new Response(null, { status: 303, headers });
  }
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  response.status = answer.kind === 'none' ? 404 : answer.status;
  return undefined;
}
