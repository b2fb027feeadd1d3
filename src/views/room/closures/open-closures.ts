import { roomDeskAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { AffectedVisit, RoomException } from '../../../visits/closures.ts';
import type { VisitRules } from '../../../visits/policy.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { changeClosures } from './change-closures.ts';

export interface ClosuresPageData {
  exceptions: RoomException[];
  rules: VisitRules;
  /** Visits that wait for a choice before the change is made; undefined in the first step. */
  affected?: AffectedVisit[];
  typed: Form;
  errors: FormError[];
  done?: string;
}

/** Days on which rooms differ from their week, and every change of them. */
export async function openClosures(lang: Lang, context: PageContext): Promise<PageAnswer<ClosuresPageData>> {
  const { request, url } = context;
  if (request.method !== 'POST') return showClosures(context, { done: doneText(lang, url.searchParams.get('done')) });
  const typed = await readForm(request);
  const changed = await changeClosures(lang, context, typed);
  switch (changed.kind) {
    case 'done':
      return go(roomDeskAddress(lang, 'closures', new URLSearchParams({ done: changed.done })));
    case 'none':
      return NONE;
    case 'ask':
      return showClosures(context, { typed, affected: changed.affected, errors: changed.errors }, changed.status);
  }
}

function doneText(lang: Lang, done: string | null): string | undefined {
  const { saved, ended } = t(lang).room.closures;
  return { saved, ended }[done ?? ''];
}

async function showClosures(
  { locals }: PageContext,
  given: Partial<Pick<ClosuresPageData, 'typed' | 'affected' | 'errors' | 'done'>>,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<PageAnswer<ClosuresPageData>> {
  const { visitDesk, visits } = locals.services;
  const exceptions = await visitDesk.exceptions(locals.visitor.actor);
  if (!exceptions.ok) return NONE;
  const page = { typed: formOf(new FormData()), errors: [], ...given };
  return show({ exceptions: exceptions.value, rules: visits.rules(), ...page }, status);
}
