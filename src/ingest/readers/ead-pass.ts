import { FaultyFile } from '../finding-aid-reader.ts';
import type { AccessWords, ReaderEvent } from '../finding-aid-reader.ts';
import { UNKNOWN_CONDITIONS } from './access-conditions.ts';
import { isStampedSecret, takeAccess } from './ead-access.ts';
import { CapturedElement } from './ead-captured-element.ts';
import { EadComponent } from './ead-component.ts';
import { COMPONENTS, ELEMENTS } from './ead-elements.ts';
import { isObject } from './ead-claims.ts';
import { takeDigitalObject } from './ead-fields.ts';
import { Omission } from './ead-omission.ts';
import { BACKWARDS_DATES, DEEPEST_COMPONENT, LATE_STAMP, REASONS, TOO_MUCH_TEXT } from './ead-reasons.ts';
import type { ElementRule } from './ead-elements.ts';
import { XmlParser } from './xml-parser.ts';

/** One reading of an EAD document: fed with text, gives events. */
export class EadPass {
  readonly #parser: XmlParser;
  readonly #words: AccessWords;
  /** Ordinals of components stamped secret only after their parts: known from a first reading. */
  readonly #stampedLate: ReadonlySet<number>;
  readonly #isSearch: boolean;
  #events: ReaderEvent[] = [];
  #elementDepth = 0;
  #ordinal = 0;
  #omitted: Omission | undefined;
  #captured: CapturedElement | undefined;
  #rules = ELEMENTS;
  readonly #outerRules: { elementDepth: number; rules: ReadonlyMap<string, ElementRule> }[] = [];
  /** Open components, the finding aid itself first. */
  readonly #components: EadComponent[] = [];
  /** Stands for the finding aid while its header is read. */
  #header: EadComponent | undefined;
  readonly #unknownConditions = new Set<string>();
  /** Ordinals of components found to be secret after their event had gone out. */
  readonly foundLate = new Set<number>();

