import { recordAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { Services } from '../../services.ts';
import { withRecord } from '../api/answer-record.ts';
import { API_HEADERS, notFound } from '../api/problem.ts';
import { bibtex } from './bibtex.ts';
import { citationOf } from './citation.ts';
import type { Citation } from './citation.ts';
import { cslJson } from './csl.ts';
import { ris } from './ris.ts';

/** GET /ho-so/:id/trich-dan.(ris|bib|json): a record's citation as a file. */
export async function answerCitation(
  services: Pick<Services, 'catalogue' | 'config' | 'content'>,
  { id, format }: { id?: string; format?: string },
  url: URL,
  lang: Lang,
): Promise<Response> {
  const form = FORMS.get(format ?? '');
  if (!form) return notFound();
  return withRecord(services, id, url, (record) => {
    const archive = services.content.profile.citationName[lang];
    const permalink = (services.config.publicUrl ?? url.origin) + recordAddress(lang, record.id);
    const headers = {
      ...API_HEADERS,
      'content-type': `${form.type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${record.id.replace(/[^\w.-]/g, '-')}.${format}"`,
    };
    return Promise.resolve(new Response(form.write(citationOf(record, archive, permalink, lang)), { headers }));
  });
}

const FORMS = new Map<string, { type: string; write: (citation: Citation) => string }>([
  ['ris', { type: 'application/x-research-info-systems', write: ris }],
  ['bib', { type: 'application/x-bibtex', write: bibtex }],
  ['json', { type: 'application/vnd.citationstyles.csl+json', write: (citation) => JSON.stringify(cslJson(citation)) }],
]);
