import { documentPageAddress } from '../../i18n/addresses.ts';
import type { Lang } from '../../i18n/languages.ts';
import { documentName } from './describe-document.ts';
import type { DocumentPageData } from './open-page.ts';

/** Where reading goes on beyond the first and last page: at the documents of the record before and after this one. */
export function neighbourDocuments(
  lang: Lang,
  { document, siblings }: Pick<DocumentPageData, 'document' | 'siblings'>,
) {
  const place = siblings.findIndex(({ id }) => id === document.id);
  const linkTo = (at: number) => {
    const sibling = place < 0 ? undefined : siblings[at];
    return sibling && { href: documentPageAddress(lang, sibling.id, 1), name: documentName(lang, sibling, at) };
  };
  return { previous: linkTo(place - 1), next: linkTo(place + 1) };
}
