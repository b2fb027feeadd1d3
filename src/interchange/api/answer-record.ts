import type { PublicRecord } from '../../catalogue/public-view.ts';
import type { Services } from '../../services.ts';
import { apiLang } from './api-lang.ts';
import { jsonAnswer, moved, notFound, problemAnswer, removed } from './problem.ts';
import { linkJson, recordJson, recordSummary } from './record-json.ts';

const MOST_CHILDREN = 200;
const USUAL_CHILDREN = 100;

type Reading = Pick<Services, 'catalogue' | 'config'>;

/** GET /api/v1/records/:id */
export function answerRecord(services: Reading, id: string | undefined, url: URL): Promise<Response> {
  return withRecord(services, id, url, async (record) => {
    const ancestors = await services.catalogue.ancestors(record);
    return jsonAnswer(recordJson(record, ancestors, contextOf(services, url)));
  });
}

/** GET /api/v1/records/:id/children?after=&limit= */
export function answerChildren(services: Reading, id: string | undefined, url: URL): Promise<Response> {
  return withRecord(services, id, url, async (record) => {
    const limit = readLimit(url.searchParams.get('limit'));
    if (limit === undefined) return badParameter('limit', `limit is a number from 1 to ${MOST_CHILDREN}.`);
    const after = url.searchParams.get('after') || undefined;
    const known = after === undefined || isPlausibleId(after);
    const window = known ? await services.catalogue.children(record, { after, limit }) : undefined;
    if (!window) return badParameter('after', 'after is the id of a child of this record.');
    const context = contextOf(services, url);
    const children = window.children.map((child) => ({
      ...recordSummary(child, context),
      childCount: child.childCount,
      descendantCount: child.descendantCount,
    }));
    const next = window.after > 0 ? (window.children.at(-1)?.id ?? null) : null;
    return jsonAnswer({
      parent: linkJson(record),
      total: window.total,
      before: window.before,
      after: window.after,
      children,
      next,
    });
  });
}

/** The record of an address, or the answer that there is none: moved (301), removed (410), none or hidden (404). */
export async function withRecord(
  { catalogue }: Pick<Services, 'catalogue'>,
  id: string | undefined,
  url: URL,
  answer: (record: PublicRecord) => Promise<Response>,
): Promise<Response> {
  if (id === undefined || !isPlausibleId(id)) return notFound();
  const lookup = await catalogue.byId(id);
  if (lookup.kind === 'found') return answer(lookup.record);
  if (lookup.kind === 'moved')
    return moved(url.pathname.replace(encodeURIComponent(id), encodeURIComponent(lookup.id)) + url.search);
  return lookup.kind === 'removed' ? removed() : notFound();
}

export function contextOf({ config }: Pick<Services, 'config'>, url: URL) {
  return { lang: apiLang(url.searchParams), origin: config.publicUrl ?? url.origin };
}

/** Ids are short and printable; nothing else is asked of the database. */
export function isPlausibleId(id: string): boolean {
  return id.length <= 200 && !/\p{Cc}/u.test(id);
}

function readLimit(given: string | null): number | undefined {
  if (given === null || given === '') return USUAL_CHILDREN;
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  return limit >= 1 && limit <= MOST_CHILDREN ? limit : undefined;
}

function badParameter(param: string, detail: string): Response {
  return problemAnswer({ status: 400, detail, errors: [{ param, kind: 'unknown-value' }] });
}
