import type { AccessLevel, Description, TitleVisibility } from '../../catalogue/description.ts';
import { readFirstPage, type FirstPage } from './first-page/read-first-page.ts';

/** What is known of a document that no finding aid describes. */
export interface UndescribedDocument {
  /** Text of its first page. */
  firstPage: string;
  fileName: string;
  pageCount: number;
  access: AccessLevel;
  /** For titles of what is closed (policy/access.yaml): a summary may tell what the document holds. */
  closedTitles: TitleVisibility;
}

/** The description of a document as a machine reads it from the first page. Nobody has checked it, and it says so. */
export function describeDocument(document: UndescribedDocument): Description {
  const { fileName, pageCount, access, closedTitles } = document;
  const first = readFirstPage(document.firstPage);
  const description: Description = {
    level: 'item',
    title: titleOf(first) ?? stemOf(fileName),
    dates: first.dates ?? { text: '' },
    extent: pageCount > 0 ? [`${pageCount} trang`] : [],
    creators: first.issuer === undefined ? [] : [first.issuer],
    languages: [],
    access: { level: access, ...(access === 'closed' ? { titleVisibility: closedTitles } : {}) },
    subjects: [],
    places: [],
    names: [],
    notes: first.kind === undefined ? [] : [{ label: 'Loại văn bản', text: first.kind }],
    digitalObjects: [],
    readByMachine: true,
  };
  if (first.number !== undefined) description.referenceCode = first.number;
  return description;
}

function titleOf({ kind, number, excerpt, title }: FirstPage): string | undefined {
  if (kind !== undefined && excerpt !== undefined) return `${kind} ${isLaw(kind) ? excerpt : goingOn(excerpt)}`;
  if (excerpt !== undefined) return excerpt;
  if (kind !== undefined && number !== undefined) return `${kind} số ${number}`;
  return title ?? number;
}

/** A law's name is a name: "Luật Lưu trữ". */
function isLaw(kind: string): boolean {
  return kind === 'Luật' || kind === 'Bộ luật' || kind === 'Pháp lệnh';
}

/** "Quyết định" + "Về việc …" → "Quyết định về việc …"; a name or an abbreviation keeps its capital. */
function goingOn(excerpt: string): string {
  return /^\p{Lu}\p{Ll}*\s+\p{Ll}/u.test(excerpt)
    ? excerpt.charAt(0).toLocaleLowerCase('vi') + excerpt.slice(1)
    : excerpt;
}

function stemOf(fileName: string): string {
  const stem = fileName.normalize('NFC').replace(/\.[^.]{1,5}$/u, '');
  return stem.replace(/[_\s]+/g, ' ').trim() || fileName;
}
