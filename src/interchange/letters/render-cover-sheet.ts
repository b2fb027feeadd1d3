import type { OwnOrder, OwnOrderItem } from '../../copies/copies.ts';
import type { CopyRules } from '../../copies/policy.ts';
import { partialDateText } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/languages.ts';
import { numberText } from '../../i18n/numbers.ts';
import { t } from '../../i18n/translate.ts';
import type { RecordSnapshot } from '../../requests/snapshot.ts';
import { createPen, finished, plain, type Pen } from './pen.ts';

interface About {
  lang: Lang;
  rules: Pick<CopyRules, 'kinds'>;
  /** As it stands in citations. */
  archive: string;
}

/** Points that a line of the order needs at least. */
const KEPT_TOGETHER = 110;

/**
 * The sheet that goes with copies and states their source: archive, fonds, inventory, file, sheet (Law on Archives
 * 2011, art. 29: whoever uses records states their archival number and the archive that holds them).
 */
export async function renderCoverSheet(order: OwnOrder, { lang, rules, archive }: About): Promise<Uint8Array> {
  const { cover } = t(lang).copies;
  const day = order.deliveredOn ?? order.submittedAt?.slice(0, 10) ?? order.createdAt.slice(0, 10);
  const pen = createPen({ title: `${cover.title} – ${order.number ?? ''}`, author: archive, day, lang });
  pen.paragraph(cover.title, { face: 'bold', size: 16, align: 'center', after: 10 });
  pen.labelled(cover.archive, archive, { size: 12 });
  pen.labelled(cover.number, order.number ?? '', { size: 12 });
  pen.labelled(cover.day, order.deliveredOn ? partialDateText(lang, order.deliveredOn) : cover.notDelivered);
  pen.pdf.y += 6;
  pen.paragraph(cover.lead, { after: 10 });
  order.lines.forEach((line, at) => writeLine(pen, { line, number: at + 1, lang, rules }));
  return finished(pen.pdf);
}

function writeLine(
  pen: Pen,
  { line, number, lang, rules }: { line: OwnOrderItem; number: number } & Pick<About, 'lang' | 'rules'>,
): void {
  const { cover } = t(lang).copies;
  const { words } = t(lang);
  const { snapshot } = line;
  const inset = { indent: 16 };
  pen.need(KEPT_TOGETHER);
  pen.paragraph(`${numberText(lang, number)}. ${plain(snapshot.title ?? words.masked)}`, {
    face: 'semibold',
    size: 11.5,
  });
  pen.labelled(cover.fonds, snapshot.fonds.title ?? words.masked, inset);
  pen.labelled(cover.place, archivalNumber(lang, snapshot), inset);
  pen.labelled(cover.sheets, `${line.fromPage} – ${line.toPage}`, inset);
  const kind = rules.kinds.find(({ code }) => code === line.kind)?.label[lang] ?? line.kind;
  const count = cover.count(numberText(lang, line.pages), numberText(lang, line.copies));
  pen.labelled(cover.kind, `${kind} (${count})`, inset);
  if (line.authenticationNumber) pen.labelled(cover.authentication, line.authenticationNumber, inset);
  pen.pdf.y += 6;
}

/** Inventory, box, file, and the code under which it is cited. */
function archivalNumber(lang: Lang, { address, referenceCode }: RecordSnapshot): string {
  const { levels } = t(lang).words;
  const parts = [
    address?.inventory && `${levels.inventory} ${address.inventory}`,
    address?.box && `${levels.box} ${address.box}`,
    address?.file && `${levels.file} ${address.file}`,
    referenceCode,
  ];
  return parts.filter(Boolean).join(', ') || '–';
}
