import { t } from '../../../i18n/translate.ts';
import type { FormError } from '../../form/form-error.ts';
import { attachFiles, takeBackFiles } from '../../request/take-files.ts';
import { readDay } from '../read-day.ts';
import { sendAnswer, showAnswer } from './answer-preview.ts';
import type { Acted, Pressed } from './pressed-button.ts';
import { readDecisions, type ItemDecisions } from './read-decisions.ts';

/** What each button of the page does: `<button name="do" value="…">`. Fields are named `ACTION-FIELD`. */
export const CASE_BUTTONS: Readonly<Record<string, (pressed: Pressed) => Promise<Acted>>> = {
  claim: ({ requests, actor, shown, version }) => requests.claim(actor, shown.id, { version }),
  release: ({ requests, actor, shown, version }) => requests.release(actor, shown.id, { version }),
  async 'hand-over'({ requests, actor, shown, version, form, lang }) {
    const to = form.line('hand-over-to');
    if (to === '') return wrong('hand-over-to', t(lang).desk.case.refusals.noColleague);
    return requests.handOver(actor, shown.id, { version, to });
  },
  ask: ({ requests, actor, shown, version, form }) =>
    requests.ask(actor, shown.id, { version, text: form.lines('ask-text') }),
  async tell({ requests, actor, shown, form, lang, context }) {
    const files = await attachFiles(context, lang, shown, form);
    if (files.errors.length > 0) return files;
    const { attachmentIds } = files;
    const told = await requests.tell(actor, shown.id, { text: form.lines('tell-text'), attachmentIds });
    if (!told.ok || told.value.repeated) await takeBackFiles(context, shown, attachmentIds);
    return told;
  },
  note: ({ requests, actor, shown, form }) => requests.note(actor, shown.id, { text: form.lines('note-text') }),
  async consult({ requests, actor, shown, version, form, lang }) {
    const day = form.line('consult-answerBy');
    const answerBy = readDay(day) ?? null;
    if (day !== '' && answerBy === null) return wrong('consult-answerBy', t(lang).desk.case.refusals.badDay);
    const asked = { body: form.line('consult-body'), question: form.lines('consult-question') };
    return requests.consult(actor, shown.id, { version, ...asked, answerBy, isBinding: form.has('consult-isBinding') });
  },
  async 'record-opinion'({ requests, actor, shown, version, form, lang }) {
    const answer = form.oneOf('record-opinion-consents', ['yes', 'no']);
    if (!answer) return wrong('record-opinion-consents', t(lang).desk.case.refusals.noAnswer);
    const said = { opinion: form.lines('record-opinion-opinion'), consents: answer === 'yes' };
    const consultationId = form.line('consultation');
    return requests.recordOpinion(actor, shown.id, { version, consultationId, ...said });
  },
  async extend({ requests, actor, shown, version, form, lang }) {
    const days = form.line('extend-workingDays');
    if (!/^[1-9]\d{0,2}$/.test(days)) return wrong('extend-workingDays', t(lang).desk.case.refusals.badNumber);
    return requests.extend(actor, shown.id, {
      version,
      workingDays: Number(days),
      reason: form.lines('extend-reason'),
    });
  },
  propose: (pressed) =>
    decided(pressed, (decisions) =>
      pressed.requests.propose(pressed.actor, pressed.shown.id, { version: pressed.version, decisions }),
    ),
  'preview-vary': (pressed) =>
    decided(pressed, (decisions) => showAnswer(pressed, 'vary', { words: answerWords(pressed), decisions })),
  vary: (pressed) =>
    decided(pressed, (decisions) => {
      const answer = { words: answerWords(pressed), decisions };
      const { requests, actor, shown, version } = pressed;
      return sendAnswer(pressed, 'vary', answer, () => requests.vary(actor, shown.id, { version, ...answer }));
    }),
  confirm: (pressed) =>
    withItems(pressed, (itemIds) =>
      pressed.requests.confirm(pressed.actor, pressed.shown.id, { version: pressed.version, itemIds }),
    ),
  return: (pressed) =>
    withItems(pressed, (itemIds) =>
      pressed.requests.returnProposals(pressed.actor, pressed.shown.id, {
        version: pressed.version,
        itemIds,
        note: pressed.form.lines('return-note'),
      }),
    ),
  'preview-uphold': (pressed) => showAnswer(pressed, 'uphold', { words: answerWords(pressed) }),
  uphold: (pressed) => {
    const answer = { words: answerWords(pressed) };
    const { requests, actor, shown, version } = pressed;
    return sendAnswer(pressed, 'uphold', answer, () => requests.uphold(actor, shown.id, { version, ...answer }));
  },
  issue: ({ requests, actor, shown, version }) => requests.issue(actor, shown.id, { version }),
};

function answerWords({ form }: Pressed): string {
  return form.lines('appeal-words');
}

function wrong(field: string, text: string): { errors: FormError[] } {
  return { errors: [{ field, text }] };
}

async function decided(
  { lang, shown, form }: Pressed,
  ask: (decisions: ItemDecisions) => Promise<Acted>,
): Promise<Acted> {
  const read = readDecisions(lang, form, shown.items);
  return 'errors' in read ? read : ask(read.decisions);
}

async function withItems({ lang, form }: Pressed, ask: (itemIds: string[]) => Promise<Acted>): Promise<Acted> {
  const chosen = form.all('item');
  return chosen.length === 0 ? wrong('items', t(lang).desk.case.refusals.nothingChosen) : ask(chosen);
}
