import { toString as drawQr } from 'qrcode';
import type { FormError } from '../form/form-error.ts';
import { NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import type { CodeData, SetUpData } from './entry-page.ts';
import type { KeptForm } from './kept-form.ts';

export interface Owed {
  next?: string;
  kept?: KeptForm;
  errors?: FormError[];
  status?: 200 | 403 | 422 | 429 | 503;
  cookies?: readonly string[];
}

/** What stands between the visitor and their account: a code, or setting up what makes codes. */
export async function showOwed(
  { locals }: PageContext,
  { next, kept, errors = [], status = 200, cookies }: Owed,
): Promise<PageAnswer<CodeData | SetUpData>> {
  const { visitor, services } = locals;
  const carried = { next, kept, errors };
  if (visitor.owes === 'second-factor') return show({ view: 'code', ...carried }, status, cookies);
  const set = await services.people.secondFactorToSetUp(visitor);
  if (!set.ok) return NONE;
  const { secret, uri } = set.value;
  const qr = await drawQr(uri, { type: 'svg', margin: 2 });
  const asksPassword = visitor.actor.kind === 'reader';
  return show({ view: 'set-up', secret, qr, asksPassword, ...carried }, status, cookies);
}
