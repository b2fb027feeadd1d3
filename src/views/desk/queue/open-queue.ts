import { deskAddress, queueAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import { hasRole, type StaffActor } from '../../../readers/actor.ts';
import type { Desk, DeskPage, DeskQuery, SavedFilter } from '../../../requests/desk.ts';
import type { Labelled } from '../../../requests/policy.ts';
import type { Requests } from '../../../requests/requests.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { readForm, type Form } from '../../form/read-form.ts';
import { QUEUE_ROLES } from '../desk-menu.ts';
import { readQueueQuery, writeQueueQuery } from './queue-query.ts';

export interface QueuePageData {
  query: DeskQuery;
  found: DeskPage;
  last: number;
  filters: SavedFilter[];
  colleagues: { id: string; name: string }[];
  purposes: Labelled[];
  /** Own account id: "mine" among the assignees. */
  me: string;
  errors: FormError[];
  /** The name of a filter that could not be saved. */
  typedName: string;
}

interface Asked {
  desk: Desk;
  requests: Pick<Requests, 'rules'>;
}

/** A queue as its address asks for it, or what a button on it does: keep these conditions under a name, forget them. */
export async function openQueue(lang: Lang, { locals, request, url }: PageContext): Promise<PageAnswer<QueuePageData>> {
  const { services, visitor } = locals;
  const { actor } = visitor;
  // The administrator decides no requests and sees none: their side of the desk begins with the colleagues.
  if (!hasRole(actor, ...QUEUE_ROLES))
    return hasRole(actor, 'administrator') ? go(deskAddress(lang, 'colleagues')) : NONE;
  const query = readQueueQuery(url.searchParams);
  if (request.method !== 'POST') return showQueue(services, actor, query);
  const form = await readForm(request);
  if (form.has('forget')) {
    const removed = await services.desk.removeFilter(actor, form.line('forget'));
    return removed.ok ? go(queueAddress(lang, writeQueueQuery(query))) : NONE;
  }
  return save(services, actor, { query, form, lang });
}

async function save(
  services: Asked,
  actor: StaffActor,
  { query, form, lang }: { query: DeskQuery; form: Form; lang: Lang },
): Promise<PageAnswer<QueuePageData>> {
  const name = form.line('filter-name');
  const address = writeQueueQuery({ ...query, page: 1 });
  if (name === '') {
    const error = { field: 'filter-name', text: t(lang).desk.queue.saveNameMissing };
    return showQueue(services, actor, query, { errors: [error], typedName: name });
  }
  const saved = await services.desk.saveFilter(actor, { name, query: address.toString() });
  return saved.ok ? go(queueAddress(lang, address)) : NONE;
}

async function showQueue(
  { desk, requests }: Asked,
  actor: StaffActor,
  query: DeskQuery,
  refused?: { errors: FormError[]; typedName: string },
): Promise<PageAnswer<QueuePageData>> {
  const [found, filters, colleagues] = await Promise.all([
    desk.list(actor, query),
    desk.filters(actor),
    desk.colleagues(actor),
  ]);
  if (!found.ok || !filters.ok || !colleagues.ok) return NONE;
  const page = {
    query,
    found: found.value,
    last: Math.max(1, Math.ceil(found.value.total / query.pageSize)),
    filters: filters.value,
    colleagues: colleagues.value,
    purposes: requests.rules().purposes,
    me: actor.id,
    errors: refused?.errors ?? [],
    typedName: refused?.typedName ?? '',
  };
  return show(page, refused ? 422 : 200);
}