  /**
   * @param late `isSearch`: only look for components stamped after their parts; `stamped`: those found so
   */
  constructor(words: AccessWords, late: { isSearch?: boolean; stamped?: ReadonlySet<number> } = {}) {
    this.#isSearch = late.isSearch === true;
    this.#stampedLate = late.stamped ?? new Set();
    this.#words = words;
    this.#parser = new XmlParser({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => (this.#omitted ?? this.#captured)?.addText(text),
      problem: (line, severity, reason) => this.#problem(line, severity, reason),
    });
  }

  /** Whether any description was met, even one left out. */
  get metAny(): boolean {
    return this.#ordinal > 0;
  }

  feed(text: string): void {
    this.#parser.feed(text);
  }

  end(): void {
    this.#parser.end();
  }

  /** Events since the last call. Called after a fault too: what was left out until then is told. */
  take(): ReaderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  note(line: number, reason: string): void {
    this.#problem(line, 'noted', reason);
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#elementDepth++;
    if (this.#omitted !== undefined) {
      if (this.#omitted.open(name, attributes)) this.#ordinal++;
      this.#parser.wantsText = this.#omitted.wantsText;
      return;
    }
    if (isInternal(attributes['audience'])) {
      this.#omitInternal(name, attributes);
      return;
    }
    if (isObject(name)) {
      const component = this.#components.at(-1);
      if (component !== undefined && takeDigitalObject(component, attributes)) component.amended = component.told;
    }
    if (this.#captured !== undefined) {
      this.#captured.openInner(name, attributes, this.#elementDepth);
      return;
    }
    const rule = this.#rules.get(name);
    if (rule !== undefined) this.#follow(rule, name, attributes);
  }

  #follow(rule: ElementRule, name: string, attributes: Record<string, string>): void {
    if (rule.kind === 'component') {
      this.#openComponent(attributes);
    } else if (rule.kind === 'skip') {
      this.#omit('ignored', 0);
    } else if (rule.kind === 'inside') {
      if (rule.isHeader === true) this.#header = this.#newComponent({}, undefined);
      this.#outerRules.push({ elementDepth: this.#elementDepth, rules: this.#rules });
      this.#rules = rule.rules;
    } else {
      const owner = this.#owner();
      if (owner === undefined) return;
      const place = { elementDepth: this.#elementDepth, line: this.#parser.line };
      this.#captured = new CapturedElement(name, attributes, place, owner.room);
      this.#parser.wantsText = true;
    }
  }

  /** The component that fields belong to now; in a header, the finding aid to come. */
  #owner(): EadComponent | undefined {
    return this.#rules === ELEMENTS || this.#components.length > 0 ? this.#components.at(-1) : this.#header;
  }

  #close(name: string): void {
    const depth = this.#elementDepth--;
    if (this.#omitted !== undefined) {
      this.#omitted.close(name);
      this.#parser.wantsText = this.#omitted.wantsText;
      if (depth === this.#omitted.elementDepth) this.#endOmission(this.#omitted);
      return;
    }
    if (this.#captured !== undefined) {
      if (depth === this.#captured.elementDepth) this.#endCapture(this.#captured);
      else this.#captured.closeInner(name, depth);
      return;
    }
    if (this.#outerRules.at(-1)?.elementDepth === depth) {
      this.#restoreRules();
      return;
    }
    if (this.#components.at(-1)?.elementDepth === depth) this.#closeComponent();
  }

  #restoreRules(): void {
    this.#rules = this.#outerRules.pop()?.rules ?? ELEMENTS;
  }

  #openComponent(attributes: Record<string, string>): void {
    this.#tellOpenComponent();
    const ordinal = this.#ordinal++;
    if (this.#components.length >= DEEPEST_COMPONENT) this.#omit('faulty', 1);
    else if (this.#stampedLate.has(ordinal)) this.#omit('secret', 1);
    else this.#components.push(this.#newComponent(attributes, this.#header?.unitIds[0]?.text));
  }

  #newComponent(attributes: Record<string, string>, aidKey: string | undefined): EadComponent {
    const id = attributes['id'];
    const isTop = this.#components.length === 0;
    return new EadComponent(attributes, {
      elementDepth: this.#elementDepth,
      ordinal: this.#ordinal - 1,
      line: this.#parser.line,
      key: id !== undefined && id !== '' ? id : isTop ? aidKey : undefined,
    });
  }

  #closeComponent(): void {
    const component = this.#components.at(-1);
    if (component === undefined) return;
    this.#tell(component);
    this.#components.pop();
    if (component.room.cut) {
      this.#problem(component.line, 'noted', TOO_MUCH_TEXT);
    }
  }

  /** A component's event goes out before its first part's. */
  #tellOpenComponent(): void {
    const parent = this.#components.at(-1);
    if (parent !== undefined && !parent.told) this.#tell(parent);
  }

  #tell(component: EadComponent): void {
    const depth = this.#components.length - 1;
    if (component.told && !component.amended) return;
    if (depth === 0 && this.#header !== undefined && component.titles.length === 0) {
      component.titles.push(...this.#header.titles.slice(0, 1));
    }
    const description = component.describe();
    if (component.datesRunBackwards && !component.told) this.#problem(component.line, 'noted', BACKWARDS_DATES);
    if (component.told) {
      this.#events.push({ kind: 'amended', depth, description });
    } else if (component.key === undefined) {
      this.#events.push({ kind: 'component', depth, line: component.line, description });
    } else {
      this.#events.push({ kind: 'component', depth, key: component.key, line: component.line, description });
    }
    component.told = true;
    component.amended = false;
  }

  #endCapture(captured: CapturedElement): void {
    this.#captured = undefined;
    this.#parser.wantsText = false;
    captured.finish();
    const rule = this.#rules.get(captured.name);
    const component = this.#owner();
    if (component === undefined || rule === undefined) return;
    if (rule.kind === 'access') this.#takeAccess(component, captured);
    else if (rule.kind === 'field') rule.keep(component, captured);
    if (rule.kind === 'access' || (rule.kind === 'field' && rule.mayStamp === true))
      this.#checkStamp(component, captured);
    component.amended = component.told;
  }

  #takeAccess(component: EadComponent, captured: CapturedElement): void {
    if (takeAccess(component, captured, this.#words) || this.#unknownConditions.has(captured.text)) return;
    if (this.#unknownConditions.size >= 100) return;
    this.#unknownConditions.add(captured.text);
    this.#problem(captured.line, 'noted', UNKNOWN_CONDITIONS);
  }

  /** A component stamped Mật, Tối mật or Tuyệt mật is left out with all beneath it. */
  #checkStamp(component: EadComponent, captured: CapturedElement): void {
    if (!isStampedSecret(captured, this.#words)) return;
    if (component.told && !this.#isSearch) throw new FaultyFile(captured.line, LATE_STAMP);
    if (component.told) {
      this.foundLate.add(component.ordinal);
      return;
    }
    const { elementDepth, line } = component;
    this.#omitted = new Omission({ elementDepth, cause: 'secret', line, components: 1 }, component);
  }

  #omitInternal(name: string, attributes: Record<string, string>): void {
    if (name === 'unittitle') {
      const component = this.#components.at(-1);
      if (component !== undefined) {
        component.access.titleVisibility = 'masked';
        component.amended = component.told;
      }
    }
    const isComponent = COMPONENTS.has(name);
    if (isComponent) this.#ordinal++;
    this.#omit('internal', isComponent ? 1 : 0);
    this.#omitted?.open(isObject(name) ? name : '', attributes);
  }

  #omit(cause: Omission['cause'], components: number): void {
    this.#omitted = new Omission({ elementDepth: this.#elementDepth, cause, line: this.#parser.line, components });
    this.#parser.wantsText = false;
  }

  #endOmission({ elementDepth, cause, components, line, claims }: Omission): void {
    this.#omitted = undefined;
    while ((this.#outerRules.at(-1)?.elementDepth ?? -1) >= elementDepth) this.#restoreRules();
    if (this.#components.at(-1)?.elementDepth === elementDepth) this.#components.pop();
    this.#parser.wantsText = this.#captured !== undefined;
    if (cause === 'ignored') return;
    if (components === 0) {
      if (claims.length > 0) this.#events.push({ kind: 'withheld', claims });
      return;
    }
    this.#tellOpenComponent();
    const last = this.#events.at(-1);
    // Neighbours left out for internal use are one line of the report.
    if (cause === 'internal' && last?.kind === 'refused' && last.cause === cause) {
      last.records += components;
      last.claims = [...(last.claims ?? []), ...claims];
    } else {
      this.#events.push({ kind: 'refused', line, records: components, cause, reason: REASONS[cause], claims });
    }
  }

  #problem(line: number, severity: 'refused' | 'noted', reason: string): void {
    this.#events.push({ kind: 'problem', problem: { line, severity, reason } });
  }
}

/** Whatever its spelling: better one element too many kept back than one too few. */
function isInternal(audience: string | undefined): boolean {
  return audience !== undefined && (audience === 'internal' || audience.trim().toLowerCase() === 'internal');
}
