import type { PublicDocument } from '../../../catalogue/document.ts';
import { deskCaseAddress } from '../../../i18n/addresses.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Actor } from '../../../readers/actor.ts';
import type { DeskCase, DeskEvent } from '../../../requests/desk-case.ts';
import type { RequestRules } from '../../../requests/policy.ts';
import type { Services as Portal } from '../../../services.ts';
import type { FormError } from '../../form/form-error.ts';
import { go, NONE, show, type PageAnswer } from '../../form/page-answer.ts';
import type { PageContext } from '../../form/page-context.ts';
import { formOf, readForm, type Form } from '../../form/read-form.ts';
import { CASE_BUTTONS } from './case-actions.ts';
import type { Acted, AnswerPreview } from './pressed-button.ts';
import { explainRefusal } from './explain-refusal.ts';
import { grantField, pressGrantButton, readGrantButton } from './grant-buttons.ts';
import { leftAfter } from './half-typed.ts';
import { wasPressedTwice } from './pressed-twice.ts';

export interface CasePageData {
  shown: DeskCase;
  /** Those under which it was sent. */
  rules: RequestRules;
  /** Documents of its items that are not open to everybody and may be read here, by item. */
  reading: ReadonlyMap<string, PublicDocument[]>;
  colleagues: { id: string; name: string; archivist: boolean; approver: boolean }[];
  /** What a refused form held, or what is half typed beside what was done; empty else. */
  typed: Form;
  /** Which button was pressed. */
  pressed: string;
  errors: FormError[];
  /** What others did since the page was made: set where that is why nothing was written. */
  meanwhile?: DeskEvent[];
  /** The letter that the button would send: nothing is sent before it was read. */
  preview?: AnswerPreview;
  /** What was done just now. */
  done?: string;
}

type Services = Pick<Portal, 'desk' | 'requests' | 'readingOfCase'>;

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
  const acted = await press(context, asked, { pressed, form, shown: before.value });
  if (!acted) return showCase(services, asked, { typed: form });
  if ('preview' in acted) return showCase(services, asked, { typed: form, pressed, preview: acted.preview });
  if ('ok' in acted && acted.ok) return goOn(services, asked, { form, pressed });
  return refuse(services, asked, { acted, form, pressed });
}

async function press(
  context: PageContext,
  { actor, lang }: Asked,
  { pressed, form, shown }: { pressed: string; form: Form; shown: DeskCase },
): Promise<Acted | undefined> {
  const { requests } = context.locals.services;
  const grantButton = readGrantButton(pressed);
  if (grantButton) return pressGrantButton(grantButton, requests, actor, form);
  if (!Object.hasOwn(CASE_BUTTONS, pressed)) return undefined;
  const version = Number(form.line('version'));
  return CASE_BUTTONS[pressed]?.({ requests, actor, lang, shown, form, version, context });
}

/** To the page anew; where something else was half typed, it is shown at once with that in its place. */
function goOn(
  services: Services,
  asked: Asked,
  { form, pressed }: { form: Form; pressed: string },
): Promise<PageAnswer<CasePageData>> | PageAnswer<CasePageData> {
  const grant = readGrantButton(pressed);
  const done = grant?.button ?? pressed;
  const left = leftAfter(form, done, grant ? [grantField(grant.grantId)] : []);
  if (left) return showCase(services, asked, { typed: formOf(left), done });
  return go(`${deskCaseAddress(asked.lang, asked.id)}?done=${done}`);
}

/** Shown again as it is by now, with everything that was typed and the reason on top. */
async function refuse(
  services: Services,
  asked: Asked,
  {
    acted,
    form,
    pressed,
  }: { acted: Exclude<Acted, { ok: true } | { preview: AnswerPreview }>; form: Form; pressed: string },
): Promise<PageAnswer<CasePageData>> {
  if ('errors' in acted) return showCase(services, asked, { typed: form, pressed, errors: acted.errors }, 422);
  const { refusal } = acted;
  if (refusal.code === 'not-found') return NONE;
  const now = await services.desk.open(asked.actor, asked.id);
  if (!now.ok) return NONE;
  const grantPressed = readGrantButton(pressed);
  const grant = grantPressed && grantField(grantPressed.grantId);
  const { status, errors } = explainRefusal(asked.lang, refusal, { shown: now.value, action: pressed });
  const meanwhile = refusal.code === 'stale' ? since(now.value, form.line('seen')) : undefined;
  const press = { pressed, itemIds: form.all('item'), by: asked.actor };
  if (meanwhile && wasPressedTwice(press, meanwhile)) return goOn(services, asked, { form, pressed });
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
  services: Services,
  { actor, id }: Asked,
  given: Partial<Omit<CasePageData, 'shown' | 'rules' | 'colleagues' | 'reading'>>,
  status: 200 | 403 | 409 | 422 | 429 = 200,
  known?: DeskCase,
): Promise<PageAnswer<CasePageData>> {
  const { desk, requests } = services;
  const opened = known ? { ok: true as const, value: known } : await desk.open(actor, id);
  const colleagues = await desk.colleagues(actor);
  if (!opened.ok || !colleagues.ok) return NONE;
  const page = { typed: formOf(new FormData()), pressed: '', errors: [], ...given };
  const rules = requests.policy.named(opened.value.rulesFrom);
  const reading = await toRead(services, actor, opened.value);
  return show({ ...page, shown: opened.value, rules, reading, colleagues: colleagues.value }, status);
}

async function toRead({ readingOfCase }: Services, actor: Actor, shown: DeskCase): Promise<CasePageData['reading']> {
  const withFiles = shown.items.filter(({ facts }) => facts !== null && facts.documents > 0);
  const reading = withFiles.length > 0 ? await readingOfCase(actor, shown.id) : undefined;
  const found = new Map<string, PublicDocument[]>();
  if (!reading) return found;
  for (const { id, recordId } of withFiles) found.set(id, await reading.closedOf(recordId));
  return found;
}
