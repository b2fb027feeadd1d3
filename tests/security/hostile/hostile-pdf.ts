import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { handmadePdf, lines, onePage, stream } from '../../unit/reading-documents/handmade-pdf.ts';
import type { HostileDocument } from './hostile-documents.ts';

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>';
const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const NO_PDF = /no PDF, whatever its name says/;
const DAMAGED = /damaged/;

function printed(options: PDFKit.PDFDocumentOptions, write: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const document = new PDFDocument(options);
  write(document);
  document.end();
  return buffer(document);
}

function withTree(tree: string, more: string[] = [PAGE]): Buffer {
  return handmadePdf([CATALOGUE, tree, ...more]);
}

function withEntry(entry: string): Buffer {
  return handmadePdf([`<< /Type /Catalog /Pages 2 0 R ${entry} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', PAGE]);
}

function packed(content: string | Buffer): Buffer {
  return stream('/Filter /FlateDecode', deflateSync(content));
}

/** A page whose content is packed, with what it draws. */
function drawing(content: string, objects: (string | Buffer)[] = [], resources = ''): Buffer {
  return handmadePdf([
    CATALOGUE,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << ${resources} >> >>`,
    packed(content),
    ...objects,
  ]);
}

function image(filter: string, size: number, content: Buffer): Buffer {
  const entries = `/Type /XObject /Subtype /Image /Width ${size} /Height ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  return drawing(
    'q 600 0 0 800 0 0 cm /I Do Q',
    [stream(`${entries} /Filter /${filter}`, content)],
    '/XObject << /I 5 0 R >>',
  );
}

function form(resources: string, content: string): Buffer {
  return stream(
    `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << ${resources} >> >>`,
    content,
  );
}

const noise = (bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 7919 + (at >> 3)) % 251));

const BROKEN: HostileDocument[] = [
  { name: 'empty.pdf', make: () => Buffer.alloc(0), reason: /empty/ },
  { name: 'noise.pdf', make: () => noise(5000), reason: NO_PDF },
  { name: 'words.pdf', make: () => Buffer.from('This is not a PDF.'), reason: NO_PDF },
  { name: 'header-only.pdf', make: () => Buffer.from('%PDF-1.7\n'), reason: DAMAGED },
  {
    name: 'header-and-noise.pdf',
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(9000)]),
    reason: DAMAGED,
  },
  {
    name: 'cut-off.pdf',
    make: () => onePage(lines(50, 700, ['text'])).subarray(0, 300),
    reason: DAMAGED,
    pages: [0, 1],
  },
  { name: 'no-pages.pdf', make: () => withTree('<< /Type /Pages /Kids [] /Count 0 >>'), reason: /no pages|damaged/ },
  {
    name: 'pages-that-lie.pdf',
    make: () => withTree('<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>'),
    reason: /pages/,
    pages: [0, 1],
  },
  {
    name: 'pages-in-a-circle.pdf',
    make: () => withTree('<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>'),
    reason: /./,
    pages: [0, 2],
  },
  {
    name: 'pages-within-pages.pdf',
    make: () => {
      const nodes = Array.from({ length: 20_000 }, (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 >>`);
      return handmadePdf([CATALOGUE, ...nodes, PAGE]);
    },
    reason: /./,
    pages: [0, 1],
  },
  {
    name: '100000-pages.pdf',
    make: () => withTree(`<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>`),
    reason: /100000 pages; at most/,
  },
  {
    name: 'arrays-in-arrays.pdf',
    make: () => withEntry(`/X ${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    reason: /./,
    pages: [0, 1],
  },
];

const LOCKED: HostileDocument[] = [
  {
    name: 'locked.pdf',
    make: () => printed({ userPassword: 'secret', ownerPassword: 'more' }, (document) => void document.text('hidden')),
    reason: /protected by a password/,
  },
  {
    name: 'locked-by-whom.pdf',
    make: () =>
      handmadePdf(
        [CATALOGUE, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', PAGE],
        '/Encrypt << /Filter /Nobody /V 9 >> /ID [<00> <00>]',
      ),
    reason: /encrypted|password|damaged/,
  },
];

const LARGE: HostileDocument[] = [
  { name: '20-metres.pdf', make: () => onePage(lines(50, 700, ['text']), '/MediaBox [0 0 56693 56693]'), pages: 1 },
  { name: 'beyond-measure.pdf', make: () => onePage('', '/MediaBox [-1e30 -1e30 1e30 1e30]'), reason: /./, pages: 1 },
  { name: 'no-width.pdf', make: () => onePage('', '/MediaBox [5 5 5 800]'), reason: /./, pages: 1 },
  { name: 'a-thread.pdf', make: () => onePage('', '/MediaBox [0 0 1 14400]'), drawing: /million pixels/, pages: 1 },
  {
    name: 'a-million-objects.pdf',
    make: () => drawing('1 1 2 2 re f '.repeat(1_000_000)),
    reason: /within|memory/,
    pages: [0, 1],
  },
  {
    name: 'a-million-letters.pdf',
    make: () => onePage(lines(50, 700, ['x'.repeat(1_000_000)])),
    reason: /within|memory/,
    pages: [0, 1],
  },
  {
    name: 'a-million-saves.pdf',
    make: () => drawing('q '.repeat(1_000_000)),
    reason: /within|memory|broke/,
    pages: [0, 1],
  },
  {
    name: 'unpacks-twice.pdf',
    make: () => {
      const twice = deflateSync(deflateSync(Buffer.alloc(400 << 20, ' ')));
      const content = stream('/Filter [/FlateDecode /FlateDecode]', twice);
      return handmadePdf([
        CATALOGUE,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        PAGE.replace(' >>', ' /Contents 4 0 R >>'),
        content,
      ]);
    },
    reason: /memory|within/,
    pages: [0, 1],
  },
  {
    name: 'pixels.pdf',
    make: () => image('FlateDecode', 60_000, deflateSync(Buffer.alloc(1 << 20))),
    drawing: /./,
    pages: 1,
  },
];

const ENDLESS: HostileDocument[] = [
  {
    name: 'draws-itself.pdf',
    make: () => drawing('/X Do', [form('/X 5 0 R', '/X Do /X Do')], '/XObject << /X 5 0 R >>'),
    reason: /memory|within|broke/,
    drawing: /./,
    pages: [0, 1],
  },
  {
    name: 'draws-ten-times-ten.pdf',
    make: () => {
      const levels = Array.from({ length: 12 }, (_, at) => form(`/X ${at + 6} 0 R`, '/X Do '.repeat(10)));
      return drawing(
        '/X Do',
        [...levels, stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '0 0 9 9 re f')],
        '/XObject << /X 5 0 R >>',
      );
    },
    reason: /within|memory|broke/,
    drawing: /./,
    pages: [0, 1],
  },
  {
    name: 'a-pattern-of-dust.pdf',
    make: () => {
      const tile = stream(
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 /Resources << >>',
        '0 0 1 1 re f',
      );
      return drawing('/Pattern cs /P scn 0 0 600 800 re f', [tile], '/Pattern << /P 5 0 R >>');
    },
    drawing: /within|memory|broke/,
    pages: 1,
  },
  {
    name: 'a-letter-of-letters.pdf',
    make: () => {
      const glyph = stream('', '500 0 d0 BT /F 1 Tf (a) Tj ET');
      const font =
        '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [500] /Resources << /Font << /F 5 0 R >> >> >>';
      return drawing('BT /F 12 Tf (aaa) Tj ET', [font, glyph], '/Font << /F 5 0 R >>');
    },
    drawing: /./,
    reason: /./,
    pages: [0, 1],
  },
];

const INSIDES: HostileDocument[] = [
  ...['JPXDecode', 'JBIG2Decode', 'DCTDecode', 'CCITTFaxDecode', 'LZWDecode'].map((filter) => ({
    name: `broken-${filter}.pdf`,
    make: () => image(filter, 500, noise(4000)),
    drawing: /./,
    pages: 1,
  })),
  {
    name: 'broken-font.pdf',
    make: () => {
      const font =
        '<< /Type /Font /Subtype /TrueType /BaseFont /Broken /FirstChar 0 /LastChar 255 /FontDescriptor 6 0 R >>';
      const descriptor = '<< /Type /FontDescriptor /FontName /Broken /Flags 4 /FontFile2 7 0 R >>';
      const file = stream('', Buffer.concat([Buffer.from('00010000000c008000030040', 'hex'), noise(3000)]));
      return drawing('BT /F 12 Tf 50 700 Td (abc) Tj ET', [font, descriptor, file], '/Font << /F 5 0 R >>');
    },
    drawing: /./,
    pages: 1,
  },
];

/** What a viewer might run, fetch or unpack. @param trap an address that must never be asked */
function active(trap: string): HostileDocument[] {
  const withAction = (action: string) => withEntry(`/OpenAction << /S ${action} >>`);
  return [
    {
      name: 'script.pdf',
      make: () => withAction(`/JavaScript /JS (app.launchURL("${trap}"))`),
      pages: 1,
      isActive: true,
    },
    { name: 'launch.pdf', make: () => withAction('/Launch /F (/bin/sh)'), pages: 1, isActive: true },
    { name: 'send.pdf', make: () => withAction(`/SubmitForm /F (${trap})`), pages: 1, isActive: true },
    { name: 'go-elsewhere.pdf', make: () => withAction(`/URI /URI (${trap})`), pages: 1 },
    {
      name: 'xfa.pdf',
      make: () =>
        withEntry(`/AcroForm << /Fields [] /XFA (<xdp:xdp><script>xfa.host.gotoURL("${trap}")</script></xdp:xdp>) >>`),
      pages: 1,
      isActive: true,
    },
    {
      name: 'attached.pdf',
      make: () =>
        printed({}, (document) => void document.text('see the file').file(Buffer.from('MZ'), { name: 'a.exe' })),
      pages: 1,
      isActive: true,
    },
    {
      name: 'a-picture-elsewhere.pdf',
      make: () => image(`DCTDecode /F << /FS /URL /F (${trap}) >>`, 10, noise(10)),
      drawing: /./,
      pages: 1,
    },
  ];
}

const POLYGLOTS: HostileDocument[] = [
  {
    name: 'zip-and-pdf.pdf',
    make: () => Buffer.concat([Buffer.from('PK\u0003\u0004xl/'), onePage('')]),
    reason: /no document/,
  },
  {
    name: 'program-and-pdf.pdf',
    make: () => Buffer.concat([Buffer.from('MZ\u0090\u0000'), onePage('')]),
    reason: NO_PDF,
  },
  { name: 'script-and-pdf.pdf', make: () => Buffer.concat([Buffer.from('#!/bin/sh\n'), onePage('')]), reason: NO_PDF },
  {
    name: 'page-and-pdf.pdf',
    make: () => Buffer.concat([Buffer.from('<script>alert(1)</script>'), onePage('')]),
    reason: /no document/,
  },
  { name: 'picture-and-pdf.pdf', make: () => Buffer.concat([Buffer.from('GIF89a'), onePage('')]), reason: NO_PDF },
];

export function hostilePdf(trap: string): HostileDocument[] {
  return [...BROKEN, ...LOCKED, ...LARGE, ...ENDLESS, ...INSIDES, ...active(trap), ...POLYGLOTS];
}
