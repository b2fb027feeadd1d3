import { roomDeskAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { DeskItem, ItemLine, Scanned } from '../../../visits/delivery/desk-item.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { explainDelivery, type Explained } from '../explain-delivery.ts';
import { pressItemButton } from '../item-buttons.ts';

export interface CounterPageData {
  rules: VisitRules;
  /** What was scanned, or chosen by a link; one item, where it comes to that. */
  found?: Exclude<Scanned, { kind: 'item' }>;
  item?: DeskItem;
  out: ItemLine[];
  late: ItemLine[];
  toReshelve: ItemLine[];
  /** Who stands at the counter on the archive's side. */
  officer: string;
  typed: Form;
  errors: FormError[];
  /** What was done just now: a key of `counter.done`, or `withheld`. */
  done?: string;
}

type Given = Partial<Pick<CounterPageData, 'found' | 'item' | 'typed' | 'errors' | 'done'>>;

/** The counter: what a scanned code is, what is done with it, what is out. */
export async function openCounter(lang: Lang, context: PageContext): Promise<PageAnswer<CounterPageData>> {
  const { locals, request, url } = context;
  const { delivery } = locals.services;
  const { actor } = locals.visitor;
  if (request.method !== 'POST') {
    const code = url.searchParams.get('code');
    if (code !== null) return scan(lang, context, code, formOf(new FormData()));
    const chosen = await delivery.item(actor, url.searchParams.get('item') ?? '');
    const done = url.searchParams.get('done') ?? undefined;
    return showCounter(context, { done, ...(chosen.ok ? { item: chosen.value } : {}) });
  }
  const form = await readForm(request);
  if (form.has('code')) return scan(lang, context, form.line('code'), form);
  const acted = await pressItemButton(form, { delivery, actor });
  if (!acted) return showCounter(context, {});
  if (acted.ok) return go(after(lang, form, acted.value));
  const explained = explainDelivery(lang, acted.refusal);
  return explained ? refuse(context, form, explained) : NONE;
}

/** A code that is one item, or one visit of today with one item, goes to the forms at once. */
async function scan(lang: Lang, context: PageContext, typed: string, form: Form): Promise<PageAnswer<CounterPageData>> {
  const { counter: texts } = t(lang).room;
  const code = typed.trim();
  const wrong = (text: string) => showCounter(context, { typed: form, errors: [{ field: 'code', text }] }, 422);
  if (code === '') return wrong(texts.empty);
  const scanned = await context.locals.services.delivery.scan(context.locals.visitor.actor, code);
  if (!scanned.ok) return scanned.refusal.code === 'not-found' ? wrong(texts.unknown(typed)) : NONE;
  const { value } = scanned;
  const item = onlyItem(value);
  if (item) return go(roomDeskAddress(lang, 'counter', new URLSearchParams({ item: item.id })));
  return value.kind === 'item' ? NONE : showCounter(context, { found: value });
}

function onlyItem(scanned: Scanned): DeskItem | undefined {
  if (scanned.kind === 'item') return scanned.item;
  return scanned.kind === 'unit' && scanned.items.length === 1 ? scanned.items[0] : undefined;
}

/** Back to the same item with what came of it: what it can do next stands beside the field for the next scan. */
function after(lang: Lang, form: Form, { state, difference }: { state: string; difference?: number }): string {
  const pressed = form.line('do');
  const differs = difference !== undefined && difference !== 0;
  const done = state === 'withheld' ? 'withheld' : differs ? 'return-difference' : pressed;
  return roomDeskAddress(lang, 'counter', new URLSearchParams({ item: form.line('item'), done }));
}

/** The same item as it is by now, with everything that was typed. */
async function refuse(
  context: PageContext,
  form: Form,
  { status, errors }: Explained,
): Promise<PageAnswer<CounterPageData>> {
  const now = await context.locals.services.delivery.item(context.locals.visitor.actor, form.line('item'));
  return now.ok ? showCounter(context, { item: now.value, typed: form, errors }, status) : NONE;
}

async function showCounter(
  { locals }: PageContext,
  given: Given,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<PageAnswer<CounterPageData>> {
  const { delivery, visits } = locals.services;
  const { actor } = locals.visitor;
  const [out, late, toReshelve] = await Promise.all([
    delivery.outNow(actor),
    delivery.late(actor),
    delivery.toReshelve(actor),
  ]);
  if (!out.ok || !late.ok || !toReshelve.ok || actor.kind !== 'staff') return NONE;
  const page = {
    rules: visits.rules(),
    out: out.value,
    late: late.value,
    toReshelve: toReshelve.value,
    officer: actor.name,
    typed: formOf(new FormData()),
    errors: [],
    ...given,
  };
  return show(page, status);
}
