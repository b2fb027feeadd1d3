import type { Lang } from '../../../i18n/languages.ts';
import { t } from '../../../i18n/translate.ts';
import type { Result } from '../../../platform/result.ts';
import { IDENTITY_KINDS } from '../../../readers/account.ts';
import type { Actor } from '../../../readers/actor.ts';
import type { Services } from '../../../services.ts';
import type { VisitRefusal } from '../../../visits/refusals.ts';
import type { VisitItemState } from '../../../visits/states.ts';
import type { FormError } from '../../form/form-error.ts';
import type { Form } from '../../form/read-form.ts';
import { readFiles } from '../read-files.ts';
import { readSession } from '../read-session.ts';

export interface VisitPressed {
  services: Services;
  actor: Actor;
  lang: Lang;
  id: string;
  /** The version that the page was made of. */
  version: number;
  form: Form;
}

/** Done or refused by the use case; or not asked for yet, because of what was typed. `id`: of the visit to go on with. */
export type VisitActed = Result<{ version: number; id?: string }, VisitRefusal> | { errors: FormError[] };

/** What is over is neither kept nor in the way of asking for it once more. */
const OVER: ReadonlySet<VisitItemState> = new Set(['cancelled', 'withheld', 'reshelved', 'returned']);

/** What each button of the page does: `<button name="do" value="…">`. Fields are named `ACTION-FIELD`. */
export const VISIT_BUTTONS: Readonly<Record<string, (pressed: VisitPressed) => Promise<VisitActed>>> = {
  confirm: ({ services, actor, id, version, form }) =>
    services.visitDesk.confirm(actor, id, { version, leaveOut: form.has('confirm-leaveOut') }),
  decline: ({ services, actor, id, version, form }) =>
    services.visitDesk.decline(actor, id, { version, reason: form.lines('decline-reason') }),
  'call-off': ({ services, actor, id, version, form }) =>
    services.visitDesk.callOff(actor, id, { version, reason: form.lines('call-off-reason') }),
  async move({ services, actor, lang, id, version, form }) {
    const { rooms } = services.visits.rules();
    const to = readSession(lang, form, { rooms, prefix: 'move-' });
    if ('errors' in to) return to;
    const leaveOut = form.has('move-leaveOut');
    return services.visitDesk.move(actor, id, { version, to, reason: form.lines('move-reason'), leaveOut });
  },
  async arrive({ services, actor, lang, id, version, form }) {
    const identityKind = form.oneOf('arrive-identityKind', IDENTITY_KINDS);
    const { fields, problems, problem } = t(lang).room.visitRefusals;
    const missing = (field: string) => ({
      field: `arrive-${field}`,
      text: problem(fields[field] ?? field, problems.missing, ''),
    });
    const nationality = form.line('arrive-nationality');
    const errors = [
      ...(identityKind ? [] : [missing('identityKind')]),
      ...(nationality === '' ? [missing('nationality')] : []),
    ];
    if (!identityKind || errors.length > 0) return { errors };
    return services.visitDesk.arrive(actor, id, { version, identityKind, nationality });
  },
  'undo-arrival': ({ services, actor, id, version }) => services.visitDesk.undoArrival(actor, id, { version }),
  complete: ({ services, actor, id, version }) => services.visitDesk.complete(actor, id, { version }),
  miss: ({ services, actor, id, version }) => services.visitDesk.miss(actor, id, { version }),
  release: ({ services, actor, id, version }) => services.visits.release(actor, id, { version }),
  async 'change-files'({ services, actor, lang, id, version, form }) {
    const texts = t(lang).room.day.walkIn;
    const field = 'change-files-files';
    const { recordIds, unknown, several } = await readFiles(lang, services, form.lines(field));
    const errors = [
      ...unknown.map((line) => ({ field, text: texts.unknownFile(line) })),
      ...several.map((line) => ({ field, text: texts.tooManyFiles(line) })),
      ...(recordIds.length + unknown.length + several.length === 0 ? [{ field, text: texts.noFile }] : []),
    ];
    if (errors.length > 0) return { errors };
    const opened = await services.visitDesk.open(actor, id);
    if (!opened.ok) return opened;
    const kept = opened.value.items.filter(({ state }) => !OVER.has(state));
    const added = recordIds.filter((recordId) => !kept.some((item) => item.recordId === recordId));
    const reason = form.line('change-files-reasons');
    const files = [
      ...kept.map((item) => ({ recordId: item.recordId, reason: item.reason })),
      ...added.map((recordId) => ({ recordId, reason })),
    ];
    return services.visitDesk.changeFiles(actor, id, { version, files });
  },
};
