import { documentPageAddress, recordAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { Services } from '../../services.ts';
import { withRecord } from '../api/answer-record.ts';
import { API_HEADERS, notFound } from '../api/problem.ts';
import { bibtex } from './bibtex.ts';
import { citationOf, citationOfPage } from './citation.ts';
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
  if (!FORMS.has(format ?? '')) return notFound();
  return withRecord(services, id, url, (record) => {
    const archive = services.content.profile.citationName[lang];
    const permalink = (services.config.publicUrl ?? url.origin) + recordAddress(lang, record.id);
    return Promise.resolve(citationFile(citationOf(record, archive, permalink, lang), format ?? ''));
  });
}

/** GET /tai-lieu/:id/:page/trich-dan.(ris|bib|json): a page of an open document, cited as a file. */
export async function answerPageCitation(
  services: Pick<Services, 'documents' | 'config' | 'content'>,
  { id, page, format }: { id?: string; page?: string; format?: string },
  url: URL,
  lang: Lang,
): Promise<Response> {
  const number = /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : 0;
  const isPlausible = id !== undefined && id.length <= 200 && number > 0 && FORMS.has(format ?? '');
  const opened = isPlausible ? await services.documents.byId(id) : undefined;
  if (!opened || number > opened.document.pageCount) return notFound();
  const { document, record } = opened;
  const archive = services.content.profile.citationName[lang];
  const permalink = (services.config.publicUrl ?? url.origin) + documentPageAddress(lang, document.id, number);
  return citationFile(citationOfPage(record, document, number, archive, permalink, lang), format ?? '');
}

function citationFile(citation: Citation, format: string): Response {
  const form = FORMS.get(format);
  if (!form) return notFound();
  const headers = {
    ...API_HEADERS,
    'content-type': `${form.type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${citation.id.replace(/[^\w.-]/g, '-')}.${format}"`,
  };
  return new Response(form.write(citation), { headers });
}

const FORMS = new Map<string, { type: string; write: (citation: Citation) => string }>([
  ['ris', { type: 'application/x-research-info-systems', write: ris }],
  ['bib', { type: 'application/x-bibtex', write: bibtex }],
  ['json', { type: 'application/vnd.citationstyles.csl+json', write: (citation) => JSON.stringify(cslJson(citation)) }],
]);
