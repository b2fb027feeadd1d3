/**
 * One archival description, as ISAD(G) names its parts, before and after storage.
 * Readers (src/ingest/readers) produce it, the catalogue keeps it, everything else reads it.
 */

/** Levels of description: EAD 2002 `@level`, plus the Vietnamese inventory and box (DESIGN.md §2). */
export const LEVELS = [
  'collection',
  'fonds',
  'subfonds',
  'series',
  'subseries',
  'class',
  'inventory',
  'box',
  'file',
  'item',
  'otherlevel',
] as const;
export type Level = (typeof LEVELS)[number];

/** The legal side of access. What nobody has stated is `closed` until a person says otherwise. */
export const ACCESS_LEVELS = ['open', 'conditional', 'closed'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

/**
 * What the public may learn of a description: `public` all of it; `masked` only that it exists
 * (level, number, years, extent, place in the tree); `hidden` nothing, nor of anything beneath it.
 */
export const TITLE_VISIBILITIES = ['public', 'masked', 'hidden'] as const;
export type TitleVisibility = (typeof TITLE_VISIBILITIES)[number];

/** The practical side: whether the paper can be handed over at all, whatever the law says. */
export type ServiceState =
  { kind: 'available' } | { kind: 'fragile' } | { kind: 'in-processing'; work: string; until?: PartialDate };

/**
 * A date no more exact than its source: `1945`, `1945-08` or `1945-08-19`; years before 1000 padded
 * to four digits. A missing month or day stays missing: a year is never turned into 01/01.
 */
export type PartialDate = string;

/** When the material was made. `text` is what the archivist wrote; the rest is what could be read from it. */
export interface RecordDates {
  /** As written, white space tidied; empty when the source gives none. */
  text: string;
  from?: PartialDate;
  to?: PartialDate;
  /** The source itself says the years are a guess ("khoảng", "ca.", "[1930?]"). */
  approximate?: boolean;
}

/** Where the paper lies: phông – mục lục – hộp – hồ sơ – tờ. Opaque texts, never parsed for meaning. */
export interface PaperAddress {
  fonds?: string;
  inventory?: string;
  box?: string;
  file?: string;
  sheet?: string;
}

/** A link to a digital copy that the finding aid names (EAD `dao`, an AtoM URI). */
export interface DigitalObject {
  /** An absolute http(s) address. A relative one is a FileReference; anything else a source gives is dropped. */
  href: string;
  label?: string;
}

/** A document file that the finding aid names by its path. Never shown: it leads the import to the file. */
export interface FileReference {
  /** Relative, with `/`; may begin with `../`. Against the finding aid's folder or the one that was imported. */
  path: string;
  /** A column of paths, or a link to a digital object. */
  kind: 'path' | 'link';
  label?: string;
}

/** What the columns of tables hold that have no ISAD(G) element of their own; each language has a name for it. */
export type NoteKind =
  | 'wholeCode'
  | 'group'
  | 'term'
  | 'retention'
  | 'docType'
  | 'docKind'
  | 'copyStatus'
  | 'signer'
  | 'autograph'
  | 'process'
  | 'infoSign'
  | 'confidence'
  | 'paperCode'
  | 'original';

/** A labelled paragraph that has no ISAD(G) element of its own here. */
export interface Note {
  /** The source's own heading, when it has one. */
  label?: string;
  /** What it is, where the source has a column for it and no heading of its own that says more. */
  kind?: NoteKind;
  text: string;
}

/** What a source says of access to one record, before inheritance. Absent parts are inherited. */
export interface StatedAccess {
  level?: AccessLevel;
  /** The level was said in passing ("[Restricted]" in a title): it takes away from what holds above, and opens nothing. */
  narrows?: true;
  /** Conditions governing access (ISAD(G) 3.4.1), in the source's words. */
  conditions?: string;
  /** The rule the level rests on, in the source's words (a list, a decision's number). */
  ground?: string;
  /** The first day on which a closed or conditional record becomes open. */
  opensOn?: PartialDate;
  titleVisibility?: TitleVisibility;
  /** The day on which the title becomes public, where it is kept back only because the record is closed until then. */
  titleOpensOn?: PartialDate;
  serviceState?: ServiceState;
}

export interface Description {
  level: Level;
  /** The source's own name of the level where `level` is `otherlevel`. */
  levelLabel?: string;
  /** ISAD(G) 3.1.1, as written: `001.03.08.H30.81.2024.K4.01`, `MSS 12/3`. */
  referenceCode?: string;
  address?: PaperAddress;
  /** ISAD(G) 3.1.2; empty when the source gives none. */
  title: string;
  dates: RecordDates;
  extent: string[];
  creators: string[];
  /** ISAD(G) 3.2.2 and 3.2.3: administrative or biographical, and custodial history. */
  history?: string;
  /** ISAD(G) 3.3.1, also an abstract where a source has only that. */
  scope?: string;
  arrangement?: string;
  /** Languages of the material: lower-case ISO 639-1 where known (`vi`, `fr`, `lzh` for Hán, `nom`), else as written. */
  languages: string[];
  physicalCondition?: string;
  access: StatedAccess;
  /** Conditions governing reproduction and use (ISAD(G) 3.4.2). */
  useConditions?: string;
  subjects: string[];
  places: string[];
  names: string[];
  notes: Note[];
  digitalObjects: DigitalObject[];
  /** Absent: none. */
  files?: FileReference[];
  /** Which document of its file an item is (STT văn bản trong hồ sơ), as written. */
  partNumber?: string;
  /** A machine read this from the document's first page, and nobody has checked it. */
  readByMachine?: true;
}
