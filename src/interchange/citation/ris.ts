import type { Citation } from './citation.ts';

/** RIS, the tagged form that reference managers read: one tag a line, CRLF, UTF-8. */
export function ris(citation: Citation): string {
  const lines: [string, string | undefined][] = [
    ['TY', 'UNPB'],
    ['TI', citation.title],
    ...citation.creators.map((creator): [string, string] => ['AU', creator]),
    ['PY', citation.from?.slice(0, 4)],
    ['DA', citation.from?.replaceAll('-', '/')],
    ['M2', citation.dates],
    ['T2', citation.fonds],
    ['AV', [citation.archive, ...citation.location].join(', ')],
    ['SP', citation.page === undefined ? undefined : String(citation.page)],
    ['CN', citation.referenceCode],
    ['DP', citation.archive],
    ['LA', citation.languages[0]],
    ['UR', citation.url],
  ];
  const written = lines.flatMap(([tag, value]) => {
    const text = oneLine(value ?? '');
    return text === '' ? [] : [`${tag}  - ${text}`];
  });
  return [...written, 'ER  - ', ''].join('\r\n');
}

/** A line break inside a value would begin a tag of the title's own making. */
function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029\p{Cc}]+/gu, ' ').trim();
}
