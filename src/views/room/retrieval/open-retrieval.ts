import { roomDeskAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import { dayInVietnam } from '../../../platform/vietnam-time.ts';
import type { PullFilter } from '../../../visits/delivery/delivery.ts';
import type { PullLine } from '../../../visits/delivery/desk-item.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import { HALVES } from '../../../visits/states.ts';
import { readDay } from '../../desk/read-day.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { explainDelivery } from '../explain-delivery.ts';
import { pressItemButton } from '../item-buttons.ts';

export interface RetrievalPageData {
  filter: PullFilter;
  lines: PullLine[];
  rules: VisitRules;
  /** The day as it was typed, where it is none. */
  typedDay?: string;
  typed: Form;
  errors: FormError[];
  /** What was done just now: a key of `retrieval.done`, or `withheld`. */
  done?: string;
}

/** A field of one line among many. */
export function lineField(itemId: string): (name: string) => string {
  return (name) => `${name}-${itemId}`;
}

/** The parameters that bring back the same list. */
export function listQuery({ day, half, room }: PullFilter): URLSearchParams {
  return new URLSearchParams({ day, ...(half ? { half } : {}), ...(room ? { room } : {}) });
}

/** The list of what is to be fetched for a session, or what one of its buttons does. */
export async function openRetrieval(lang: Lang, context: PageContext): Promise<PageAnswer<RetrievalPageData>> {
  const { locals, request, url } = context;
  const { delivery } = locals.services;
  const { actor } = locals.visitor;
  const { filter, wrongDay } = readFilter(url.searchParams);
  if (request.method !== 'POST') {
    const errors = wrongDay === undefined ? [] : [{ field: 'day', text: t(lang).room.retrieval.badDay }];
    return showList(context, filter, { errors, typedDay: wrongDay, done: url.searchParams.get('done') ?? undefined });
  }
  const form = await readForm(request);
  const acted = await pressItemButton(form, { delivery, actor, fieldOf: lineField });
  if (!acted) return showList(context, filter, {});
  if (acted.ok) {
    const query = listQuery(filter);
    query.set('done', acted.value.state === 'withheld' ? 'withheld' : form.line('do'));
    return go(roomDeskAddress(lang, 'retrieval', query));
  }
  const explained = explainDelivery(lang, acted.refusal, lineField(form.line('item')));
  if (!explained) return NONE;
  return showList(context, filter, { typed: form, errors: explained.errors }, explained.status);
}

/** What an address says; a day that is none is said, and today stands in. */
function readFilter(params: URLSearchParams): { filter: PullFilter; wrongDay?: string } {
  const typed = params.get('day')?.trim() ?? '';
  const day = readDay(typed);
  const half = HALVES.find((known) => known === params.get('half'));
  const room = params.get('room') ?? '';
  const filter = {
    day: day ?? dayInVietnam(new Date()),
    ...(half ? { half } : {}),
    ...(room === '' ? {} : { room }),
  };
  return typed === '' || day ? { filter } : { filter, wrongDay: typed };
}

async function showList(
  { locals }: PageContext,
  filter: PullFilter,
  given: Partial<Pick<RetrievalPageData, 'typed' | 'errors' | 'done' | 'typedDay'>>,
  status?: 403 | 409 | 422,
): Promise<PageAnswer<RetrievalPageData>> {
  const { delivery, visits } = locals.services;
  const lines = await delivery.pullList(locals.visitor.actor, filter);
  if (!lines.ok) return NONE;
  const page = { typed: formOf(new FormData()), errors: [], ...given };
  const wrong = page.errors.length > 0 ? 422 : 200;
  return show({ filter, lines: lines.value, rules: visits.rules(), ...page }, status ?? wrong);
}
