import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import sharp from 'sharp';
import type { PageWord } from '../../src/catalogue/document.ts';
import { createWorkshop } from '../../src/documents/workshop/create-workshop.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { scannedPdf, textPdf } from '../harness/made-pdf.ts';
import { plantDocument } from '../harness/plant-documents.ts';
import type { PlantedDocument, PlantedPage } from '../harness/plant-documents.ts';
import { startPortal } from '../harness/portal.ts';
import { runCommand } from '../security/run-command.ts';

/** What is looked for in the room: stands on page 17 of the report, and side by side nowhere else. */
export const FIVE_WORDS = 'vỡ kè bến Yên Lệnh';
export const FOUND_ON = 17;
export const REPORT_PAGES = 60;
/** Longer than five lines of a phone. */
export const LONG_LABEL = `Báo cáo ${'về việc tu bổ hệ thống đê điều và phòng chống lụt bão '.repeat(4)}năm 1958`;

const TITLES = {
  report: 'Báo cáo tình hình đê điều tỉnh Sông Châu',
  scans: 'Bản chụp công văn về trận lụt',
  words: 'Văn bản đánh máy lại',
  closed: 'Hồ sơ chưa được tiếp cận',
} as const;

/** The documents of the room, by what each of them shows. */
export type DocumentName =
  'report' | 'scan' | 'photo' | 'waiting' | 'failed' | 'han' | 'docx' | 'doc' | 'text' | 'closed';

export interface DocumentRoom {
  url: string;
  /** Public ids of documents. */
  documents: Record<DocumentName, string>;
  /** Public ids of records. */
  records: Record<keyof typeof TITLES, string>;
  close(): Promise<void>;
}

