import { deskAddress, readerCardAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { ReaderCard } from '../../../visits/reader-card.ts';
import type { VisitRefusal } from '../../../visits/refusals.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { qrMarkup } from '../../request/qr-markup.ts';
import { deskCodeAddress } from '../desk-code.ts';
import { explainVisit } from '../explain-visit.ts';

export interface CardPageData {
  reader: { id: string; name: string };
  card: ReaderCard | null;
  /** On how many days the reader has come, and how many it takes. */
  days: number;
  needed: number;
  /** SVG of what is printed; only in the answer to its button, since each print is counted. */
  printed?: string;
  back: string;
  typed: Form;
  errors: FormError[];
  done?: string;
}

/** A reader's card: issued, printed, taken back. */
export async function openCard(lang: Lang, context: PageContext): Promise<PageAnswer<CardPageData>> {
  const { locals, params, request, url } = context;
  const { visitDesk, config } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  if (request.method !== 'POST') return showCard(lang, context, { done: url.searchParams.get('done') ?? undefined });
  const form = await readForm(request);
  switch (form.line('do')) {
    case 'issue': {
      const announced = form.line('announcedDays') || '0';
      if (!/^\d{1,3}$/.test(announced)) {
        const errors = [{ field: 'announcedDays', text: t(lang).room.card.badDays }];
        return showCard(lang, context, { typed: form, errors }, 422);
      }
      const issued = await visitDesk.issueCard(actor, id, { announcedDays: Number(announced) });
      return issued.ok ? go(`${readerCardAddress(lang, id)}?done=issued`) : refuse(issued.refusal);
    }
    case 'print': {
      const printed = await visitDesk.printedCard(actor, id);
      if (!printed.ok) return refuse(printed.refusal);
      const code = deskCodeAddress(lang, printed.value.number, config.publicUrl ?? url.origin);
      return showCard(lang, context, { printed: await qrMarkup(code) });
    }
    case 'end': {
      const ended = await visitDesk.endCard(actor, id);
      return ended.ok ? go(`${readerCardAddress(lang, id)}?done=ended`) : refuse(ended.refusal);
    }
    default:
      return showCard(lang, context, {});
  }

  function refuse(refusal: VisitRefusal): Promise<PageAnswer<CardPageData>> | PageAnswer<CardPageData> {
    const explained = explainVisit(lang, refusal);
    return explained ? showCard(lang, context, { typed: form, errors: explained.errors }, explained.status) : NONE;
  }
}

async function showCard(
  lang: Lang,
  { locals, params }: PageContext,
  given: Partial<Pick<CardPageData, 'typed' | 'errors' | 'done' | 'printed'>>,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<PageAnswer<CardPageData>> {
  const { visitDesk, people } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const [found, reader] = await Promise.all([visitDesk.card(actor, id), people.viewReader(actor, id)]);
  if (!found.ok || !reader.ok) return NONE;
  const page = {
    reader: { id, name: reader.value.name },
    ...found.value,
    back: deskAddress(lang, 'readers', id),
    typed: formOf(new FormData()),
    errors: [],
    ...given,
  };
  return show(page, status);
}
