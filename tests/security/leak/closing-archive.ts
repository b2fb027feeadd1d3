import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stringify } from 'csv-stringify/sync';
import { textPdf } from '../../harness/made-pdf.ts';
import { startPortal, type RunningTestPortal } from '../../harness/portal.ts';
import { runCommand } from '../run-command.ts';
import { writeContent } from './archive.ts';
import { wordFor } from './plants.ts';

/** What becomes of a record that everybody could read: the words of its row, and whether its title is still told. */
const CLOSINGS = {
  closed: { access: 'Chưa được tiếp cận', title: 'Công khai', isTold: true },
  conditional: { access: 'Có điều kiện', title: 'Công khai', isTold: true },
  'masked, without a word of access': { access: '', title: 'Che', isTold: false },
  'under a rule that nobody knows': { access: 'Xem quy chế riêng số 7', title: 'Công khai', isTold: true },
  'a title masked': { access: 'Chưa được tiếp cận', title: 'Che', isTold: false },
  hidden: { access: 'Chưa được tiếp cận', title: 'Ẩn', isTold: false },
  'taken out': undefined,
} as const;
export type Closing = keyof typeof CLOSINGS;

export interface ClosingRecord {
  closing: Closing;
  /** Whether its title and keywords stay public. */
  isTold: boolean;
  recordId: string;
  documentId: string;
  contentHash: string;
  /** Stand in its title, its keywords, and on the second page of its document; nowhere else. */
  words: { title: string; keyword: string; page: string };
}

export interface ClosingRoom {
  portal: RunningTestPortal;
  records: readonly ClosingRecord[];
  /** A record that is hidden from the beginning. */
  hiddenId: string;
  /** Closes them all, as an archive does: another finding aid, imported while the portal serves. */
  close(): Promise<void>;
  end(): Promise<void>;
}

const NAMES = Object.keys(CLOSINGS) as Closing[];
const HEAD = [
  'Phông',
  'Mục lục số',
  'Mã hồ sơ',
  'Hồ sơ số',
  'Tiêu đề hồ sơ',
  'Từ khoá',
  'Mức độ tiếp cận',
  'Công khai tiêu đề',
];

/** @param env settings of the engine */
export async function openClosingRoom(env: Record<string, string>): Promise<ClosingRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-closing-'));
  const [contentDir, dataDir] = [join(folder, 'content'), join(folder, 'var')];
  const holdings = join(folder, 'holdings');
  await writeContent(contentDir);
  await mkdir(holdings);
  for (const closing of NAMES) {
    const pages = ['Trang một', `Trang hai nói về ${wordsOf(closing).page} và việc sửa cống`];
    await writeFile(join(holdings, `${codeOf(closing)}.01.pdf`), await textPdf(pages));
  }
  const bringIn = async (isClosed: boolean) => {
    await writeFile(join(holdings, 'muc-luc.csv'), inventory(isClosed));
    const settings = { ...env, DATA_DIR: dataDir, CONTENT_DIR: contentDir };
    const { code, stderr } = await runCommand(['import', '--json', '--allow-removals', holdings], settings);
    if (code !== 0 && code !== 1) throw new Error(`The import ended with ${code}:\n${stderr}`);
  };
  await bringIn(false);
  const portal = await startPortal({ dataDir, contentDir, env });
  return {
    portal,
    ...stored(dataDir),
    close: () => bringIn(true),
    async end() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function inventory(isClosed: boolean): string {
  const rows = NAMES.flatMap((closing, at) => {
    const after = CLOSINGS[closing];
    if (isClosed && !after) return [];
    const { title, keyword } = wordsOf(closing);
    const access = isClosed && after ? [after.access, after.title] : ['Rộng rãi', 'Công khai'];
    return [['Phông Đê điều', '1', codeOf(closing), String(at + 1), `Hồ sơ ${title}`, keyword, ...access]];
  });
  const hidden = ['Phông Đê điều', '1', 'SC.D01.099', '99', `Hồ sơ ${HIDDEN_WORD}`, HIDDEN_WORD, 'Rộng rãi', 'Ẩn'];
  return stringify([HEAD, ...rows, hidden]);
}

/** In title and keywords of the record that was always hidden. */
export const HIDDEN_WORD = wordFor('closing, hidden from the beginning');

function stored(dataDir: string): Pick<ClosingRoom, 'records' | 'hiddenId'> {
  const catalogue = new DatabaseSync(join(dataDir, 'catalogue.sqlite'), { readOnly: true });
  const one = (query: string, value: string) => catalogue.prepare(query).get(value) ?? {};
  const records = NAMES.map((closing) => {
    const words = wordsOf(closing);
    const record = one('select id from record where title like ?', `%${words.title}`);
    const document = one('select id, content_hash from document where path like ?', `%${codeOf(closing)}.01.pdf`);
    return {
      closing,
      isTold: CLOSINGS[closing]?.isTold ?? false,
      recordId: String(record.id),
      documentId: String(document.id),
      contentHash: String(document.content_hash),
      words,
    };
  });
  const hiddenId = String(one('select id from record where title like ?', `%${HIDDEN_WORD}`).id);
  catalogue.close();
  return { records, hiddenId };
}

function codeOf(closing: Closing): string {
  return `SC.D01.${String(NAMES.indexOf(closing) + 1).padStart(3, '0')}`;
}

function wordsOf(closing: Closing): ClosingRecord['words'] {
  return {
    title: wordFor(`closing ${closing}, title`),
    keyword: wordFor(`closing ${closing}, keyword`),
    page: wordFor(`closing ${closing}, page`),
  };
}
