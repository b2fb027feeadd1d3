import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { LinkHolder, LinkPurpose, LinkRefusal, NewPassword, People, SignedIn } from '../../readers/people.ts';
import type { Client } from '../../readers/client.ts';
import type { Result } from '../../platform/result.ts';
import type { FormError } from '../form/form-error.ts';
import { ownPath } from '../form/own-path.ts';
import { show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { clientOf } from './client-of.ts';
import { enter } from './enter.ts';
import type { EntryPage } from './entry-page.ts';
import { wordDelay, wordFaults } from './word-refusal.ts';

/** A link from a letter leads to a new password, or to the word that it is of no use any more. */
export type LinkPage = ChoosePasswordData | BadLinkData;

export interface ChoosePasswordData {
  view: 'choose';
  purpose: LinkPurpose;
  token: string;
  holder: LinkHolder;
  errors: FormError[];
}

export interface BadLinkData {
  view: 'bad-link';
  purpose: LinkPurpose | 'change-email';
}

type Use = (
  people: People,
  token: string,
  password: NewPassword,
  client: Client,
) => Promise<Result<SignedIn, LinkRefusal>>;
const USES: Record<LinkPurpose, Use> = {
  'verify-email': (people, ...how) => people.verify(...how),
  'reset-password': (people, ...how) => people.resetPassword(...how),
  invitation: (people, ...how) => people.acceptInvitation(...how),
};

/** Looking at the link uses nothing up: programs that read mail open links too. Only the form does. */
export async function openChoosePassword(
  lang: Lang,
  context: PageContext,
  purpose: LinkPurpose,
): Promise<PageAnswer<LinkPage | EntryPage>> {
  const { locals, request, url } = context;
  const { people, accountPolicy } = locals.services;
  const token = url.searchParams.get('token') ?? '';
  const holder = await people.lookAtLink(purpose, token);
  if (!holder) return badLink(purpose);
  if (request.method !== 'POST') return show({ view: 'choose', purpose, token, holder, errors: [] });

  const form = await readForm(request);
  const password = { password: form.secret('password'), repeated: form.secret('repeated') };
  const used = await USES[purpose](people, token, password, clientOf(context));
  if (used.ok) return enter(lang, context, used.value, { next: ownPath(used.value.next) });
  const { refusal } = used;
  switch (refusal.code) {
    case 'bad-link':
      return badLink(purpose);
    case 'busy': {
      const { status, errors } = wordDelay(lang, refusal);
      return show({ view: 'choose', purpose, token, holder, errors }, status);
    }
    case 'fields': {
      const { newPassword, repeated } = t(lang).account.fields;
      const labels = { password: newPassword, repeated };
      const errors = wordFaults(lang, refusal.fields, labels, accountPolicy.passwords.shortest);
      return show({ view: 'choose', purpose, token, holder, errors }, 422);
    }
  }
}

export function badLink(purpose: BadLinkData['purpose']): PageAnswer<BadLinkData> {
  return show({ view: 'bad-link', purpose }, 410);
}
