import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { pageOfText, scannedPdf, textPdf } from '../harness/made-pdf.ts';
import { plantDocument } from '../harness/plant-documents.ts';
import { startPortal } from '../harness/portal.ts';
import type { PlantedDocument } from '../harness/plant-documents.ts';
import type { RunningTestPortal } from '../harness/portal.ts';

/** Of the text and of the scan. */
export const PAGES = 300;
const SENTENCE = 'Tờ trình về việc đắp đê, sửa cống và nạo vét sông Châu năm 1931';
const PHOTO = { width: 3600, height: 2400 };

export type BenchDocument = 'text' | 'scan' | 'photo' | 'word';

/** A portal of its own with a document of each kind. */
export interface DocumentPortal {
  portal: RunningTestPortal;
  /** Public ids. */
  ids: Record<BenchDocument, string>;
  /** Of the file of scans. */
  scanBytes: number;
  close(): Promise<void>;
}

export async function openDocumentPortal(): Promise<DocumentPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-bench-documents-'));
  const dataDir = join(folder, 'var');
  const inventory = join(folder, 'inventory.csv');
  await writeFile(inventory, 'Phông,Hồ sơ số,Tiêu đề hồ sơ,Mức độ tiếp cận\nPhông Đê điều,1,Hồ sơ đắp đê,Rộng rãi\n');
  const first = await startPortal({ findingAids: [inventory], dataDir });
  await first.stop();
  const documents = await made();
  const db = await openDatabase(readConfig({ DATA_DIR: dataDir }));
  const { pk } = await db.selectFrom('record').select('pk').where('level', '=', 'file').executeTakeFirstOrThrow();
  const ids: Partial<Record<BenchDocument, string>> = {};
  for (const [name, document] of Object.entries(documents) as [BenchDocument, PlantedDocument][]) {
    ids[name] = await plantDocument(db, join(folder, 'files'), pk, document);
  }
  await db.destroy();
  const portal = await startPortal({ dataDir });
  return {
    portal,
    ids: ids as Record<BenchDocument, string>,
    scanBytes: Buffer.byteLength(documents.scan.content ?? ''),
    async close() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function made(): Promise<Record<BenchDocument, PlantedDocument>> {
  const text = pageOfText(SENTENCE);
  const pages = Array.from({ length: PAGES }, () => ({ text, width: 595.28, height: 841.89 }));
  const html = `<p>${text.replaceAll('\n', '</p><p>')}</p>`;
  return {
    text: { name: 'text.pdf', content: await textPdf(pages.map((page) => page.text)), pages },
    scan: { name: 'scan.pdf', content: await scannedPdf(PAGES, 300), pages },
    photo: {
      name: 'photo.jpg',
      kind: 'image',
      mediaType: 'image/jpeg',
      content: await photograph(),
      pages: [{ ...PHOTO, text: '', source: 'none' }],
    },
    word: { name: 'word.docx', kind: 'docx', pages: [{ text, html, width: 0, height: 0 }] },
  };
}

/** Light and shade of every size, as in leaves and water, with the grain of a film: harder to make small than most. */
async function photograph(): Promise<Buffer> {
  const layers = await Promise.all([8, 40, 200, 1200].map((width) => shades(width)));
  const [base, ...others] = layers as [Buffer, ...Buffer[]];
  return sharp(base)
    .composite(others.map((input) => ({ input, blend: 'soft-light' })))
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function shades(width: number): Promise<Buffer> {
  const height = Math.round((width * PHOTO.height) / PHOTO.width);
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const small = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .png()
    .toBuffer();
  return sharp(small).resize(PHOTO.width, PHOTO.height, { kernel: 'cubic' }).png().toBuffer();
}
