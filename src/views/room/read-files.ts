import type { Lang } from '../../i18n/languages.ts';
import type { Services } from '../../services.ts';
import { idInAddress } from '../record/id-in-address.ts';
import { openSearch } from '../search/open-search.ts';

export interface FilesRead {
  recordIds: string[];
  /** Lines that name no record. */
  unknown: string[];
  /** Lines that name more than one. */
  several: string[];
}

type Asked = Pick<Services, 'recordFacts'> & Services;

/** Records as staff write them down while somebody telephones: one a line, by address, by id, or by reference code. */
export async function readFiles(lang: Lang, services: Asked, text: string): Promise<FilesRead> {
  const read: FilesRead = { recordIds: [], unknown: [], several: [] };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const found = await recordsNamed(lang, services, line);
    if (found.length === 1) read.recordIds.push(...found);
    else (found.length === 0 ? read.unknown : read.several).push(line);
  }
  return { ...read, recordIds: [...new Set(read.recordIds)] };
}

async function recordsNamed(lang: Lang, services: Asked, line: string): Promise<string[]> {
  const id = idInAddress(line) ?? line;
  if ((await services.recordFacts.forStaff([id])).has(id)) return [id];
  const found = await openSearch(services, new URL(`http://localhost/?${new URLSearchParams({ q: line })}`), lang);
  if (found.kind === 'down') return [];
  return found.answer.hits.filter(({ record }) => sameCode(record.referenceCode, line)).map(({ record }) => record.id);
}

function sameCode(code: string | undefined, typed: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, '').toUpperCase();
  return code !== undefined && bare(code) === bare(typed);
}
