import { visitAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import type { AccountFacts } from '../../readers/people.ts';
import type { Bilingual } from '../../requests/item-decision.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';
import type { OwnVisit } from '../../visits/own-visit.ts';
import { qrMarkup } from '../request/qr-markup.ts';

export interface VisitSlipData {
  visit: OwnVisit;
  account: AccountFacts;
  purposeLabel?: Bilingual;
  /** Where each file stands, as far as everybody may know. */
  records: Map<string, PublicRecordFacts>;
  /** The page of the visit, for its reader's telephone; the desk's scanner reads which visit it is. SVG. */
  qr: string;
}

/** The forms of a visit on paper, filled in as far as the reader has done so here. */
export async function openVisitSlip(
  { locals, params, url }: PageContext,
  lang: Lang,
): Promise<PageAnswer<VisitSlipData>> {
  const { services, visitor } = locals;
  const [own, account] = await Promise.all([
    services.visits.ownVisit(visitor.actor, params.id ?? ''),
    services.people.ownAccount(visitor.actor),
  ]);
  if (!own.ok || !account.ok || own.value.number === null) return NONE;
  const visit = own.value;
  // On paper stands what was asked for in this visit, wherever it went since.
  const asked = [...visit.items, ...visit.passedOn];
  const wanted = { ...visit, items: asked.filter(({ state }) => state !== 'cancelled') };
  return show({
    visit: wanted,
    account: account.value,
    purposeLabel: services.requests.rules().purposes.find(({ code }) => code === visit.purpose)?.label,
    records: await services.recordFacts.forReaders(wanted.items.map(({ recordId }) => recordId)),
    qr: await qrMarkup((services.config.publicUrl ?? url.origin) + visitAddress(lang, visit.id)),
  });
}
