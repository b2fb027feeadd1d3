import type { OwnOrderLine } from '../../copies/copies.ts';
import { copyOrderAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';
import type { FormError } from '../form/form-error.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { copyErrors, copyStatus } from './refusal-text.ts';

/** A record that could be copied, and where it comes from. */
export interface Candidate {
  record: PublicRecordFacts;
  from: 'named' | 'cart' | 'grant';
}

export interface OrdersPageData {
  orders: OwnOrderLine[];
  candidates: Candidate[];
  chosen: string[];
  hasFees: boolean;
  errors: FormError[];
}

/** More than any form of ours holds; this only keeps one from becoming an attack. */
const MOST_CHOSEN = 200;

/** The reader's orders, and where one begins: with records of the cart, of grants, or named by the address. */
export async function openOrders(context: PageContext, lang: Lang): Promise<PageAnswer<OrdersPageData>> {
  const { locals, request, url } = context;
  const { copies } = locals.services;
  const { actor } = locals.visitor;
  if (request.method !== 'POST') return page(url.searchParams.getAll('record').slice(0, MOST_CHOSEN), []);
  const form = await readForm(request);
  const chosen = form.all('record').slice(0, MOST_CHOSEN);
  if (chosen.length === 0) {
    return page([], [{ field: 'record', text: t(lang).copies.begin.noChoice }], 422);
  }
  const begun = await copies.begin(actor, { language: lang, recordIds: chosen });
  if (begun.ok) return go(copyOrderAddress(lang, begun.value.id, 'form'));
  return page(chosen, copyErrors(lang, begun.refusal), copyStatus(begun.refusal));

  async function page(
    named: readonly string[],
    errors: FormError[],
    status: 200 | 403 | 409 | 422 | 429 = 200,
  ): Promise<PageAnswer<OrdersPageData>> {
    return show(
      {
        orders: await copies.ownOrders(actor),
        candidates: await candidates(context, named),
        chosen: [...named],
        hasFees: copies.hasFees(),
        errors,
      },
      status,
    );
  }
}

async function candidates({ locals }: PageContext, named: readonly string[]): Promise<Candidate[]> {
  const { cart, requests, recordFacts } = locals.services;
  const inCart = (await cart.list(locals.visitor)).map(({ recordId }) => recordId);
  const grants = await requests.ownGrants(locals.visitor.actor);
  const granted = grants.filter(({ state }) => state === 'active').map(({ recordId }) => recordId);
  const from = new Map<string, Candidate['from']>([
    ...granted.map((id) => [id, 'grant'] as const),
    ...inCart.map((id) => [id, 'cart'] as const),
    ...named.map((id) => [id, 'named'] as const),
  ]);
  const known = await recordFacts.forReaders([...from.keys()]);
  return [...from].flatMap(([id, source]) => {
    const record = known.get(id);
    return record?.requestable ? [{ record, from: source }] : [];
  });
}
