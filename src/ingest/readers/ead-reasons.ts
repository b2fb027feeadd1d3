/** Components within components; deeper ones are left out and reported. */
export const DEEPEST_COMPONENT = 250;

/** Why components were left out. */
export const REASONS = {
  internal: 'Marked for internal use (audience="internal").',
  secret: 'Stamped as a state secret; such records may not be kept on this system.',
  faulty: `Nested more than ${DEEPEST_COMPONENT} levels deep.`,
};

/** What the report says of a component whose number is not written as EAD has it. */
export function misnumbered(name: string): string {
  return `The tag <${name}> is none of EAD, which has <c> and <c01> to <c12>; it was read as a component.`;
}

/** What the report says of a `did` in an element that EAD does not know. */
export const MISPLACED =
  'A description (did) stands in an element that is no component of EAD (<c>, <c01> to <c12>), so it was left out. Correct the name of that element.';

/** What the report says of a mark that comes too late to keep what it marks from being told. */
export const LATE_STAMP =
  'A mark of state secrecy stands after the parts of what it marks, so nothing of this file was taken. Move it before them.';

/** What the report says of components in an overview whose parts are listed again, or quoted from another finding aid. */
export function outsideTheTree(components: number): string {
  return `${components} components stand in a part of the file that is not its list of parts (an overview, a relation); they were left out.`;
}

/** What the report says of a list of parts that turns out to have been an overview of the next. */
export const LISTED_TWICE =
  'The parts are listed twice, in an overview and in depth, so nothing of this file was taken.';

/** What the report says of tags as SGML had them. */
export function inCapitals(name: string): string {
  return `The tag <${name.slice(0, 40)}> is not in small letters as EAD has it; it was read as if it were.`;
}

/** What the report says of descriptions that nobody has published yet. */
export const DRAFTS =
  'Descriptions of this file say that they are no more than drafts (publicationStatus): they are not shown, nor what is beneath them. Publish them where they were written, and export them again.';

/** The same of a table of AtoM, which takes a blank for a draft. */
export const UNPUBLISHED =
  'The publicationStatus of rows of this file is blank, or a word that is not known, and was taken for a draft, as AtoM does with a blank: they are not shown, nor what is beneath them. Write "Published" or "Draft" there, or leave the column out.';

/** What the report says of a finding aid that is no longer one. */
export const WITHDRAWN =
  'This finding aid says that it was deleted or cancelled (maintenancestatus): nothing of it is shown. Take the file away, or correct its status.';

/** What the report says of conditions of access that are for internal use. */
export const HIDDEN_CONDITIONS =
  'Conditions of access are marked for internal use (audience="internal"): their words were left out, and the description is closed.';

/** What the report says of "[Restricted]" in a title, and of notes that say nothing else. */
export const LIMITED_BY_NOTE =
  'A note or words in brackets in a title say of access less than conditions of access do, here and perhaps elsewhere in this file; the narrower of the two holds. Write it where conditions of access stand.';

/** What the report says of a `physloc` or `container` such as "Kho 3, giá 12". */
export const IN_STORE =
  'Where in the store something stands (physloc, container) is for staff and was left out, here and wherever else this file says it.';

/** What the report says of a range such as 1954–1887. */
export const BACKWARDS_DATES = 'A range of dates ends before it begins; it was kept as text.';

/** What the report says of a description longer than TEXT_LIMIT (ead-captured-text.ts). */
export const TOO_MUCH_TEXT =
  'This description holds more than 2 million characters of text, links and the like; the rest was left out.';
