/** An order as its reader typed it: nothing is believed, and nothing of it is lost. */
export interface CopyForm {
  lines: CopyFormLine[];
  /** Code of content/policy/requests.yaml. */
  purpose: string;
  note: string;
}

export interface CopyFormLine {
  recordId: string;
  /** Sheets or pages as written on them: "12", "12v". */
  fromPage: string;
  toPage: string;
  pages: string;
  /** Code of content/policy/fees.yaml. */
  kind: string;
  copies: string;
  authenticated: boolean;
}

export const EMPTY_FORM: CopyForm = { lines: [], purpose: '', note: '' };

export function newLine(recordId: string): CopyFormLine {
  return { recordId, fromPage: '', toPage: '', pages: '', kind: '', copies: '1', authenticated: false };
}

/** Longer than anybody types into these; beyond it nothing is kept. */
const LONGEST = { page: 40, number: 12, code: 60, note: 2_000 } as const;

/** What was stored as JSON. */
export function readCopyForm(stored: string): CopyForm {
  return JSON.parse(stored) as CopyForm;
}

/** Without anything that no person types: lines beyond all limits, texts beyond any length. */
export function tidyCopyForm(form: CopyForm, mostLines: number): CopyForm {
  return {
    lines: form.lines.slice(0, mostLines).map((line) => ({
      recordId: line.recordId.slice(0, LONGEST.code),
      fromPage: line.fromPage.slice(0, LONGEST.page),
      toPage: line.toPage.slice(0, LONGEST.page),
      pages: line.pages.slice(0, LONGEST.number),
      kind: line.kind.slice(0, LONGEST.code),
      copies: line.copies.slice(0, LONGEST.number),
      authenticated: line.authenticated,
    })),
    purpose: form.purpose.slice(0, LONGEST.code),
    note: form.note.slice(0, LONGEST.note),
  };
}
