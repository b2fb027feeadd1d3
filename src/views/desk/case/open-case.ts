import { deskCaseAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Actor } from '../../../readers/actor.ts';
import type { DeskCase, DeskEvent } from '../../../requests/desk-case.ts';
import type { Desk } from '../../../requests/desk.ts';
import type { RequestRules } from '../../../requests/policy.ts';
import type { Requests } from '../../../requests/requests.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { CASE_BUTTONS, type Acted } from './case-actions.ts';
import { explainRefusal } from './explain-refusal.ts';
import { GRANT_BUTTONS, grantField, pressGrantButton } from './grant-buttons.ts';

export interface CasePageData {
  shown: DeskCase;
  /** Those under which it was sent. */
  rules: RequestRules;
  colleagues: { id: string; name: string; archivist: boolean; approver: boolean }[];
  /** What a refused form held; empty else. */
  typed: Form;
  /** Which button was pressed. */
  pressed: string;
  errors: FormError[];
  /** What others did since the page was made: set where that is why nothing was written. */
  meanwhile?: DeskEvent[];
  /** What was done just now. */
  done?: string;
}

interface Services {
  desk: Desk;
  requests: Requests;
}

interface Asked {
  actor: Actor;
  id: string;
  lang: Lang;
}

/** A case on one screen, or what one of its buttons does. */
export async function openCase(lang: Lang, context: PageContext): Promise<PageAnswer<CasePageData>> {
  const { locals, params, request, url } = context;
  const { services, visitor } = locals;
  const asked: Asked = { actor: visitor.actor, id: params.id ?? '', lang };
  const done = url.searchParams.get('done') ?? undefined;
  if (request.method !== 'POST') return showCase(services, asked, done ? { done } : {});
  const form = await readForm(request);
  const before = await services.desk.asItStands(asked.actor, asked.id);
  if (!before.ok) return NONE;
  const pressed = form.line('do');
  const acted = await press(services, asked, { pressed, form, shown: before.value });
  if (!acted) return showCase(services, asked, {});
  if ('ok' in acted && acted.ok) return go(`${deskCaseAddress(asked.lang, asked.id)}?done=${pressed}`);
  return refuse(services, asked, { acted, form, pressed });
}

async function press(
  { requests }: Services,
  { actor, lang }: Asked,
  { pressed, form, shown }: { pressed: string; form: Form; shown: DeskCase },
): Promise<Acted | undefined> {
  const grantButton = GRANT_BUTTONS.find((name) => name === pressed);
  if (grantButton) return pressGrantButton(grantButton, requests, actor, form);
  if (!Object.hasOwn(CASE_BUTTONS, pressed)) return undefined;
  return CASE_BUTTONS[pressed]?.({ requests, actor, lang, shown, form, version: Number(form.line('version')) });
}

/** Shown again as it is by now, with everything that was typed and the reason on top. */
async function refuse(
  services: Services,
  asked: Asked,
  { acted, form, pressed }: { acted: Exclude<Acted, { ok: true }>; form: Form; pressed: string },
): Promise<PageAnswer<CasePageData>> {
  if ('errors' in acted) return showCase(services, asked, { typed: form, pressed, errors: acted.errors }, 422);
  const { refusal } = acted;
  if (refusal.code === 'not-found') return NONE;
  const now = await services.desk.open(asked.actor, asked.id);
  if (!now.ok) return NONE;
  const grant = GRANT_BUTTONS.some((name) => name === pressed) ? grantField(form.line('grant')) : undefined;
  const { status, errors } = explainRefusal(asked.lang, refusal, { shown: now.value, action: pressed });
  const meanwhile = refusal.code === 'stale' ? since(now.value, form.line('seen')) : undefined;
  return showCase(
    services,
    asked,
    {
      typed: form,
      pressed,
      errors: errors.map((error) => (grant && error.field ? { ...error, field: grant } : error)),
      ...(meanwhile ? { meanwhile } : {}),
    },
    status,
    now.value,
  );
}

/** What was written after the page had shown so many events. */
function since({ events }: DeskCase, seen: string): DeskEvent[] {
  return /^\d{1,6}$/.test(seen) ? events.slice(Number(seen)) : events;
}

async function showCase(
  { desk, requests }: Services,
  { actor, id }: Asked,
  given: Partial<Omit<CasePageData, 'shown' | 'rules' | 'colleagues'>>,
  status: 200 | 403 | 409 | 422 | 429 = 200,
  known?: DeskCase,
): Promise<PageAnswer<CasePageData>> {
  const opened = known ? { ok: true as const, value: known } : await desk.open(actor, id);
  const colleagues = await desk.colleagues(actor);
  if (!opened.ok || !colleagues.ok) return NONE;
  const page = { typed: formOf(new FormData()), pressed: '', errors: [], ...given };
  const rules = requests.policy.named(opened.value.rulesFrom);
  return show({ ...page, shown: opened.value, rules, colleagues: colleagues.value }, status);
}
