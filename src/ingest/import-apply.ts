import { effectiveAccess, type EffectiveAccess } from '../catalogue/access/effective-access.ts';
import type { Description } from '../catalogue/description.ts';
import { recordIds } from '../catalogue/record-id.ts';
import type { FondsTotalsTable } from '../platform/database/schema.ts';
import type { Problem } from './finding-aid-reader.ts';
import { POSITION_GAP } from './import-positions.ts';
import type { ExistingRow, KeyedEvent } from './import-reading.ts';
import { isDescribed, recordContent, type RecordContent } from './import-row.ts';
import type { FileScan } from './import-scan.ts';
import type { ImportWriter } from './import-writer.ts';

/** What an import of one file did, or would do. */
export interface FileOutcome {
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** Of those, marked as secret or internal. */
  withheld: number;
  /** Topmost records whose title, id or visibility changed: the index names them in everything beneath. */
  renamedFonds: number[];
  /** The finding aid's own identifier: the key of its only topmost component. */
  identifier: string | null;
}

export interface ApplyingContext {
  writer: ImportWriter;
  /** pk of the finding aid. */
  aidPk: number;
  source: string;
  idScope: string;
  /** ISO instant. */
  now: string;
  /** The day in Việt Nam. */
  today: string;
  nextPk: () => number;
  scan?: FileScan;
  report: (problem: Problem) => void;
  progress: (records: number) => void;
}

/** Fields after the parts changed what is stated of access above them: the file must be scanned first. */
export class AccessAmendedLate extends Error {
  override readonly name = 'AccessAmendedLate';
}

interface OpenComponent {
  pk: number;
  id: string;
  key: string;
  path: string;
  fondsPk: number;
  parentPk: number | null;
  depth: number;
  position: number;
  /** Its stored record, or the one it continues. */
  existing?: ExistingRow;
  /** It, or something above it, stands elsewhere than before. */
  moved: boolean;
  /** It goes on under another key: its parts are numbered anew. */
  isContinued: boolean;
  description: Description;
  access: EffectiveAccess;
  statedAccess: string;
  parts: number;
  /** Listed ones. */
  children: number;
  descendants: number;
}

type ComponentEvent = Extract<KeyedEvent, { kind: 'component' }>;

/** Takes the events of one file and hands the changes to the writer. A record is written when its last part has been. */
export class FileApplication {
  readonly #context: ApplyingContext;
  readonly #mint: (componentKey: string) => string;
  readonly #open: OpenComponent[] = [];
  readonly outcome: FileOutcome = {
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    withheld: 0,
    renamedFonds: [],
    identifier: null,
  };
  #totals: FondsTotalsTable | undefined;
  #topmost = 0;
  #records = 0;

  constructor(context: ApplyingContext) {
    this.#context = context;
    this.#mint = recordIds(context.source, context.idScope);
  }

  async take(events: KeyedEvent[]): Promise<void> {
    for (const event of events) {
      if (event.kind === 'component') {
        await this.#closeTo(event.depth);
        this.#openComponent(event);
      } else if (event.kind === 'amended') {
        await this.#closeTo(event.depth + 1);
        this.#amend(event.depth, event.description);
      } else if (event.kind === 'refused') {
        this.outcome.refused += event.records;
        if (event.cause !== 'faulty') this.outcome.withheld += event.records;
        if (event.claims) await this.#context.writer.withhold(this.#context.aidPk, event.claims);
        this.#context.report({ line: event.line, reason: event.reason, severity: 'refused' });
      } else if (event.kind === 'withheld') {
        await this.#context.writer.withhold(this.#context.aidPk, event.claims);
      } else {
        this.#context.report(event.problem);
      }
    }
    this.#context.progress(this.#records);
  }

