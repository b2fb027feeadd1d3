import { addContainer, containerType } from './ead-address.ts';
import type { CapturedElement } from './ead-captured-element.ts';
import { takeRoom } from './ead-captured-text.ts';
import type { EadComponent } from './ead-component.ts';
import { readFileReferences } from '../file-reference.ts';
import { languageCode, languagesIn } from './language-codes.ts';
import { webAddress } from './web-address.ts';

/** What an element's text becomes in a component's description: one function for each kind of element. */

export function takeTitle(component: EadComponent, element: CapturedElement): void {
  if (element.text !== '') component.titles.push(element.text.replaceAll('\n', ' '));
  for (const part of element.parts) {
    if (part.name === 'unitdate') component.dates.push(dateOf(part.text, part.attributes));
  }
}

/** Numbers that systems keep for themselves are no reference a reader could cite. */
const SYSTEM_NUMBERS = new Set(['aspace_uri', 'barcode', 'uuid']);

/** A permanent address is none either, as it stands or behind words ("Archival Resource Key"): it becomes a note. */
export function takeUnitId(component: EadComponent, { text, attributes, leadsTo }: CapturedElement): void {
  const type = attributes['type'] ?? attributes['localtype'];
  if (type !== undefined && SYSTEM_NUMBERS.has(type)) return;
  const label = attributes['label'] ?? type;
  const address = webAddress(text) ?? (/\d/.test(text) ? undefined : webAddress(leadsTo ?? ''));
  if (address !== undefined) component.notes.push({ ...(label === undefined ? {} : { label }), text: address });
  else if (text !== '') component.unitIds.push({ text, label });
}

export function takeDate(component: EadComponent, element: CapturedElement): void {
  const { attributes } = element;
  component.dates.push(
    element.name === 'unitdate'
      ? dateOf(element.text, attributes)
      : dateOf(element.text, {
          ...attributes,
          normal: structuredNormal(element),
          ...(element.parts.some(({ attributes: { notbefore, notafter } }) => notbefore ?? notafter)
            ? { certainty: 'approximate' }
            : {}),
        }),
  );
}

function dateOf(text: string, attributes: Record<string, string>): EadComponent['dates'][number] {
  const type = attributes['type'] ?? attributes['unitdatetype'] ?? '';
  const normal = attributes['normal'] ?? attributes['standarddate'] ?? '';
  const kind = (attributes['datechar'] ?? '').toLowerCase();
  return {
    ...(SINCE.test(kind) ? { since: kind } : {}),
    // A date that is in its attribute alone is one for readers too.
    text: text === '' ? [...new Set(normal.split('/'))].filter((day) => day !== '').join(' – ') : text,
    normal,
    bulk: type === 'bulk',
    approximate: /approx|circa|ca\b/i.test(attributes['certainty'] ?? ''),
  };
}

/** What is done with material long after it was made: dates of that are none of it. */
const SINCE = /^(?:de)?accession|^acqui|^digiti[sz]|^modif|^numéris/u;

/**
 * EAD3 `@standarddate`s (else `@notbefore` and `@notafter`) of a structured date as `@normal` would say it, in the order they stand, so that a range
 * which runs backwards is seen; empty where it has none, or where a side of a range is only in words.
 */
function structuredNormal(element: CapturedElement): string {
  const dates: string[] = [];
  for (const { name, text, attributes } of element.parts) {
    if (name !== 'datesingle' && name !== 'fromdate' && name !== 'todate') continue;
    const date = attributes['standarddate'] ?? withinBounds(name, attributes);
    if (date === '' && text !== '') return '';
    if (name === 'datesingle') dates.push(date);
    else if (name === 'fromdate') dates.push(`${date.split('/')[0] ?? ''}/`);
    else if (dates.at(-1)?.endsWith('/') === true) dates.push(`${dates.pop() ?? ''}${date.split('/').at(-1) ?? ''}`);
    else dates.push(`/${date.split('/').at(-1) ?? ''}`);
  }
  return dates.filter((date) => /\d/.test(date)).join(',');
}

/** A side of a range is counted from, or up to, the outer one of its bounds. */
function withinBounds(name: string, { notbefore = '', notafter = '' }: Record<string, string>): string {
  if (name === 'fromdate') return notbefore;
  if (name === 'todate') return notafter;
  return notbefore === notafter ? notbefore : `${notbefore}/${notafter}`;
}

