import { createHash } from 'node:crypto';
import { refused, type Result } from '../../../platform/result.ts';
import type { AppealAnswer } from '../../../requests/deciding/appeal-answer.ts';
import type { Refusal } from '../../../requests/refusals.ts';
import type { Acted, AnswerPreview, Pressed } from './pressed-button.ts';

/** Shows the letter. */
export async function showAnswer(
  pressed: Pressed,
  send: AnswerPreview['send'],
  answer: AppealAnswer,
): Promise<Result<never, Refusal> | { preview: AnswerPreview }> {
  const { requests, actor, shown, version, form } = pressed;
  if (version !== shown.version) return refused({ code: 'stale', current: shown.version });
  const letter = await requests.answerPreview(actor, shown.id, answer);
  if (!letter.ok) return letter;
  const seal = createHash('sha256').update(JSON.stringify(letter.value)).digest('hex');
  const read = form.line('previewed');
  return { preview: { letter: letter.value, send, seal, changed: read !== '' && read !== seal } };
}

/** Sends what was read. Anything else is shown first. */
export async function sendAnswer(
  pressed: Pressed,
  button: AnswerPreview['send'],
  answer: AppealAnswer,
  send: () => Promise<Acted>,
): Promise<Acted> {
  const looked = await showAnswer(pressed, button, answer);
  if (!('preview' in looked)) return looked;
  return looked.preview.seal === pressed.form.line('previewed') ? send() : looked;
}
