import type { Lang } from '../../i18n/languages.ts';
import { t } from '../../i18n/translate.ts';
import type { RequestRules } from '../../requests/policy.ts';
import type { RequestForm } from '../../requests/request-form.ts';
import { recordName, type NamedRecord } from './name-record.ts';

export interface Difference {
  what: string;
  stored: string;
  typed: string;
}

/** Where two versions of one form differ, in words of the page; nothing where they say the same. */
export function formDifferences(
  lang: Lang,
  rules: Pick<RequestRules, 'purposes' | 'evidence'>,
  records: ReadonlyMap<string, NamedRecord>,
  stored: RequestForm,
  typed: RequestForm,
): Difference[] {
  const { form, follow } = t(lang).request;
  const purposeOf = ({ purpose }: RequestForm) =>
    rules.purposes.find(({ code }) => code === purpose)?.label[lang] ?? purpose;
  const itemsOf = ({ items }: RequestForm) =>
    items.map(({ recordId, use, reason }) =>
      [nameOf(lang, records, recordId), form.items.uses[use], reason].filter(Boolean).join(' – '),
    );
  const evidenceOf = ({ evidence }: RequestForm) =>
    evidence.map(({ ground, words }) =>
      [rules.evidence.find(({ code }) => code === ground)?.label[lang] ?? ground, words].filter(Boolean).join(': '),
    );
  const rows = [
    { what: form.steps.items, of: (each: RequestForm) => itemsOf(each).join('\n') },
    { what: form.purpose.label, of: purposeOf },
    { what: form.purpose.subject, of: ({ subject }: RequestForm) => subject },
    { what: form.purpose.note, of: ({ note }: RequestForm) => note },
    { what: follow.form.evidence, of: (each: RequestForm) => evidenceOf(each).join('\n') },
  ];
  return rows
    .map(({ what, of }) => ({ what, stored: of(stored), typed: of(typed) }))
    .filter((row) => row.stored !== row.typed);
}

function nameOf(lang: Lang, records: ReadonlyMap<string, NamedRecord>, id: string): string {
  const record = records.get(id);
  return record ? recordName(lang, record) : t(lang).request.form.items.gone;
}