export function takeOrigination(component: EadComponent, element: CapturedElement): void {
  const names = element.parts.filter(({ name, text }) => text !== '' && NAMES.has(name));
  if (names.length > 0) component.creators.push(...names.map(({ text }) => text));
  else if (element.text !== '') component.creators.push(element.text);
}

const NAMES = new Set(['persname', 'corpname', 'famname', 'name']);

export function takeLanguages(component: EadComponent, element: CapturedElement): void {
  if (saysMore(element)) takeNote(component, element);
  const stated = element.parts.filter(({ name }) => name === 'language');
  if (stated.length === 0) {
    component.languages.push(...languagesIn(element.text));
    return;
  }
  for (const { text, attributes } of stated) {
    const code = languageCode(attributes['langcode'] ?? '');
    component.languages.push(...(code === undefined ? languagesIn(text) : [code]));
  }
}

/** Whether a statement of languages tells more than which: "Chữ Hán, có bản dịch tiếng Pháp của ba văn bản". */
function saysMore({ text, parts }: CapturedElement): boolean {
  const names = parts.flatMap((part) => (part.name === 'language' && part.text !== '' ? [part.text] : []));
  const rest = without(names, text.normalize('NFC'));
  const words = rest.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  return words.filter((word) => !OF_LANGUAGES.has(word) && languageCode(word) === undefined).length > 0;
}

/** A text without words that stand in it in this order. */
function without(names: readonly string[], text: string): string {
  let rest = '';
  let from = 0;
  for (const name of names) {
    const at = text.indexOf(name.normalize('NFC'), from);
    if (at < 0) break;
    rest += `${text.slice(from, at)} `;
    from = at + name.normalize('NFC').length;
  }
  return rest + text.slice(from);
}

const OF_LANGUAGES: ReadonlySet<string> = new Set(
  'the this and with for are was were written material materials collection collections papers records documents files item items language languages predominantly primarily mainly mostly entirely chiefly some also most all only other primary represented there recording recordings include includes including latin latn script scripts tài liệu hồ văn bằng viết tiếng chữ ngôn ngữ chủ yếu phần lớn các của trong phông này được hoặc việt pháp anh hán nôm quốc langue langues français françaises fonds documents dans est sont les des rédigé rédigés'.split(
    ' ',
  ),
);

/** "5 hộp" and "2 mét" in one `physdesc` are two statements, but not "5 hộp (2 mét)". */
export function takeExtent(component: EadComponent, { text, parts }: CapturedElement): void {
  const extents = parts.flatMap((part) => (part.name === 'extent' && part.text !== '' ? [part.text] : []));
  const isList = extents.length > 1 && words(extents.join(' ')) === words(text);
  if (isList && !extents.some((extent) => extent.startsWith('('))) component.extent.push(...extents);
  else if (text !== '') component.extent.push(text);
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ');
}

export function takeAbstract(component: EadComponent, element: CapturedElement): void {
  if (element.text === '') return;
  const label = element.label ?? element.attributes['label'];
  component.abstracts.push(label === undefined ? { text: element.text } : { label, text: element.text });
}

/** A description of a digital object names those before it that have no label yet. */
export function takeObjectLabel(component: EadComponent, { text }: CapturedElement): void {
  if (text === '') return;
  for (const object of component.unnamed.splice(0)) object.label ??= text;
}

export function takeNote(component: EadComponent, element: CapturedElement): void {
  if (element.text === '') return;
  const label = element.label ?? element.attributes['label'];
  component.notes.push(label === undefined ? { text: element.text } : { label, text: element.text });
}

export function takeContainer(component: EadComponent, { text, attributes }: CapturedElement): void {
  const type = containerType(attributes);
  if (!SYSTEM_NUMBERS.has(type.toLowerCase())) addContainer(component.address, type, text);
}

/**
 * A link to a digital copy; only addresses of the web are links, a relative path names a document's file.
 * @returns whether there was one
 */
export function takeDigitalObject(component: EadComponent, attributes: Record<string, string>): boolean {
  const href = (attributes['href'] ?? '').trim();
  const label = (attributes['title'] ?? '').replace(/\s+/g, ' ').trim();
  if (href === '' || !takeRoom(component.room, href.length + label.length)) return false;
  const address = webAddress(href);
  if (address === undefined) {
    const files = readFileReferences(href, 'link', label);
    component.files.push(...files);
    component.unnamed.push(...files);
    return files.length > 0;
  }
  const object = label === '' ? { href: address } : { href: address, label };
  component.digitalObjects.push(object);
  component.unnamed.push(object);
  return true;
}