  async end(): Promise<FileOutcome> {
    await this.#closeTo(0);
    if (this.#topmost !== 1) this.outcome.identifier = null;
    return this.outcome;
  }

  #openComponent(event: ComponentEvent): void {
    const { scan } = this.#context;
    const parent = this.#open.at(-1);
    const parentPk = parent?.pk ?? null;
    if (parent) parent.parts++;
    const existing = event.existing ?? event.continued;
    const pk = existing?.pk ?? this.#context.nextPk();
    const id = event.existing?.id ?? this.#mint(event.key);
    const stated = scan?.amendedAccess.get(event.ordinal) ?? event.description.access;
    if (!parent) this.#openTopmost(pk, event.key);
    const index = parent ? parent.parts : this.#topmost;
    const staysWithParent = event.existing?.parent_pk === parentPk && parent?.isContinued !== true;
    const stays = staysWithParent && existing?.removed_at === null;
    this.#open.push({
      pk,
      id,
      key: event.key,
      path: parent ? `${parent.path}/${pk}` : String(pk),
      fondsPk: parent?.fondsPk ?? pk,
      parentPk,
      depth: event.depth,
      position: scan?.positions.get(event.ordinal) ?? (stays ? existing.position : index * POSITION_GAP),
      ...(existing ? { existing } : {}),
      moved: Boolean(existing) && (existing?.parent_pk !== parentPk || parent?.moved === true),
      isContinued: event.continued !== undefined,
      description: event.description,
      access: effectiveAccess(stated, parent),
      statedAccess: JSON.stringify(stated),
      parts: 0,
      children: 0,
      descendants: 0,
    });
  }

  #openTopmost(pk: number, key: string): void {
    this.#topmost++;
    this.outcome.identifier = key.startsWith('k:') ? key.slice(2) : null;
    this.#totals = { fonds_pk: pk, records: 0, files: 0, online: 0, described: 0, year_from: null, year_to: null };
  }

  #amend(depth: number, description: Description): void {
    const component = this.#open[depth];
    if (!component) return;
    component.description = description;
    const stated = JSON.stringify(description.access);
    if (stated === component.statedAccess) return;
    if (component.parts > 0) throw new AccessAmendedLate();
    component.statedAccess = stated;
    component.access = effectiveAccess(description.access, this.#open[depth - 1]);
  }

  async #closeTo(depth: number): Promise<void> {
    while (this.#open.length > depth) await this.#close(this.#open.pop()!);
  }

  async #close(component: OpenComponent): Promise<void> {
    const content = recordContent(
      component.description,
      component.access,
      {
        parent_pk: component.parentPk,
        fonds_pk: component.fondsPk,
        path: component.path,
        depth: component.depth,
        child_count: component.children,
        descendant_count: component.descendants,
      },
      this.#context.today,
      component.existing?.has_document === 1,
    );
    await this.#store(component, content);
    this.#count(component, content);
    this.#records++;
    if (component.depth === 0 && this.#totals) await this.#context.writer.totals(this.#totals);
  }

  async #store(component: OpenComponent, content: RecordContent): Promise<void> {
    const { writer, now, aidPk } = this.#context;
    const { existing, pk, position } = component;
    const own = { pk, id: component.id, finding_aid_pk: aidPk, component_key: component.key, position };
    const row = { ...content, ...own, changed_at: now, removed_at: null };
    if (!existing) {
      this.outcome.added++;
      if (this.#context.scan) writer.dropAlias(component.id);
      await writer.insert({ ...row, added_at: now }, component.description.files);
      if (content.listed === 1) writer.announce(pk, content.description.length);
      return;
    }
    if (existing.id !== component.id) {
      await writer.alias(existing.id, pk);
      writer.dropAlias(component.id);
    }
    const revived = existing.removed_at !== null;
    if (revived || component.moved || isChanged(existing, component, content)) {
      this.outcome[revived ? 'added' : 'changed']++;
      await writer.replace(row, component.description.files);
      writer.announce(pk, content.description.length);
      if (component.depth === 0 && isRenamed(existing, component, content)) this.outcome.renamedFonds.push(pk);
      return;
    }
    const counts = { child_count: content.child_count, descendant_count: content.descendant_count };
    if (existing.position !== position) this.outcome.changed++;
    else this.outcome.unchanged++;
    if (existing.position !== position || !hasCounts(existing, counts)) {
      await writer.rearrange(pk, { position, ...counts });
    }
  }

  /** Adds a closed component to what its parent and its fonds hold. */
  #count(component: OpenComponent, content: RecordContent): void {
    const parent = this.#open.at(-1);
    if (content.listed === 0) return;
    if (parent) {
      parent.children++;
      parent.descendants += 1 + component.descendants;
    }
    const totals = this.#totals;
    if (!totals) return;
    totals.records++;
    if (content.level === 'file') totals.files++;
    totals.online += content.online;
    if (isDescribed(component.description)) totals.described++;
    // The years of the whole are those of the topmost record where it states any: one slip beneath it spoils nothing.
    const isTopWithYears = component.depth === 0 && content.year_from !== null;
    totals.year_from = isTopWithYears ? content.year_from : earlier(totals.year_from, content.year_from);
    totals.year_to = isTopWithYears ? content.year_to : later(totals.year_to, content.year_to);
  }
}

function isChanged(existing: ExistingRow, component: OpenComponent, content: RecordContent): boolean {
  return existing.content_hash !== content.content_hash || existing.component_key !== component.key;
}

function isRenamed(existing: ExistingRow, component: OpenComponent, content: RecordContent): boolean {
  return (
    existing.title !== content.title ||
    existing.id !== component.id ||
    existing.title_visibility !== content.title_visibility
  );
}

function hasCounts(existing: ExistingRow, counts: { child_count: number; descendant_count: number }): boolean {
  return existing.child_count === counts.child_count && existing.descendant_count === counts.descendant_count;
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function later(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}
