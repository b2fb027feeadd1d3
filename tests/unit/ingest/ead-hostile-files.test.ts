import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { ead2002Reader } from '../../../src/ingest/readers/ead.ts';
import { READERS } from '../../../src/ingest/readers/index.ts';
import { c, ead, readText } from './reading-a-file.ts';

const MB = 1024 * 1024;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phong-doc-test-'));
});
afterAll(async () => rm(folder, { recursive: true }));

test.each<[string, string | Buffer, number, RegExp]>([
  ['an empty file', '', 0, /empty/],
  ['a file cut off', ead(c('A')).slice(0, -30), 2, /cut off/],
  ['a tag closed by another', '<ead>\n<archdesc>\n<did></dad></archdesc></ead>', 3, /not well-formed/],
  ['a bare ampersand', ead('\n<did><unittitle>A & B</unittitle></did>'), 3, /not well-formed/],
  ['zero bytes in the text', ead('\n\n<did><unittitle>A\0B</unittitle></did>'), 4, /disallowed character/],
  ['two roots', '<ead/>\n<ead/>', 2, /only one root/],
  ['no description in it', '<ead><eadheader/></ead>', 0, /no archival description/],
  ['an encoding nobody knows', '<?xml version="1.0" encoding="klingon-8"?><ead/>', 1, /"klingon-8" is not known/],
  [
    'bytes that are not UTF-8 although it says so',
    Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<ead>\n'),
      Buffer.from([0xe9, 0x41]),
      Buffer.from('</ead>'),
    ]),
    3,
    /not UTF-8/,
  ],
  ['an attribute that never ends', `<ead x="${'a'.repeat(9 * MB)}`, 1, /longer than 8 million/],
  ['a comment that never ends', `<ead><!-- ${'a '.repeat(5 * MB)}`, 1, /longer than 8 million/],
  ['100,000 elements within each other', `<ead>${'<p>'.repeat(100_000)}`, 1, /nested more than/],
])('%s gives its line and a plain reason', async (_, content, line, reason) => {
  const { fault, descriptions } = await readText(ead2002Reader, content);
  expect(fault?.message).toMatch(reason);
  expect(fault?.line).toBe(line);
  expect(descriptions.length).toBeLessThan(2);
});

test('100,000 components within each other are told to a sane depth and the rest refused', async () => {
  const { descriptions, fault } = await readText(ead2002Reader, `<ead><archdesc>${'<c>'.repeat(100_000)}`);
  expect(descriptions).toHaveLength(250);
  expect(fault?.message).toMatch(/nested more than/);
});

test.each<[string, string]>([
  ['UTF-8 with a byte order mark', 'utf8-bom'],
  ['UTF-16 little-endian', 'utf-16le'],
  ['UTF-16 big-endian', 'utf-16be'],
  ['Windows-1258', 'windows-1258'],
  ['ISO-8859-1', 'iso-8859-1'],
])('%s is read as what it is', async (_, encoding) => {
  const title = encoding.startsWith('utf') ? 'Hồ sơ đất đai' : 'Résidence à Huê';
  const declared = encoding === 'utf8-bom' ? 'UTF-8' : encoding.startsWith('utf-16') ? 'UTF-16' : encoding;
  const text = ead(`<did><unittitle>${title}</unittitle></did>`).replace('UTF-8', declared);
  const bytes = encoding === 'utf8-bom' ? Buffer.from(`\ufeff${text}`) : iconv.encode(text, encoding, { addBOM: true });
  expect(READERS.find((reader) => reader.recognises(bytes.subarray(0, 65_536), 'file'))?.format).toBe('ead2002');
  const { descriptions, fault, problems } = await readText(ead2002Reader, bytes);
  expect([descriptions[0]?.title, fault, problems]).toEqual([title, undefined, []]);
});

test('letters of Windows-1252 in a file that calls itself ISO-8859-1 are kept, and said', async () => {
  const title = 'Œuvres de l’École – Huê';
  const bytes = iconv.encode(
    ead(`<did><unittitle>${title}</unittitle></did>`).replace('UTF-8', 'ISO-8859-1'),
    'cp1252',
  );
  const { descriptions, problems } = await readText(ead2002Reader, bytes);
  expect(descriptions[0]?.title).toBe(title);
  expect(problems).toMatchObject([{ severity: 'noted', reason: expect.stringContaining('Windows-1252') }]);
});

test('UTF-8 that calls itself ISO-8859-1 is read as UTF-8, and said', async () => {
  const { descriptions, problems } = await readText(
    ead2002Reader,
    ead('<did><unittitle>Hồ sơ</unittitle></did>').replace('UTF-8', 'ISO-8859-1'),
  );
  expect(descriptions[0]?.title).toBe('Hồ sơ');
  expect(problems[0]?.reason).toContain('ISO-8859-1');
});

