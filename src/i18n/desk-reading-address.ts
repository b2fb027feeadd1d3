import { deskFileAddress } from './addresses.ts';
import type { Lang } from './languages.ts';

/** A page of a document of a case, for whoever decides on it: beneath the case, where no reader comes. */
export function deskReadingAddress(lang: Lang, caseId: string, document: string, page: number): string {
  return `${deskFileAddress(lang, caseId, document)}/${page}`;
}

/** The image of such a page. */
export function deskReadingImageAddress(lang: Lang, caseId: string, document: string, page: number): string {
  return `${deskReadingAddress(lang, caseId, document, page)}.jpg`;
}
