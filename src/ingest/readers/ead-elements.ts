import type { CapturedElement } from './ead-captured-element.ts';
import type { EadComponent } from './ead-component.ts';
import {
  takeAbstract,
  takeContainer,
  takeDate,
  takeExtent,
  takeLanguages,
  takeNote,
  takeObjectLabel,
  takeOrigination,
  takeTitle,
  takeUnitId,
} from './ead-fields.ts';

/** What becomes of an element's text once it is read. */
export type Keep = (component: EadComponent, element: CapturedElement) => void;

/** Short remarks, where a bare word may be a mark; prose and titles; names. */
export type TextKind = 'remark' | 'title' | 'name';

/** How an element met outside a captured one is treated; an element without a rule is passed through. */
export type ElementRule =
  | { kind: 'component' }
  | { kind: 'skip' }
  /** Its children follow rules of their own until it ends. */
  | { kind: 'inside'; rules: ReadonlyMap<string, ElementRule>; isHeader?: true }
  /** `text`: what it is, where that decides how it may bear a mark of secrecy. */
  | { kind: 'field'; keep: Keep; text?: TextKind }
  /** Conditions of access: also a level, read with the archive's own words. */
  | { kind: 'access' };

/** Elements that are a description of their own. */
const COMPONENTS_OF_EAD: readonly string[] = [
  'archdesc',
  'c',
  ...Array.from({ length: 12 }, (_, index) => `c${String(index + 1).padStart(2, '0')}`),
];

/** Numbered otherwise than EAD does (`c1`, `c13`): records they are all the same. */
export const MISNUMBERED: ReadonlySet<string> = new Set(
  Array.from({ length: 100 }, (_, number) => [`c${number}`, `c${String(number).padStart(2, '0')}`])
    .flat()
    .filter((name) => !COMPONENTS_OF_EAD.includes(name)),
);

export const COMPONENTS: ReadonlySet<string> = new Set([...COMPONENTS_OF_EAD, ...MISNUMBERED]);

function field(keep: Keep, text?: TextKind): ElementRule {
  return text === undefined ? { kind: 'field', keep } : { kind: 'field', keep, text };
}

const SKIP: ElementRule = { kind: 'skip' };

function into(list: (component: EadComponent) => string[], is?: TextKind): ElementRule {
  const keep: Keep = (component, { text }) => {
    if (text !== '') list(component).push(text);
  };
  return field(keep, is);
}

const note: ElementRule = { kind: 'field', keep: takeNote, text: 'remark' };

const names = into((component) => component.names, 'name');
const subjects = into((component) => component.subjects, 'name');
const places = into((component) => component.places, 'name');

/** Access points: in `controlaccess` and `index` (where other texts are only advice to readers). */
const ACCESS_POINTS: [string, ElementRule][] = [
  ['persname', names],
  ['corpname', names],
  ['famname', names],
  ['name', names],
  ['subject', subjects],
  ['genreform', subjects],
  ['occupation', subjects],
  ['function', subjects],
  ['geogname', places],
  ['title', subjects],
];

const CONTROL_ACCESS = new Map<string, ElementRule>([...ACCESS_POINTS, ['note', note], ['head', SKIP]]);

/** `eadheader` and EAD3 `control`: only what names the finding aid. */
const HEADER = new Map<string, ElementRule>([
  ['eadid', field((component, { text }) => void component.unitIds.push({ text }))],
  // Only its value says something: see takePublication.
  ['publicationstatus', field(() => undefined)],
  ['maintenancestatus', field(() => undefined)],
  ['recordid', field((component, { text }) => void component.unitIds.push({ text }))],
  ['titleproper', { kind: 'field', keep: (component, { text }) => void component.titles.push(text), text: 'title' }],
]);

/** What EAD3 says this is related to; descriptions quoted from elsewhere are none of this finding aid. */
const RELATIONS = new Map<string, ElementRule>([
  ['relationentry', note],
  ['descriptivenote', note],
  ['objectxmlwrap', SKIP],
]);

const header: ElementRule = { kind: 'inside', rules: HEADER, isHeader: true };
const controlAccess: ElementRule = { kind: 'inside', rules: CONTROL_ACCESS };

/** EAD 2002 and EAD3 together: no element means different things in the two. */
export const ELEMENTS: ReadonlyMap<string, ElementRule> = new Map<string, ElementRule>([
  ...[...COMPONENTS].map((name): [string, ElementRule] => [name, { kind: 'component' }]),
  ['eadheader', header],
  ['control', header],
  ['frontmatter', SKIP],
  ['runner', SKIP],
  ['thead', SKIP],
  ['repository', SKIP],
  ['relations', { kind: 'inside', rules: RELATIONS }],
  // Not kept, and looked at all the same: a stamp may be typed as a heading.
  ['head', field(() => undefined)],
  ['controlaccess', controlAccess],
  ['index', controlAccess],
  ...ACCESS_POINTS.filter(([name]) => name !== 'title' && name !== 'function'),

  ['unittitle', { kind: 'field', keep: takeTitle, text: 'title' }],
  ['unitid', field(takeUnitId)],
  ['unitdate', field(takeDate)],
  ['unitdatestructured', field(takeDate)],
  ['container', field(takeContainer, 'remark')],
  ['physdesc', field(takeExtent, 'remark')],
  ['physdescstructured', into((component) => component.extent, 'remark')],
  ['extent', into((component) => component.extent, 'remark')],
  ['origination', { kind: 'field', keep: takeOrigination, text: 'name' }],
  ['langmaterial', field(takeLanguages)],
  ['abstract', field(takeAbstract, 'title')],
  ['daodesc', field(takeObjectLabel)],
  ['descriptivenote', field(takeObjectLabel)],

  ['bioghist', into((component) => component.history, 'title')],
  ['custodhist', into((component) => component.history, 'remark')],
  ['acqinfo', into((component) => component.history, 'remark')],
  ['scopecontent', into((component) => component.scope, 'title')],
  ['arrangement', into((component) => component.arrangement, 'title')],
  ['phystech', into((component) => component.physicalCondition, 'remark')],
  ['userestrict', into((component) => component.useConditions, 'remark')],
  ['accessrestrict', { kind: 'access' }],
  ['legalstatus', note],

  ...[
    'accruals',
    'altformavail',
    'appraisal',
    'bibliography',
    'didnote',
    'fileplan',
    'materialspec',
    'note',
    'odd',
    'originalsloc',
    'otherfindaid',
    'physloc',
    'prefercite',
    'processinfo',
    'relatedmaterial',
    'separatedmaterial',
    'p',
    'list',
    'table',
    'chronlist',
    'blockquote',
  ].map((name): [string, ElementRule] => [name, note]),
]);
