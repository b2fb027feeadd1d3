import { deskVisitAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { RequestRules } from '../../../requests/policy.ts';
import type { DeskItem } from '../../../visits/delivery/desk-item.ts';
import type { DeskVisit } from '../../../visits/desk-visit.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import type { ReaderCard } from '../../../visits/reader-card.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { explainVisit } from '../explain-visit.ts';
import { VISIT_BUTTONS } from './visit-buttons.ts';

export interface VisitPageData {
  shown: DeskVisit;
  /** Its files as the counter sees them. */
  items: DeskItem[];
  card: ReaderCard | null;
  rules: VisitRules;
  purposes: RequestRules['purposes'];
  typed: Form;
  errors: FormError[];
  /** What was done just now: a key of `visit.done`. */
  done?: string;
}

/** Field names of the use case that one field of the page answers for. */
const FIELDS: Partial<Record<string, string>> = { room: 'place', seatClass: 'place' };

/** A visit on one screen, or what one of its buttons does. */
export async function openVisit(lang: Lang, context: PageContext): Promise<PageAnswer<VisitPageData>> {
  const { locals, params, request, url } = context;
  const { services, visitor } = locals;
  const id = params.id ?? '';
  if (request.method !== 'POST') return showVisit(context, { done: url.searchParams.get('done') ?? undefined });
  const form = await readForm(request);
  const pressed = form.line('do');
  const press = Object.hasOwn(VISIT_BUTTONS, pressed) ? VISIT_BUTTONS[pressed] : undefined;
  if (!press) return showVisit(context, {});
  const version = Number(form.line('version'));
  const acted = await press({ services, actor: visitor.actor, lang, id, version, form });
  if ('errors' in acted) return showVisit(context, { typed: form, errors: acted.errors }, 422);
  if (acted.ok) return go(`${deskVisitAddress(lang, acted.value.id ?? id)}?done=${pressed}`);
  const explained = explainVisit(lang, acted.refusal, {
    fieldOf: (field) => `${pressed}-${FIELDS[field] ?? field}`,
  });
  return explained ? showVisit(context, { typed: form, errors: explained.errors }, explained.status) : NONE;
}

async function showVisit(
  { locals, params }: PageContext,
  given: Partial<Pick<VisitPageData, 'typed' | 'errors' | 'done'>>,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<PageAnswer<VisitPageData>> {
  const { visitDesk, delivery, visits, requests } = locals.services;
  const { actor } = locals.visitor;
  const opened = await visitDesk.open(actor, params.id ?? '');
  if (!opened.ok) return NONE;
  const [items, card] = await Promise.all([
    delivery.itemsOf(actor, opened.value.id),
    visitDesk.card(actor, opened.value.reader.id),
  ]);
  if (!items.ok) return NONE;
  const page = {
    shown: opened.value,
    items: items.value,
    card: card.ok ? card.value.card : null,
    rules: visits.rules(),
    purposes: requests.rules().purposes,
    typed: formOf(new FormData()),
    errors: [],
    ...given,
  };
  return show(page, status);
}
