import { ACCESS_LEVELS } from '../../../catalogue/description.ts';
import { isDay } from '../../../platform/content/day.ts';
import { DESK_SORTS, QUEUES, type DeskQuery } from '../../../requests/desk.ts';

const PAGE_SIZE = 50;
const WORDS_AT_MOST = 200;

/** What an address asks for; what it cannot mean is as if it were not there. */
export function readQueueQuery(params: URLSearchParams): DeskQuery {
  const known = <const Value extends string>(name: string, values: readonly Value[]): Value | undefined =>
    values.find((value) => value === params.get(name));
  const words = params.get('q')?.trim().slice(0, WORDS_AT_MOST);
  const purpose = params.get('purpose');
  const access = known('access', ACCESS_LEVELS);
  const assignee = params.get('assignee');
  const from = dayOf(params.get('from'));
  const until = dayOf(params.get('to'));
  return {
    queue: known('queue', QUEUES) ?? 'open',
    sort: known('sort', DESK_SORTS) ?? 'due',
    page: /^[1-9]\d{0,5}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1,
    pageSize: PAGE_SIZE,
    ...(words ? { words } : {}),
    ...(purpose ? { purpose } : {}),
    ...(access ? { access } : {}),
    ...(assignee ? { assignee } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
}

function dayOf(text: string | null): string | undefined {
  return text !== null && isDay(text) ? text : undefined;
}

/** The same as parameters of an address, without what goes without saying. */
export function writeQueueQuery(query: DeskQuery): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string | undefined, usual?: string): void => {
    if (value !== undefined && value !== usual) params.set(name, value);
  };
  set('queue', query.queue, 'open');
  set('q', query.words);
  set('purpose', query.purpose);
  set('access', query.access);
  set('assignee', query.assignee);
  set('from', query.from);
  set('to', query.until);
  set('sort', query.sort, 'due');
  set('page', String(query.page), '1');
  return params;
}

/** Whether anything but the queue narrows the list. */
export function isNarrowed({ words, purpose, access, assignee, from, until }: DeskQuery): boolean {
  return [words, purpose, access, assignee, from, until].some((value) => value !== undefined);
}
