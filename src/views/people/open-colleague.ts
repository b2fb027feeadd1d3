import { deskAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { ROLES } from '../../readers/account.ts';
import type { Result } from '../../platform/result.ts';
import type { Colleague } from '../../readers/people-at-work.ts';
import type { NotFound, NotNow } from '../../readers/refusals.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm } from '../form/read-form.ts';
import { invitationLink } from './invitation-link.ts';

const MESSAGES = ['roles', 'ownReader', 'disabled', 'enabled', 'cleared'] as const;
type Message = (typeof MESSAGES)[number];

export interface ColleagueData {
  colleague: Colleague;
  /** What stands in the field for it. */
  ownReader: string;
  /** The administrator's own account. */
  isOwn: boolean;
  done?: Message;
  invited?: { name: string; link: string };
  errors: FormError[];
}

/** One colleague, and what the administrator may do to the account. */
export async function openColleague(lang: Lang, context: PageContext): Promise<PageAnswer<ColleagueData>> {
  const { locals, params, request, url } = context;
  const { people } = locals.services;
  const { actor } = locals.visitor;
  const id = params.id ?? '';
  const { colleagues: texts } = t(lang).people;
  if (request.method !== 'POST') {
    return showColleague(200, { done: MESSAGES.find((message) => message === url.searchParams.get('done')) });
  }

  const form = await readForm(request);
  if (form.has('saveRoles')) {
    const ticked = form.all('roles');
    const roles = ROLES.filter((role) => ticked.includes(role));
    if (roles.length === 0) return showColleague(422, { errors: [{ field: 'roles', text: texts.rolesMissing }] });
    return after('roles', await people.setRoles(actor, id, roles));
  }
  if (form.has('saveOwnReader')) {
    const typed = form.line('ownReader');
    const saved = await people.setOwnReader(actor, id, typed);
    if (saved.ok) return after('ownReader', saved);
    if (saved.refusal.code !== 'no-reader') return refuse(saved.refusal);
    return showColleague(422, { typed, errors: [{ field: 'ownReader', text: texts.noReader }] });
  }
  if (form.has('disable')) return after('disabled', await people.disable(actor, id));
  if (form.has('enable')) return after('enabled', await people.enable(actor, id));
  if (form.has('clearFactor')) return after('cleared', await people.clearSecondFactor(actor, id));
  if (form.has('inviteAgain')) {
    const made = await people.inviteAgain(actor, id);
    return made.ok
      ? showColleague(200, { link: invitationLink(lang, context, made.value.token) })
      : refuse(made.refusal);
  }
  return showColleague(200, {});

  async function after(message: Message, result: Result<void, NotFound | NotNow>): Promise<PageAnswer<ColleagueData>> {
    return result.ok ? go(`${deskAddress(lang, 'colleagues', id)}?done=${message}`) : refuse(result.refusal);
  }

  async function refuse(refusal: NotFound | NotNow): Promise<PageAnswer<ColleagueData>> {
    return refusal.code === 'not-found' ? NONE : showColleague(409, { errors: [{ text: texts.notNow }] });
  }

  async function showColleague(
    status: 200 | 409 | 422,
    { done, errors = [], link, typed }: { done?: Message; errors?: FormError[]; link?: string; typed?: string },
  ): Promise<PageAnswer<ColleagueData>> {
    const found = await people.colleagues(actor);
    const colleague = found.ok ? found.value.find((each) => each.id === id) : undefined;
    if (!colleague || actor.kind !== 'staff') return NONE;
    const invited = link === undefined ? undefined : { name: colleague.name, link };
    const ownReader = typed ?? colleague.ownReader ?? '';
    return show({ colleague, ownReader, isOwn: actor.id === id, done, invited, errors }, status);
  }
}
