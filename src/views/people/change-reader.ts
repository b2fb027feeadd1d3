import { done, type Result } from '../../platform/result.ts';
import { IDENTITY_KINDS } from '../../readers/account.ts';
import type { Actor } from '../../readers/actor.ts';
import type { People } from '../../readers/people.ts';
import type { SuspensionReason } from '../../readers/people-at-work.ts';
import type { NotFound, NotNow } from '../../readers/refusals.ts';
import type { Form } from '../form/read-form.ts';

export const READER_MESSAGES = [
  'linked',
  'confirmed',
  'seen',
  'suspended',
  'lifted',
  'disabled',
  'enabled',
  'cleared',
] as const;
export type ReaderMessage = (typeof READER_MESSAGES)[number];

export const SUSPENSION_REASONS = [
  'rules-broken',
  'false-statements',
  'damage',
  'other',
] as const satisfies readonly SuspensionReason[];

type Changed = Result<ReaderMessage, NotFound | NotNow>;

/** Does what the pressed button says. @returns undefined where none was pressed */
export async function changeReader(people: People, actor: Actor, id: string, form: Form): Promise<Changed | undefined> {
  if (form.has('link')) return said('linked', await people.sendLinkAgain(actor, id));
  if (form.has('confirm')) return said('confirmed', await people.confirmReader(actor, id));
  if (form.has('seeIdentity')) {
    const kind = form.oneOf('kind', IDENTITY_KINDS);
    return kind && said('seen', await people.markIdentitySeen(actor, id, kind));
  }
  if (form.has('suspend')) {
    const reason = form.oneOf('reason', SUSPENSION_REASONS);
    return reason && said('suspended', await people.suspendReader(actor, id, reason));
  }
  if (form.has('lift')) return said('lifted', await people.liftSuspension(actor, id));
  if (form.has('disable')) return said('disabled', await people.disable(actor, id));
  if (form.has('enable')) return said('enabled', await people.enable(actor, id));
  if (form.has('clearFactor')) return said('cleared', await people.clearSecondFactor(actor, id));
  return undefined;
}

function said(message: ReaderMessage, result: Result<void, NotFound | NotNow>): Changed {
  return result.ok ? done(message) : result;
}