test('characters that finding aids name are read; nothing outside the file is', async () => {
  const secret = join(folder, 'secret.txt');
  await writeFile(secret, 'LOGO');
  const { descriptions, problems, said } = await readText(
    ead2002Reader,
    ead('<did><unittitle>R&eacute;sidence &own; &xxe;&pic;</unittitle></did>', {
      prolog: `<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (EAD) Version 2002//EN" "http://127.0.0.1:9/ead.dtd" [
        <!ENTITY own "Hu&#7871; 'x'"> <!ENTITY xxe SYSTEM "file://${secret}"> <!ENTITY pic SYSTEM "a.gif" NDATA gif>
        <!-- <!ENTITY eacute "no"> --> <!ENTITY % outer SYSTEM "http://127.0.0.1:9/x"> %outer;]>`,
    }),
  );
  expect(descriptions[0]?.title).toBe("Résidence Huế 'x'");
  expect(problems.map(({ severity, reason }) => [severity, reason.slice(0, 16)])).toEqual([
    ['refused', 'The entity "xxe"'],
    ['refused', 'The entity "pic"'],
  ]);
  expect(said).not.toContain('LOGO');
});

test('an entity bomb stays a few characters', async () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  const { descriptions, problems } = await readText(
    ead2002Reader,
    ead('<did><unittitle>A &l9; B</unittitle></did>', { prolog: `<!DOCTYPE ead [<!ENTITY l0 "ha">${laughs}]>` }),
  );
  expect(descriptions[0]?.title).toBe('A B');
  expect(problems[0]).toMatchObject({ severity: 'refused', line: 2 });
});

test('a quadratic entity bomb stays a few characters', async () => {
  const { descriptions } = await readText(
    ead2002Reader,
    ead(`<did><unittitle>${'&big;'.repeat(50_000)}</unittitle></did>`, {
      prolog: `<!DOCTYPE ead [<!ENTITY big "${'a'.repeat(50_000)}">]>`,
    }),
  );
  expect(descriptions[0]?.title).toBe('');
});

/** Writes a file of about `size` bytes without ever holding it. */
async function writeLong(name: string, start: string, piece: string, end: string, size: number): Promise<string> {
  const path = join(folder, name);
  const out = createWriteStream(path);
  out.write(start);
  const block = piece.repeat(Math.ceil(MB / piece.length));
  for (let written = 0; written < size; written += block.length) if (!out.write(block)) await once(out, 'drain');
  out.end(end);
  await once(out, 'close');
  return path;
}

/** Reads a file in a worker that dies when its heap grows beyond 48 MB. */
async function readFlat(path: string): Promise<{ components: number; longest: number; cut: boolean }> {
  const script = new URL('./read-in-little-memory.ts', import.meta.url);
  const worker = new Worker(script, {
    workerData: path,
    // With as much for objects just made as V8 takes unasked, it clears up far more often than it has to.
    resourceLimits: { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

test('100 MB on a single line are read with memory flat', async () => {
  const component = c('Hồ sơ số một', '<scopecontent><p>Về việc tu sửa đê điều.</p></scopecontent>');
  const path = await writeLong('line.xml', '<ead><archdesc><dsc>', component, '</dsc></archdesc></ead>', 100 * MB);
  expect((await readFlat(path)).components).toBeGreaterThan(700_000);
}, 120_000);

test('a text node of 100 MB is cut, said, and read with memory flat', async () => {
  const start = '<ead><archdesc><scopecontent><p>';
  const path = await writeLong(
    'text.xml',
    start,
    'it’s "long" > words ',
    '</p></scopecontent></archdesc></ead>',
    100 * MB,
  );
  const { components, longest, cut } = await readFlat(path);
  expect([components, cut]).toEqual([1, true]);
  expect(longest).toBeGreaterThan(1_900_000);
  expect(longest).toBeLessThanOrEqual(2_000_000);
}, 120_000);

test.each([
  ['links', '<dao href="http://a.b/c"/>', ''],
  ['dates', '<unitdate normal="1954"/>', ''],
  ['links in what is left out', '<dao href="a/b.pdf"/><unitid>1</unitid>', ' audience="internal"'],
])(
  'a flood of %s in one description is read with memory flat',
  async (name, piece, attributes) => {
    const path = await writeLong(
      `${name}.xml`,
      `<ead><archdesc><dsc><c${attributes}><did>`,
      piece,
      '</did></c></dsc></archdesc></ead>',
      16 * MB,
    );
    const { components, cut } = await readFlat(path);
    expect([components, cut]).toEqual(attributes === '' ? [2, true] : [1, false]);
  },
  120_000,
);
