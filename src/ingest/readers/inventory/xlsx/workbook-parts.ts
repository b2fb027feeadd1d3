import { posix } from 'node:path';
import type { XlsxPackage } from './package.ts';
import { readWholeXml } from './read-xml.ts';

export interface WorkbookParts {
  /** Visible sheets of cells, in tab order. */
  sheets: { name: string; part: string }[];
  /** Names of sheets the archive has hidden: not read. */
  hidden: string[];
  sharedStrings?: string;
  styles?: string;
  theme?: string;
  /** Days are counted from 1904 (workbooks born on a Macintosh). */
  from1904: boolean;
}

/** @throws FaultyFile */
export async function readWorkbookParts(pack: XlsxPackage): Promise<WorkbookParts> {
  const workbook =
    (await relations(pack, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const related = await relations(pack, workbook);
  const byId = new Map(related.map((relation) => [relation.id, relation]));
  const parts: WorkbookParts = { sheets: [], hidden: [], from1904: false };
  parts.sharedStrings = related.find(({ type }) => type === 'sharedStrings')?.target;
  parts.styles = related.find(({ type }) => type === 'styles')?.target;
  parts.theme = related.find(({ type }) => type === 'theme')?.target;
  await readWholeXml(await pack.stream(workbook), 'list of sheets', {
    open(name, attributes) {
      if (name === 'workbookPr') parts.from1904 = /^(1|true|on)$/i.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = byId.get(id ?? '');
      if (relation?.type !== 'worksheet') return;
      if ((attributes.state ?? 'visible') !== 'visible') parts.hidden.push(attributes.name ?? '');
      else parts.sheets.push({ name: attributes.name ?? '', part: relation.target });
    },
  });
  return parts;
}

interface Relation {
  id: string;
  /** The last word of the relation's address: `worksheet`, `styles`. */
  type: string;
  /** The part, from the root of the package. */
  target: string;
}

/** @param part '' for the package itself @throws FaultyFile */
export async function relations(pack: XlsxPackage, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const file = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found: Relation[] = [];
  if (!pack.has(file)) return found;
  await readWholeXml(await pack.stream(file), 'list of parts', {
    open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}
