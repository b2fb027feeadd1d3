/** What a cache must show to be told that its copy still holds (RFC 9110 §13). */
export interface Validators {
  /** With its quotes; strong. */
  etag: string;
  lastModified?: Date;
}

/** Whether the asker's copy is what would be sent: the answer is 304 then. Tags go before dates. */
export function isFresh(headers: Headers, { etag, lastModified }: Validators): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null) return tags.trim() === '*' || tagsIn(tags).includes(etag);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return lastModified !== undefined && wholeSeconds(lastModified) <= since;
}

/** Whether a part may be sent to be put to what the asker has: always without If-Range, else for the same bytes only. */
export function mayContinue(headers: Headers, { etag, lastModified }: Validators): boolean {
  const condition = headers.get('if-range');
  if (condition === null) return true;
  if (condition.includes('"')) return condition.trim() === etag;
  return lastModified !== undefined && wholeSeconds(lastModified) === Date.parse(condition);
}

/** Weakly compared: a copy that was compressed on its way says W/ of the same tag. */
function tagsIn(list: string): string[] {
  return [...list.matchAll(/(?:W\/)?("[^"]*")/g)].map(([, tag = '']) => tag);
}

/** HTTP dates know no smaller part of time. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}
