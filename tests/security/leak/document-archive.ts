import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { textPdf } from '../../harness/made-pdf.ts';
import { wordFor } from './plants.ts';
import type { Fate, Plant } from './plants.ts';

/** How a document stands to the public. */
export type State = 'open' | 'conditional' | 'closed' | 'masked' | 'hidden' | 'stamped' | 'removed' | 'changed';

/** A document that is in one state at first, in another after the archive moved on, and in the first one again. */
export interface PlantedFile {
  name: string;
  code: string;
  before: State;
  after: State;
}

const MOVES: [State, State][] = [
  ['open', 'open'],
  ['conditional', 'conditional'],
  ['closed', 'closed'],
  ['masked', 'masked'],
  ['hidden', 'hidden'],
  ['stamped', 'stamped'],
  ['changed', 'changed'],
  ['open', 'closed'],
  ['open', 'conditional'],
  ['open', 'masked'],
  ['open', 'hidden'],
  ['open', 'stamped'],
  ['open', 'removed'],
  ['open', 'changed'],
  ['closed', 'open'],
  ['conditional', 'open'],
  ['masked', 'open'],
  ['hidden', 'open'],
  ['stamped', 'open'],
];

export const FILES: readonly PlantedFile[] = MOVES.map(([before, after], i) => {
  const code = `SC.P01.${String(i + 1).padStart(3, '0')}`;
  return { code, name: `${code}.01.pdf`, before, after };
});

/** Access, and the visibility of the title, in the words of an inventory. */
const WORDS: Record<State, [string, string]> = {
  open: ['Rộng rãi', ''],
  conditional: ['Có điều kiện', ''],
  closed: ['Chưa được tiếp cận', 'Công khai'],
  masked: ['Rộng rãi', 'Che'],
  hidden: ['Rộng rãi', 'Ẩn'],
  stamped: ['Rộng rãi', ''],
  removed: ['Rộng rãi', ''],
  changed: ['Rộng rãi', ''],
};

/** A word that stands on the second page of a document and nowhere else. */
export function wordOf({ name }: PlantedFile): string {
  return wordFor(`document ${name}`);
}

/** The word, as something to look for traces of. */
export function plantOf(file: PlantedFile, fate: Fate = 'kept'): Plant {
  return { word: wordOf(file), place: `${file.name} (${file.before}, then ${file.after})`, fate, wasShown: true };
}

/** The inventory and the documents beside it. */
export async function writeDocuments(folder: string, stage: 'before' | 'after'): Promise<void> {
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true });
  await writeFile(join(folder, 'inventory.csv'), inventory(stage));
  for (const file of FILES) {
    const path = join(files, file.name);
    const state = file[stage];
    if (state === 'removed') await rm(path, { force: true });
    else await writeWhereOther(path, await documentOf(file, state === 'stamped'));
  }
}

/** Of what is `changed` another version lies on the disk than was imported. */
export async function changeFiles(folder: string, stage: 'before' | 'after'): Promise<void> {
  for (const file of FILES.filter((each) => each[stage] === 'changed')) {
    const path = join(folder, 'files', file.name);
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('\n')]));
  }
}

/** A file that is the same keeps its time, and is nothing new to the import. */
async function writeWhereOther(path: string, content: Buffer): Promise<void> {
  const there = await readFile(path).catch(() => undefined);
  if (!there?.equals(content)) await writeFile(path, content);
}

function documentOf(file: PlantedFile, isStamped: boolean): Promise<Buffer> {
  const first = `${isStamped ? 'TỐI MẬT\n\n' : ''}ỦY BAN HÀNH CHÍNH TỈNH SÔNG CHÂU\n\nTờ trình về việc đắp đê`;
  return textPdf([first, `Trang hai nói về ${wordOf(file)} và việc sửa cống`]);
}

function inventory(stage: 'before' | 'after'): string {
  const head = ['Phông', 'Mục lục số', 'Mã hồ sơ', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Mức độ tiếp cận', 'Công khai tiêu đề'];
  const rows = FILES.map((file, i) => {
    const [access, visibility] = WORDS[file[stage]];
    return ['Phông Đê điều', '1', file.code, String(i + 1), `Hồ sơ đê điều ${i + 1}`, access, visibility];
  });
  return stringify([head, ...rows]);
}
