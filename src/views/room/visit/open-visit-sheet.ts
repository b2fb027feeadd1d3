import type { PaperAddress } from '../../../catalogue/description.ts';
import { deskVisitAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { RequestRules } from '../../../requests/policy.ts';
import type { DeskItem } from '../../../visits/delivery/desk-item.ts';
import type { DeskVisit } from '../../../visits/desk-visit.ts';
import type { VisitItemState } from '../../../visits/states.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import { NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { qrMarkup } from '../../request/qr-markup.ts';
import { deskCodeAddress } from '../desk-code.ts';

export interface VisitSheetData {
  shown: DeskVisit;
  rows: SheetRow[];
  rules: VisitRules;
  purposes: RequestRules['purposes'];
  /** SVG; opens the visit at the counter. */
  qr: string;
  back: string;
}

/** A file on the form. */
export interface SheetRow {
  fonds: string | null;
  address: PaperAddress | null;
  referenceCode: string | null;
  title: string | null;
  state: VisitItemState;
  trouble: string | null;
}

/**
 * The forms of a visit as the desk puts them on paper: registration and reading request. There are none before it was
 * asked for. Whoever opens them has looked at the visit, which is logged.
 */
export async function openVisitSheet(
  lang: Lang,
  { locals, params, url }: PageContext,
): Promise<PageAnswer<VisitSheetData>> {
  const { visitDesk, delivery, visits, requests, config } = locals.services;
  const { actor } = locals.visitor;
  const opened = await visitDesk.open(actor, params.id ?? '');
  if (!opened.ok || opened.value.number === null) return NONE;
  const shown = opened.value;
  const items = await delivery.itemsOf(actor, shown.id);
  if (!items.ok) return NONE;
  return show({
    shown,
    rows: [...items.value.map(rowOf), ...shown.passedOn].filter(({ state }) => state !== 'cancelled'),
    rules: visits.rules(),
    purposes: requests.rules().purposes,
    qr: await qrMarkup(deskCodeAddress(lang, opened.value.number, config.publicUrl ?? url.origin)),
    back: deskVisitAddress(lang, shown.id),
  });
}

function rowOf({ record, state, trouble }: DeskItem): SheetRow {
  const { fonds, address, referenceCode, title } = record;
  return { fonds, address, referenceCode, title, state, trouble };
}
