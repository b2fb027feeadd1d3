import type { CopyProblem, CopyRefusal } from '../../copies/refusals.ts';
import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { Result } from '../../platform/result.ts';
import type { StaffActor } from '../../readers/actor.ts';
import type { Services } from '../../services.ts';
import type { CORRECTED_AS } from '../../statistics/registers/register.ts';
import type { DeliveryProblem, DeliveryRefusal } from '../../visits/delivery/refusals.ts';
import type { FormError } from '../form/form-error.ts';
import type { Form } from '../form/read-form.ts';
import type { CorrectionField } from './correction-fields.ts';

/** Every register but that of requests, which says nothing that was counted. */
export type CorrectableRegister = keyof typeof CORRECTED_AS;

export type CorrectionAnswer =
  { kind: 'done' } | { kind: 'none' } | { kind: 'refused'; status: 409 | 422; errors: FormError[] };

/** Writes a correction of an entry as its form says; the room that wrote the entry decides. */
export async function correctEntry(
  lang: Lang,
  { services, actor, form }: { services: Pick<Services, 'delivery' | 'copyDesk'>; actor: StaffActor; form: Form },
  { register, id, fields }: { register: CorrectableRegister; id: string; fields: readonly CorrectionField[] },
): Promise<CorrectionAnswer> {
  const wrong = fields.filter(({ column, kind }) => kind === 'number' && !/^\d{1,9}$/.test(form.line(column)));
  if (wrong.length > 0) {
    const { number } = t(lang).registers.correction.refusals;
    return refusedWith(wrong.map(({ column, label }) => ({ field: column, text: number(label) })));
  }
  const input = {
    seen: Number(/^\d{1,6}$/.exec(form.line('seen'))?.[0] ?? 0),
    reason: form.lines('reason'),
    changes: { ...changesIn(form, fields), void: form.has('void') },
  };
  const written = await write(services, actor, { register, id, input });
  return written.ok ? { kind: 'done' } : explain(lang, written.refusal, fields);
}

interface Input {
  seen: number;
  reason: string;
  changes: Record<string, string | number | boolean>;
}

/** To the room that wrote the entry. */
function write(
  { delivery, copyDesk }: Pick<Services, 'delivery' | 'copyDesk'>,
  actor: StaffActor,
  { register, id, input }: { register: CorrectableRegister; id: string; input: Input },
): Promise<Result<{ correctionId: string }, DeliveryRefusal | CopyRefusal>> {
  switch (register) {
    case 'readers':
      return delivery.correctVisit(actor, id, input);
    case 'deliveries':
      return delivery.correctDelivery(actor, id, input);
    case 'copies':
    case 'authentications':
      return copyDesk.correctLine(actor, id, input);
  }
}

/** What differs from what the form showed. */
function changesIn(form: Form, fields: readonly CorrectionField[]): Record<string, string | number> {
  const typed = fields
    .map(({ column, kind, value }) => ({
      column,
      kind,
      value,
      now: kind === 'text' ? form.lines(column) : form.line(column),
    }))
    .filter(({ value, now }) => now !== value);
  return Object.fromEntries(
    typed.map(({ column, kind, now }) => [column, kind === 'number' || kind === 'yes-no' ? Number(now) : now]),
  );
}

function explain(
  lang: Lang,
  refusal: DeliveryRefusal | CopyRefusal,
  fields: readonly CorrectionField[],
): CorrectionAnswer {
  const texts = t(lang).registers.correction.refusals;
  switch (refusal.code) {
    case 'not-found':
      return { kind: 'none' };
    case 'invalid':
      return refusedWith(refusal.problems.map((problem) => sayProblem(lang, problem, fields)));
    case 'stale':
      return refusedWith([{ field: 'reason', text: texts.stale }], 409);
    case 'not-allowed':
    case 'own-order':
      return refusedWith([{ field: 'reason', text: texts.notAllowed }], 409);
    default:
      return refusedWith([{ field: 'reason', text: texts.notNow }], 409);
  }
}

/** Where the counter's names of fields are not those of the register. */
const COLUMN_OF: Partial<Record<string, string>> = {
  sheets: 'sheets_out',
  condition: 'condition_out',
  note: 'note_out',
  partySize: 'party_size',
  changes: 'reason',
};

function sayProblem(
  lang: Lang,
  { field, code }: DeliveryProblem | CopyProblem,
  fields: readonly CorrectionField[],
): FormError {
  const { refusals: texts, why } = t(lang).registers.correction;
  const name = COLUMN_OF[field] ?? field;
  const label = fields.find(({ column }) => column === name)?.label ?? why;
  switch (code) {
    case 'missing':
      return { field: name, text: texts.missing(label) };
    case 'too-long':
    case 'too-many':
      return { field: name, text: texts.tooLong(label) };
    case 'out-of-range':
    case 'not-a-count':
      return { field: name, text: texts.number(label) };
    case 'nothing-to-correct':
      return { field: name, text: texts.nothing };
    default:
      return { field: name, text: texts.unknown(label) };
  }
}

function refusedWith(errors: FormError[], status: 409 | 422 = 422): CorrectionAnswer {
  return { kind: 'refused', status, errors };
}
