import { documentPageAddress, requestAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { OwnCase, OwnItem } from '../../requests/own-case.ts';
import type { RequestRules } from '../../requests/policy.ts';
import type { Services } from '../../services.ts';
import type { FormError } from '../form/form-error.ts';
import { NONE, go, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { CASE_NEWS, type CaseNews } from './case-news.ts';
import { takeAction, type Typed } from './take-action.ts';

export interface CasePageData {
  own: OwnCase;
  rules: RequestRules;
  /** Where a granted item is read on this site, by item id; those on paper are missing. */
  readable: Map<string, string>;
  errors: FormError[];
  /** What could not be taken, kept. */
  typed?: Typed;
  news?: CaseNews;
}

/** A reader's own request: where it stands, and what they do about it. */
export async function openCase(context: PageContext, lang: Lang): Promise<PageAnswer<CasePageData>> {
  const { locals, params, request, url } = context;
  const { requests } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const own = await requests.ownCase(actor, id);
  if (!own.ok) return NONE;
  if (own.value.state === 'draft') return go(requestAddress(lang, id, 'form'));
  if (request.method !== 'POST') {
    const news = CASE_NEWS.find((name) => name === url.searchParams.get('news'));
    return show({ ...(await readCase(locals.services, own.value, lang)), errors: [], news });
  }
  const taken = await takeAction(context, lang, own.value, await readForm(request));
  if (taken.kind === 'none') return NONE;
  if (taken.kind === 'done' && !taken.left) return go(`${requestAddress(lang, id)}?news=${taken.news}`);
  const now = await requests.ownCase(actor, id);
  if (!now.ok) return NONE;
  if (taken.kind === 'done') {
    const { left: typed, news } = taken;
    return show({ ...(await readCase(locals.services, now.value, lang)), errors: [], typed, news });
  }
  const { errors, typed, status } = taken;
  return show({ ...(await readCase(locals.services, now.value, lang)), errors, typed }, status);
}

async function readCase(
  services: Services,
  own: OwnCase,
  lang: Lang,
): Promise<Pick<CasePageData, 'own' | 'rules' | 'readable'>> {
  const granted = own.items.filter(({ grant }) => grant?.state === 'active');
  const readable = new Map<string, string>();
  for (const item of granted) {
    const address = await whereToRead(services, item, lang);
    if (address) readable.set(item.id, address);
  }
  return { own, rules: services.requests.policy.named(own.rulesFrom), readable };
}

/** By the permits of whoever asks: what they do not open at this moment is not offered. */
async function whereToRead({ catalogue, documents }: Services, item: OwnItem, lang: Lang): Promise<string | undefined> {
  const found = await catalogue.byId(item.recordId);
  if (found.kind !== 'found') return undefined;
  const [first] = await documents.ofRecord(found.record.pk);
  return first && documentPageAddress(lang, first.id, 1);
}
