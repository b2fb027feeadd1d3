import { accountAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import { IDENTITY_KINDS } from '../../readers/account.ts';
import type { AccountFacts, Correction, CorrectionField } from '../../readers/people.ts';
import type { LookAtReader } from '../../requests/privacy/privacy.ts';
import { wordFaults } from '../account/word-refusal.ts';
import type { FormError } from '../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../form/page-answer.ts';
import type { PageContext } from '../form/page-context.ts';
import { readForm, type Form } from '../form/read-form.ts';

const DONE = ['corrected', 'asked', 'kept'] as const;

export interface OwnData {
  account: AccountFacts;
  log: LookAtReader[];
  /** As typed, where a correction was refused; else as it is kept. */
  typed: Correction;
  errors: FormError[];
  done?: (typeof DONE)[number];
}

/** What is kept of a reader: seen, corrected, and asked to be erased. The file with all of it has its own address. */
export async function openOwnData(lang: Lang, context: PageContext): Promise<PageAnswer<OwnData>> {
  const { locals, request, url } = context;
  const { people, privacy, accountPolicy } = locals.services;
  const { actor } = locals.visitor;
  if (request.method !== 'POST') {
    const done = DONE.find((message) => message === url.searchParams.get('done'));
    return showOwnData(context, done ? { done } : {});
  }
  const form = await readForm(request);
  if (form.has('correct')) {
    const typed = readCorrection(form);
    const corrected = await people.correctOwnData(actor, typed);
    if (corrected.ok) return goBack(lang, 'corrected');
    if (corrected.refusal.code === 'not-found') return NONE;
    const labels = correctionLabels(lang);
    const errors = wordFaults(lang, corrected.refusal.fields, labels, accountPolicy.passwords.shortest);
    return showOwnData(context, { typed, errors }, 422);
  }
  if (form.has('erase')) {
    if (!form.has('sure')) {
      return showOwnData(context, { errors: [{ field: 'sure', text: t(lang).privacy.eraseNotSure }] }, 422);
    }
    const asked = await privacy.askErasure(actor);
    return asked.ok || asked.refusal.code === 'not-now' ? goBack(lang, 'asked') : NONE;
  }
  if (form.has('keep')) {
    const kept = await privacy.takeBackErasure(actor);
    return kept.ok || kept.refusal.code === 'not-now' ? goBack(lang, 'kept') : NONE;
  }
  return showOwnData(context, {});
}

async function showOwnData(
  { locals }: PageContext,
  shown: Partial<Pick<OwnData, 'typed' | 'errors' | 'done'>>,
  status: 200 | 422 = 200,
): Promise<PageAnswer<OwnData>> {
  const { people, privacy } = locals.services;
  const { actor } = locals.visitor;
  const [own, log] = await Promise.all([people.ownAccount(actor), privacy.accessLog(actor)]);
  if (!own.ok || !log.ok) return NONE;
  return show({ account: own.value, log: log.value, typed: asKept(own.value), errors: [], ...shown }, status);
}

function goBack(lang: Lang, done: (typeof DONE)[number]): PageAnswer<never> {
  return go(accountAddress(lang, 'ownData', new URLSearchParams({ done })));
}

function asKept({ name, phone, workplace, priority, note, identity }: AccountFacts): Correction {
  return {
    name,
    phone: phone ?? '',
    workplace: workplace ?? '',
    priority: priority ?? '',
    note: note ?? '',
    identityKind: identity?.kind ?? 'citizen',
    identityNumber: '',
  };
}

function readCorrection(form: Form): Correction {
  return {
    name: form.line('name'),
    phone: form.line('phone'),
    workplace: form.line('workplace'),
    priority: form.line('priority'),
    note: form.lines('note'),
    identityKind: form.oneOf('identityKind', IDENTITY_KINDS) ?? 'citizen',
    identityNumber: form.line('identityNumber'),
  };
}

/** In the order of the page. */
function correctionLabels(lang: Lang): Record<CorrectionField, string> {
  const { fields } = t(lang).account;
  return {
    name: fields.name,
    identityKind: fields.identityKind,
    identityNumber: fields.identityNumber,
    phone: fields.phone,
    workplace: fields.workplace,
    priority: fields.priority,
    note: fields.note,
  };
}
