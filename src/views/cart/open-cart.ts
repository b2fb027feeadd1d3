import { cartAddress, readingRoomAddress, requestAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { CartLine, CartRefusal } from '../../requests/cart.ts';
import type { OwnCaseLine } from '../../requests/own-case.ts';
import type { Refusal } from '../../requests/refusals.ts';
import { go, show, type PageAnswer } from '../form/page-answer.ts';
import { ownPath } from '../form/own-path.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';
import { cartCookie } from './cart-cookie.ts';
import { groupCart, moveTarget, type FondsGroup } from './cart-groups.ts';

/** What the page tells of what was just done. */
export type CartNews =
  | { kind: 'added' | 'removed'; id: string; title: string | null }
  | { kind: 'emptied' }
  | { kind: 'refused'; refusal: CartRefusal | Refusal };

export interface CartPageData {
  lines: CartLine[];
  groups: FondsGroup[];
  /** Drafts that it could go into. */
  drafts: OwnCaseLine[];
  itemsPerCase: number;
  news?: CartNews;
  /** Where the reader came from, a path of this site. */
  back?: string;
}

type Context = Pick<PageContext, 'locals' | 'request' | 'url'>;

/** The cart, and every change of it: each button of the page is named for what it does. */
export async function openCart(context: Context, lang: Lang): Promise<PageAnswer<CartPageData>> {
  if (context.request.method !== 'POST') return show(await readCart(context));
  const form = await readForm(context.request);
  const back = ownPath(form.line('back'));
  const changed = await changeCart(context, lang, form);
  if (changed.kind === 'news') {
    const page = await readCart(context);
    const isTooMuch = changed.news.kind === 'refused' && changed.news.refusal.code === 'try-later';
    return show({ ...page, news: changed.news, back }, isTooMuch ? 429 : 422);
  }
  const cookies = changed.cookie ? [changed.cookie] : undefined;
  if (changed.kind === 'gone-on') return go(changed.to, cookies);
  const query = new URLSearchParams(back ? [...changed.query, ['back', back]] : changed.query);
  const to = query.size > 0 ? `${cartAddress(lang)}?${query}` : cartAddress(lang);
  return go(to, cookies);
}

type Changed =
  | { kind: 'done'; query: [string, string][]; cookie?: string }
  | { kind: 'gone-on'; to: string; cookie?: string }
  | { kind: 'news'; news: CartNews };

async function changeCart({ locals }: Context, lang: Lang, form: Form): Promise<Changed> {
  const { services, visitor } = locals;
  const { cart } = services;
  if (form.has('add') || form.has('book')) {
    const id = form.line(form.has('add') ? 'add' : 'book');
    const added = await cart.add({ ...visitor, client: locals.client }, id);
    if (!added.ok) return { kind: 'news', news: { kind: 'refused', refusal: added.refusal } };
    const { token } = added.value;
    const cookie = token ? { cookie: cartCookie(services, token) } : {};
    if (form.has('add')) return { kind: 'done', query: [['added', id]], ...cookie };
    return { kind: 'gone-on', to: readingRoomAddress(lang, new URLSearchParams({ added: id })), ...cookie };
  }
  if (form.has('remove')) {
    const id = form.line('remove');
    await cart.remove(visitor, id);
    return { kind: 'done', query: [['removed', id]] };
  }
  if (form.has('clear')) {
    await cart.clear(visitor);
    return { kind: 'done', query: [['emptied', '']] };
  }
  if (form.has('compose')) {
    return compose({ locals }, lang);
  }
  await move({ locals }, form);
  return { kind: 'done', query: [] };
}

/**
 * A request takes so many files: the first of the cart go into the draft, the others wait for the next one. Where they
 * have gone into one already, the button was pressed twice: that one is the newest.
 */
async function compose({ locals: { services, visitor } }: Pick<Context, 'locals'>, lang: Lang): Promise<Changed> {
  const { cart, requests } = services;
  const lines = await cart.list(visitor);
  const askable = lines.filter(({ record }) => record?.requestable).map(({ recordId }) => recordId);
  const taken = askable.slice(0, requests.rules().limits.itemsPerCase);
  const isWhole = taken.length === lines.length;
  const draft = await requests.newDraft(visitor, { language: lang, ...(isWhole ? {} : { fromCart: taken }) });
  if (!draft.ok) {
    const newest = draft.refusal.code === 'invalid' ? await newestDraft() : undefined;
    if (newest) return { kind: 'gone-on', to: requestAddress(lang, newest.id, 'form') };
    return { kind: 'news', news: { kind: 'refused', refusal: draft.refusal } };
  }
  return { kind: 'gone-on', to: requestAddress(lang, draft.value.id, 'form') };

  async function newestDraft(): Promise<OwnCaseLine | undefined> {
    return (await requests.ownCases(visitor.actor)).find(({ state }) => state === 'draft');
  }
}

/** Past whatever stands between a line and where it goes: the cart knows one order, the page shows it by box. */
async function move({ locals: { services, visitor } }: Pick<Context, 'locals'>, form: Form): Promise<void> {
  const where = form.has('up') ? 'up' : 'down';
  const id = form.line(where);
  const lines = await services.cart.list(visitor);
  const target = moveTarget(groupCart(lines), id, where);
  if (target === undefined) return;
  const places = lines.map(({ recordId }) => recordId);
  const steps = Math.abs(places.indexOf(target) - places.indexOf(id));
  for (let step = 0; step < steps; step++) await services.cart.move(visitor, id, where);
}

async function readCart({ locals, url }: Context): Promise<CartPageData> {
  const { services, visitor } = locals;
  const { cart, requests } = services;
  const isReader = visitor.actor.kind === 'reader';
  const [lines, cases] = await Promise.all([
    cart.list(visitor),
    isReader ? requests.ownCases(visitor.actor) : ([] as OwnCaseLine[]),
  ]);
  return {
    lines,
    groups: groupCart(lines),
    drafts: cases.filter(({ state }) => state === 'draft'),
    itemsPerCase: requests.rules().limits.itemsPerCase,
    news: await newsOf(locals, lines, url.searchParams),
    back: ownPath(url.searchParams.get('back')),
  };
}

/** From the address that the change led to, so that a reload tells the same and does nothing. */
async function newsOf(
  { services }: App.Locals,
  lines: readonly CartLine[],
  query: URLSearchParams,
): Promise<CartNews | undefined> {
  const added = lines.find(({ recordId }) => recordId === query.get('added'));
  if (added) return { kind: 'added', id: added.recordId, title: added.record?.title ?? null };
  const removed = query.get('removed');
  if (removed && !lines.some(({ recordId }) => recordId === removed)) {
    const titles = await services.catalogue.linksByIds([removed.slice(0, MAX_ID_LENGTH)]);
    const link = titles.get(removed);
    return link && { kind: 'removed', id: removed, title: link.title };
  }
  return query.has('emptied') && lines.length === 0 ? { kind: 'emptied' } : undefined;
}

const MAX_ID_LENGTH = 200;
