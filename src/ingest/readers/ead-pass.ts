import { NeedsLookingAhead } from '../finding-aid-reader.ts';
import type { AccessWords, ReaderEvent } from '../finding-aid-reader.ts';
import { takeHiddenConditions } from './ead-access.ts';
import { CapturedElement } from './ead-captured-element.ts';
import { charactersIn, takeRoom } from './ead-captured-text.ts';
import { EadComponent } from './ead-component.ts';
import { COMPONENTS, ELEMENTS, MISNUMBERED } from './ead-elements.ts';
import { isObject } from './ead-claims.ts';
import { takeDigitalObject } from './ead-fields.ts';
import { EadEvents } from './ead-events.ts';
import { PartLists } from './ead-part-lists.ts';
import { SmallLetters } from './ead-small-letters.ts';
import { isInternal, Omission } from './ead-omission.ts';
import {
  DEEPEST_COMPONENT,
  inCapitals,
  LATE_STAMP,
  LISTED_TWICE,
  MISPLACED,
  misnumbered,
  outsideTheTree,
  TOO_MUCH_TEXT,
} from './ead-reasons.ts';
import type { ElementRule } from './ead-elements.ts';
import { attributesBear, elementBears } from './ead-stamps.ts';
import { titleBears } from './secret-stamps.ts';
import { takeElement } from './ead-take-element.ts';
import { NO_ADDRESS } from './web-address.ts';
import { XmlParser } from './xml-parser.ts';

