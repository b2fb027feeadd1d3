import { newLine, type CopyForm } from '../../copies/copy-form.ts';
import type { Form } from '../form/read-form.ts';

/** More than any form of ours holds; this only keeps a form from becoming an attack. */
const MOST_LINES = 200;

/** The order as it was typed: `record` names the line's record, once for each line, in order. */
export function readCopyForm(form: Form): CopyForm {
  return {
    lines: form
      .all('record')
      .slice(0, MOST_LINES)
      .map((recordId, at) => ({
        recordId,
        fromPage: form.line(`lines.${at}.from`),
        toPage: form.line(`lines.${at}.to`),
        pages: form.line(`lines.${at}.pages`),
        kind: form.line(`lines.${at}.kind`),
        copies: form.line(`lines.${at}.copies`),
        authenticated: form.has(`lines.${at}.authenticated`),
      })),
    purpose: form.line('purpose'),
    note: form.lines('note'),
  };
}

/** With one line more after the pressed one, of the same record; or without the pressed one. */
export function withButtonPressed(typed: CopyForm, form: Form): CopyForm {
  const again = form.has('again') ? Number(form.line('again')) : undefined;
  const drop = form.has('drop') ? Number(form.line('drop')) : undefined;
  const lines = typed.lines.flatMap((line, at) => {
    if (at === drop) return [];
    return at === again ? [line, { ...newLine(line.recordId), kind: line.kind }] : [line];
  });
  return { ...typed, lines };
}