/** A portal of its own with a document of every kind, as an import would have left them. */
export async function openDocumentRoom(): Promise<DocumentRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-reader-'));
  const dataDir = join(folder, 'var');
  await writeFile(join(folder, 'inventory.csv'), inventory());
  const imported = await runCommand(['import', '--json', join(folder, 'inventory.csv')], { DATA_DIR: dataDir });
  if (imported.code !== 0) throw new Error(`The import ended with ${imported.code}:\n${imported.stderr}`);
  const db = await openDatabase(readConfig({ DATA_DIR: dataDir }));
  const found = await db.selectFrom('record').select(['pk', 'id', 'title']).execute();
  const recordOf = (name: keyof typeof TITLES) => found.find(({ title }) => title === TITLES[name])!;
  const documents: Partial<Record<DocumentName, string>> = {};
  for (const { of, as, ...document } of await made(folder)) {
    documents[as] = await plantDocument(db, join(folder, 'files'), recordOf(of).pk, document);
  }
  await db.destroy();
  const portal = await startPortal({ dataDir });
  await untilFound(portal.url);
  return {
    url: portal.url,
    documents: documents as Record<DocumentName, string>,
    records: {
      report: recordOf('report').id,
      scans: recordOf('scans').id,
      words: recordOf('words').id,
      closed: recordOf('closed').id,
    },
    async close() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The index follows the catalogue in its own time. */
async function untilFound(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${url}/api/v1/search?q=${encodeURIComponent(FIVE_WORDS)}`);
    const { total }: { total: number } = await answer.json();
    if (total > 0) return;
    await setTimeout(200);
  }
  throw new Error('The pages of the documents are not in the index.');
}

interface MadeDocument extends PlantedDocument {
  of: keyof typeof TITLES;
  as: DocumentName;
}

async function made(folder: string): Promise<MadeDocument[]> {
  const report = await textPdf(Array.from({ length: REPORT_PAGES }, (_, index) => reportPage(index + 1)));
  const scan = await scannedPdf(2, 100);
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b9a98c' } })
    .jpeg()
    .toBuffer();
  const read = 'Tờ trình về việc đắp đê\nvà sửa cống Yên Lệnh năm 1931.\nKính gửi quan Công sứ.';
  const image = { kind: 'image', content: picture, mediaType: 'image/jpeg' } as const;
  const shot = { width: 900, height: 600 };
  const page = { ...shot, text: '', width: 900, height: 600 };
  return [
    { of: 'report', as: 'report', name: 'a.pdf', content: report, pages: await readPages(folder, report) },
    {
      of: 'scans',
      as: 'scan',
      name: 'b.pdf',
      label: LONG_LABEL,
      content: scan,
      pages: [
        { text: read, source: 'ocr', quality: 79, words: wordsOf(read) },
        { text: 'Tờ 2', source: 'scan-layer' },
      ],
    },
    { of: 'scans', as: 'photo', name: 'c.jpg', label: 'Ảnh bến đò', ...image, pages: [{ ...page, source: 'none' }] },
    { of: 'scans', as: 'waiting', name: 'd.jpg', ...image, pages: [{ ...page, source: 'waiting' }] },
    { of: 'scans', as: 'failed', name: 'e.jpg', ...image, pages: [{ ...page, source: 'failed', quality: 0 }] },
    {
      of: 'scans',
      as: 'han',
      name: 'f.jpg',
      ...image,
      pages: [{ ...shot, text: '具呈爲修築堤防事\n緣去年八月洪水漲溢\nوثيقة قديمة', source: 'ocr', quality: 40 }],
    },
    { of: 'words', as: 'docx', name: 'g.docx', kind: 'docx', pages: [HTML_PAGE, '<p>Trang hai.</p>'].map(htmlPage) },
    { of: 'words', as: 'doc', name: 'h.doc', kind: 'doc', label: 'Bản Word cũ', pages: [htmlPage(HTML_PAGE)] },
    { of: 'words', as: 'text', name: 'i.txt', kind: 'text', label: 'Bản chép', pages: [htmlPage('<p>Chép đê.</p>')] },
    { of: 'closed', as: 'closed', name: 'k.pdf', content: report, pages: ['Không ai được xem'] },
  ];
}

function reportPage(number: number): string {
  const lines = Array.from(
    { length: 24 },
    (_, line) => `Đoạn ${number}.${line + 1}: đê sông Châu, kè và cống đã tu bổ.`,
  );
  if (number === FOUND_ON) lines[12] = `Đêm mồng 5 ${FIVE_WORDS}, nước tràn vào đồng.`;
  if (number === FOUND_ON + 3) lines[3] = 'Bến Yên Lệnh: kè mới xong.';
  return lines.join('\n');
}

/** The text and its places as the program itself reads them. */
async function readPages(folder: string, pdf: Buffer): Promise<PlantedPage[]> {
  const location = join(folder, 'read.pdf');
  await writeFile(location, pdf);
  const workshop = createWorkshop();
  const pages: PlantedPage[] = [];
  for await (const event of workshop.read(location)) {
    if (event.kind === 'page') pages.push({ ...event.page, quality: 100 });
  }
  await workshop.close();
  return pages;
}

/** Places for words that a machine would have seen. */
function wordsOf(text: string): PageWord[] {
  return [...text.matchAll(/\S+/g)].map((match, index) => ({
    x: 0.1 + (index % 6) * 0.13,
    y: 0.08 + Math.floor(index / 6) * 0.02,
    width: 0.1,
    height: 0.016,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const HTML_PAGE = `<h2>QUYẾT ĐỊNH</h2><p>Về việc <strong>tu bổ</strong> đê sông Châu</p><h5>Điều 1</h5>
<ol><li>Đắp đê</li><li>Sửa cống</li></ol>
<table><thead><tr><th scope="col">Đoạn</th><th scope="col">Dài (mét)</th></tr></thead>
<tbody><tr><td>Yên Lệnh</td><td>340</td></tr></tbody></table>`;

function htmlPage(html: string): PlantedPage {
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { html, text, width: 0, height: 0 };
}

function inventory(): string {
  const head = ['Phông', 'Mục lục số', 'Hộp số', 'Hồ sơ số', 'Tiêu đề hồ sơ', 'Mức độ tiếp cận', 'Công khai tiêu đề'];
  const rows = Object.entries(TITLES).map(([name, title], index) => {
    const access = name === 'closed' ? 'Chưa được tiếp cận' : 'Rộng rãi';
    return ['Phông Ty Thủy lợi', '1', '2', String(index + 1), title, access, 'Có'];
  });
  return stringify([head, ...rows]);
}