/** One reading of an EAD document: fed with text, gives events. */
export class EadPass {
  readonly #parser: XmlParser;
  readonly #words: AccessWords;
  /** Ordinals of components stamped secret only after their parts: known from a first reading. */
  readonly #stampedLate: ReadonlySet<number>;
  readonly #isSearch: boolean;
  readonly #events = new EadEvents();
  #elementDepth = 0;
  #ordinal = 0;
  #omitted: Omission | undefined;
  #captured: CapturedElement | undefined;
  /** Whether there is room for what is captured; if not, it is looked at for what it says of access alone. */
  #isKept = true;
  #rules = ELEMENTS;
  readonly #outerRules: { elementDepth: number; rules: ReadonlyMap<string, ElementRule> }[] = [];
  /** Open components, the finding aid itself first. */
  readonly #components: EadComponent[] = [];
  /** Stands for the finding aid while its header is read. */
  #header: EadComponent | undefined;
  readonly #names = new SmallLetters(
    (small) => ELEMENTS.has(small) || OUTER_ELEMENTS.has(small),
    (name) => this.#events.problem(this.#parser.line, 'noted', inCapitals(name)),
  );
  /** The lists of parts (`dsc`) of the finding aid. */
  readonly lists: PartLists;
  /** Whether the header bears a mark of secrecy: of the whole finding aid. */
  #isStamped = false;
  /** Ordinals of components found to be secret after their event had gone out. */
  readonly foundLate = new Set<number>();

  /**
   * @param ahead `isSearch`: only look for what must be known before; `stamped`: components found to be stamped after
   * their parts; `isListedInDepth`: whether an overview of the parts was found to be followed by the parts themselves
   */
  constructor(
    words: AccessWords,
    ahead: { isSearch?: boolean; stamped?: ReadonlySet<number>; isListedInDepth?: boolean } = {},
  ) {
    this.#isSearch = ahead.isSearch === true;
    this.#stampedLate = ahead.stamped ?? new Set();
    this.lists = new PartLists(ahead.isListedInDepth === true);
    this.#words = words;
    this.#parser = new XmlParser({
      open: (name, attributes) => this.#open(this.#names.of(name), attributes),
      close: (name) => this.#close(this.#names.of(name)),
      text: (text) => (this.#omitted ?? this.#captured)?.addText(text),
      problem: (line, severity, reason) => this.#events.problem(line, severity, reason),
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
    this.#events.withheld(this.#omitted?.takeMany() ?? []);
    return this.#events.take();
  }

  note(line: number, reason: string): void {
    this.#events.problem(line, 'noted', reason);
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
    if (isObject(name) && this.#takeObject(attributes)) return;
    if (!COMPONENTS.has(name) && attributesBear(attributes, this.#words)) {
      const owner = this.#owner();
      if (owner !== undefined) this.#leaveOutSecret(owner, this.#parser.line);
      if (this.#omitted !== undefined) return;
    }
    if (this.#captured !== undefined) {
      this.#captured.openInner(name, attributes, this.#elementDepth);
      return;
    }
    if (name === 'did' && this.#components.length > 0 && !this.#isInComponent()) {
      this.#omit('faulty', 1, MISPLACED);
      return;
    }
    if (name === 'dsc' && this.#components.length === 1) this.#openList(attributes);
    const rule = this.#rules.get(name);
    if (rule !== undefined) this.#follow(rule, name, attributes);
  }

  /** Whether the element that opens stands right in a component, and not in something that EAD does not know. */
  #isInComponent(): boolean {
    return this.#components.at(-1)?.elementDepth === this.#elementDepth - 1;
  }

  #openList(attributes: Record<string, string>): void {
    const use = this.lists.open(attributes['type'] ?? attributes['dsctype']);
    if (use === 'too-late' && !this.#isSearch) throw new NeedsLookingAhead(this.#parser.line, LISTED_TWICE);
    if (use === 'left-out') this.#omit('ignored', 0);
  }

  /** @returns whether its title is a mark of secrecy, so that its component is left out */
  #takeObject(attributes: Record<string, string>): boolean {
    const component = this.#components.at(-1);
    if (component === undefined) return false;
    if (takeDigitalObject(component, attributes)) component.amended = component.told;
    else if ((attributes['href'] ?? '').trim() !== '' && !component.room.cut)
      this.#events.noteOnce(this.#parser.line, NO_ADDRESS);
    const title = attributes['title'] ?? attributes['xlink:title'] ?? '';
    if (titleBears(title, this.#words)) this.#leaveOutSecret(component, this.#parser.line);
    return this.#omitted !== undefined;
  }

  #follow(rule: ElementRule, name: string, attributes: Record<string, string>): void {
    if (rule.kind === 'component') {
      if (MISNUMBERED.has(name)) this.#events.noteOnce(this.#parser.line, misnumbered(name));
      this.#openComponent(attributes);
    } else if (rule.kind === 'skip') {
      this.#omit('ignored', 0);
    } else if (rule.kind === 'inside') {
      if (rule.isHeader === true) this.#header = this.#newComponent({}, undefined);
      this.#outerRules.push({ elementDepth: this.#elementDepth, rules: this.#rules });
      this.#rules = rule.rules;
    } else {
      this.#capture(name, attributes);
    }
  }

  /** It may bear a mark of secrecy, so it is read even where there is no room to keep it. */
  #capture(name: string, attributes: Record<string, string>): void {
    const owner = this.#owner();
    if (owner === undefined) return;
    this.#isKept = takeRoom(owner.room, charactersIn(attributes));
    const place = { elementDepth: this.#elementDepth, line: this.#parser.line };
    const room = this.#isKept ? owner.room : { left: UNKEPT_TEXT, cut: false };
    this.#captured = new CapturedElement(name, attributes, place, room);
    this.#parser.wantsText = true;
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
    else if (this.#isStamped || this.#stampedLate.has(ordinal)) this.#omit('secret', 1);
    else {
      const component = this.#newComponent(attributes, this.#header?.unitIds[0]?.text);
      if (this.#components.length === 0) Object.assign(component.access, this.#header?.access);
      this.#components.push(component);
      if (attributesBear(attributes, this.#words)) this.#leaveOutSecret(component, component.line);
    }
  }

  #newComponent(attributes: Record<string, string>, aidKey: string | undefined): EadComponent {
    const id = attributes['id'];
    const isTop = this.#components.length === 0;
    return new EadComponent(attributes, {
      elementDepth: this.#elementDepth,
      ordinal: this.#ordinal - 1,
      line: this.#parser.line,
      key: id !== undefined && id !== '' && id.length <= LONGEST_KEY ? id : isTop ? aidKey : undefined,
    });
  }

  #closeComponent(): void {
    const component = this.#components.at(-1);
    if (component === undefined) return;
    this.#tell(component);
    this.#components.pop();
    if (component.room.cut) {
      this.#events.problem(component.line, 'noted', TOO_MUCH_TEXT);
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
    this.#events.tell(component, depth);
  }

  #endCapture(captured: CapturedElement): void {
    this.#captured = undefined;
    this.#parser.wantsText = false;
    captured.finish();
    const rule = this.#rules.get(captured.name);
    const component = this.#owner();
    if (component === undefined || rule === undefined) return;
    if (rule.kind !== 'access' && rule.kind !== 'field') return;
    takeElement(component, captured, rule, { words: this.#words, events: this.#events, isKept: this.#isKept });
    const what = rule.kind === 'access' ? 'remark' : rule.text;
    if (elementBears(captured, what, this.#words)) this.#leaveOutSecret(component, captured.line);
    component.amended = component.told;
  }

  /** A component stamped Mật, Tối mật or Tuyệt mật is left out with all beneath it. */
  #leaveOutSecret(component: EadComponent, stampedAt: number): void {
    if (component === this.#header && this.#components.length === 0) {
      this.#isStamped = true;
      return;
    }
    if (component.told && !this.#isSearch) throw new NeedsLookingAhead(stampedAt, LATE_STAMP);
    if (component.told) {
      this.foundLate.add(component.ordinal);
      return;
    }
    const { elementDepth, line } = component;
    this.#captured = undefined;
    this.#parser.wantsText = false;
    this.#omitted = new Omission({ elementDepth, cause: 'secret', line, components: 1 }, component);
  }

  #omitInternal(name: string, attributes: Record<string, string>): void {
    if (name === 'unittitle') {
      const component = this.#components.at(-1);
      if (component !== undefined) {
        component.access.titleVisibility ??= 'masked';
        component.amended = component.told;
      }
    }
    const isComponent = COMPONENTS.has(name);
    if (isComponent) this.#ordinal++;
    this.#omit('internal', isComponent ? 1 : 0);
    if (this.#captured?.name === 'accessrestrict' && this.#omitted !== undefined) this.#omitted.hidesConditions = true;
    this.#omitted?.open(isObject(name) || name === 'accessrestrict' ? name : '', attributes);
  }

  #omit(cause: Omission['cause'], components: number, reason?: string): void {
    const place = { elementDepth: this.#elementDepth, line: this.#parser.line };
    this.#omitted = new Omission({ ...place, cause, components, ...(reason === undefined ? {} : { reason }) });
    this.#parser.wantsText = false;
  }

  #endOmission(omission: Omission): void {
    const { elementDepth, cause, components, line, claims, hidesConditions } = omission;
    this.#omitted = undefined;
    while ((this.#outerRules.at(-1)?.elementDepth ?? -1) >= elementDepth) this.#restoreRules();
    if (this.#components.at(-1)?.elementDepth === elementDepth) this.#components.pop();
    this.#parser.wantsText = this.#captured !== undefined;
    if (cause === 'ignored') {
      if (components > 0) this.#events.problem(line, 'noted', outsideTheTree(components));
      return;
    }
    if (components === 0) {
      const component = this.#components.at(-1);
      if (hidesConditions && component !== undefined) takeHiddenConditions(component, line, this.#events);
      this.#events.withheld(claims);
      return;
    }
    this.#tellOpenComponent();
    this.#events.leftOut(omission, cause);
  }
}

/** Those of EAD without a rule that hold all the others. */
const OUTER_ELEMENTS: ReadonlySet<string> = new Set(['ead', 'eadgrp', 'did', 'dsc', 'descgrp']);
/** What is read of an element that there is no room for, in characters. */
const UNKEPT_TEXT = 10_000;
/** A longer identifier is none. */
const LONGEST_KEY = 1_000;
