import type { Lang } from '../../i18n/languages.ts';
import { readSearchParams } from '../../search/params.ts';
import type { Services } from '../../services.ts';
import { idInAddress } from '../record/id-in-address.ts';

export type FoundByReference = { kind: 'found'; recordId: string } | { kind: 'none' | 'several' };

/** A code beyond that is none. */
const MOST_TYPED = 500;
/** Of one code in different fonds; more than that nobody chooses from. */
const MOST_ALIKE = 20;

/**
 * The record that somebody means by what they typed: the address of its page in either language, its public id, or
 * its reference code as it is written there, in any case and spacing. Only what the public may know of is found.
 */
export async function findByReference(
  { search, recordFacts }: Pick<Services, 'search' | 'recordFacts'>,
  lang: Lang,
  typed: string,
): Promise<FoundByReference> {
  const written = typed.slice(0, MOST_TYPED);
  const id = idInAddress(written) ?? written;
  if ((await recordFacts.forReaders([id])).has(id)) return { kind: 'found', recordId: id };
  const q = `số:"${written.replaceAll('"', ' ')}"`;
  const { params, problems } = readSearchParams(new URLSearchParams({ q, limit: String(MOST_ALIKE) }));
  const { hits } = await search.search(params, problems, lang);
  const alike = hits.filter(({ record }) => sameCode(record.referenceCode ?? '', written));
  const [first] = alike;
  if (!first) return { kind: 'none' };
  return alike.length > 1 ? { kind: 'several' } : { kind: 'found', recordId: first.record.id };
}

function sameCode(one: string, other: string): boolean {
  const plain = (code: string) => code.normalize('NFC').replaceAll(/\s+/g, '').toLocaleLowerCase('vi');
  return one !== '' && plain(one) === plain(other);
}
