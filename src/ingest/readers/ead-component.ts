import type {
  Description,
  DigitalObject,
  FileReference,
  Note,
  PaperAddress,
  StatedAccess,
} from '../../catalogue/description.ts';
import { TEXT_LIMIT } from './ead-captured-text.ts';
import type { TextRoom } from './ead-captured-text.ts';
import { joinDates } from './ead-dates.ts';
import type { StatedDate } from './ead-dates.ts';
import { limitedBy } from './stated-limit.ts';
import type { StatedLimit } from './stated-limit.ts';
import { readLevel } from './level-words.ts';
import type { ReadLevel } from './level-words.ts';

/** A component (or the finding aid itself) while its elements are being read. */
export class EadComponent {
  /** Depth of its own element in the XML tree. */
  readonly elementDepth: number;
  /** Its place in the file, the finding aid itself being 0. */
  readonly ordinal: number;
  readonly line: number;
  readonly key: string | undefined;
  readonly room: TextRoom = { left: TEXT_LIMIT, cut: false };
  readonly #level: ReadLevel;

  /** Whether its event has gone out; what is added later goes out as an amendment. */
  told = false;
  /** Whether anything was added since. */
  amended = false;

  /** Whether a range of its dates ends before it begins; known once described. */
  datesRunBackwards = false;
  /** Whether notes or its title say less of access than its conditions; known once described. */
  isNarrowed = false;

  readonly titles: string[] = [];
  readonly unitIds: { text: string; label?: string | undefined }[] = [];
  readonly dates: StatedDate[] = [];
  readonly address: PaperAddress = {};
  readonly extent: string[] = [];
  readonly creators: string[] = [];
  readonly history: string[] = [];
  readonly scope: string[] = [];
  readonly abstracts: Note[] = [];
  readonly arrangement: string[] = [];
  readonly languages: string[] = [];
  readonly physicalCondition: string[] = [];
  readonly useConditions: string[] = [];
  readonly subjects: string[] = [];
  readonly places: string[] = [];
  readonly names: string[] = [];
  readonly notes: Note[] = [];
  readonly digitalObjects: DigitalObject[] = [];
  readonly files: FileReference[] = [];
  /** Digital objects and files that no description of an object has followed yet. */
  readonly unnamed: (DigitalObject | FileReference)[] = [];
  readonly conditions: string[] = [];
  readonly access: StatedAccess = {};
  /** What notes and the title say of access, and not its conditions. */
  readonly limits: StatedLimit[] = [];
  /** Whether all conditions so far name the day on which they end. */
  opensByItself = true;

  constructor(
    attributes: Record<string, string>,
    place: { elementDepth: number; ordinal: number; line: number; key: string | undefined },
  ) {
    this.elementDepth = place.elementDepth;
    this.ordinal = place.ordinal;
    this.line = place.line;
    this.key = place.key;
    this.#level = readLevel(attributes['level'], attributes['otherlevel']);
  }

  /** The description as it stands now. */
  describe(): Description {
    const [first, ...others] = this.unitIds;
    const dates = joinDates(this.dates);
    this.datesRunBackwards = dates.backwards;
    const described: Description = {
      ...this.#level,
      title: this.titles.join(' = '),
      dates: dates.dates,
      extent: [...this.extent],
      creators: distinct(this.creators),
      languages: distinct(this.languages),
      access: this.#statedAccess(),
      subjects: distinct(this.subjects),
      places: distinct(this.places),
      names: distinct(this.names),
      notes: [
        ...this.notes,
        ...others
          .filter(({ text }) => text !== first?.text)
          .map(({ text, label }) => (label === undefined ? { text } : { label, text })),
      ],
      digitalObjects: [...this.digitalObjects],
    };
    if (first !== undefined) described.referenceCode = first.text;
    if (this.files.length > 0) described.files = [...this.files];
    if (Object.keys(this.address).length > 0) described.address = { ...this.address };
    this.#describeProse(described);
    return described;
  }

  #describeProse(described: Description): void {
    if (this.history.length > 0) described.history = this.history.join('\n');
    if (this.arrangement.length > 0) described.arrangement = this.arrangement.join('\n');
    if (this.physicalCondition.length > 0) described.physicalCondition = this.physicalCondition.join('\n');
    if (this.useConditions.length > 0) described.useConditions = this.useConditions.join('\n');
    if (this.scope.length > 0) {
      described.scope = this.scope.join('\n');
      described.notes.push(...this.abstracts);
    } else if (this.abstracts.length > 0) {
      described.scope = this.abstracts.map(({ text }) => text).join('\n');
    }
  }

  #statedAccess(): StatedAccess {
    const access = { ...this.access };
    if (this.conditions.length > 0) access.conditions = this.conditions.join('\n');
    if (this.limits.length === 0) return access;
    const limited = limitedBy(access, this.limits);
    this.isNarrowed = limited !== access;
    return limited;
  }
}

function distinct(values: string[]): string[] {
  return values.length < 2 ? [...values] : [...new Set(values)];
}
