import { storeZip } from '../../../src/documents/formats/docx/store-zip.ts';
import { handmadeWord } from '../../unit/reading-documents/handmade-word.ts';
import type { HostileDocument } from './hostile-documents.ts';

const PARAGRAPH = '<w:p><w:r><w:t>text</w:t></w:r></w:p>';
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** A compound file that names a stream of Word's, and is otherwise what is given. */
function compound(body: Buffer, name = 'WordDocument'): Buffer {
  return Buffer.concat([OLE, Buffer.alloc(504), body, Buffer.from(name, 'utf16le'), Buffer.alloc(2048)]);
}

/** The chain of its sectors never ends. */
function chainInACircle(): Buffer {
  const bytes = compound(Buffer.alloc(1024, 0));
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(0, 48);
  bytes.writeUInt32LE(0, 68);
  bytes.writeUInt32LE(5, 72);
  return bytes;
}

/** A zip's directory that says a part is as small as given. */
function lying(zip: Buffer, name: string, size: number): Buffer {
  const entry = zip.lastIndexOf(name) - 46;
  zip.writeUInt32LE(size, entry + 24);
  return zip;
}

export function hostileWords(trap: string): HostileDocument[] {
  const relation = (type: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${trap}" TargetMode="External"/></Relationships>`;
  const doctype = (inside: string) => handmadeWord(PARAGRAPH, {}, `<!DOCTYPE d [${inside}]>`);
  return [
    { name: 'bomb.docx', make: () => handmadeWord(PARAGRAPH + ' '.repeat(60 << 20)), reason: /unpacks to more than/ },
    {
      name: 'lying.docx',
      make: () => lying(handmadeWord(PARAGRAPH + ' '.repeat(60 << 20)), 'word/document.xml', 100),
      reason: /damaged/,
    },
    { name: 'entity.docx', make: () => doctype(`<!ENTITY x SYSTEM "${trap}">`), reason: /document type/ },
    { name: 'laughs.docx', make: () => doctype('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'), reason: /document type/ },
    { name: 'deep.docx', make: () => handmadeWord('<w:tbl><w:tr><w:tc>'.repeat(50_000)), reason: /nested beyond/ },
    { name: 'broken.docx', make: () => handmadeWord('<w:p><w:r></w:p>'), reason: /broken XML/ },
    { name: 'cut.docx', make: () => handmadeWord(PARAGRAPH).subarray(0, 500), reason: /damaged/ },
    {
      name: 'no-main-part.docx',
      make: () => storeZip(new Map([['word/other.xml', Buffer.from('<a/>')]])),
      reason: /damaged/,
    },
    { name: 'empty-page.docx', make: () => handmadeWord(''), reason: /no text/ },
    {
      name: 'many-parts.docx',
      make: () => storeZip(new Map(Array.from({ length: 6000 }, (_, at) => [`word/${at}.xml`, Buffer.from('<a/>')]))),
      reason: /6000 parts/,
    },
    { name: 'long.docx', make: () => handmadeWord(PARAGRAPH.repeat(600_000)), reason: /too long|memory|within/ },
    {
      name: 'template.docx',
      make: () => handmadeWord(PARAGRAPH, { 'word/_rels/document.xml.rels': relation('attachedTemplate') }),
      pages: 1,
      isActive: true,
    },
    {
      name: 'picture-elsewhere.docx',
      make: () => handmadeWord(PARAGRAPH, { 'word/_rels/document.xml.rels': relation('image') }),
      pages: 1,
      isActive: true,
    },
    {
      name: 'macros.docx',
      make: () => handmadeWord(PARAGRAPH, { 'word/vbaProject.bin': 'Sub AutoOpen()' }),
      pages: 1,
      isActive: true,
    },
    { name: 'locked.docx', make: () => compound(Buffer.alloc(512), 'EncryptedPackage'), reason: /password/ },
    { name: 'noise.doc', make: () => compound(Buffer.alloc(4096, 7)), reason: /damaged|within/ },
    { name: 'circle.doc', make: chainInACircle, reason: /damaged|within|memory/ },
    {
      name: 'locked.doc',
      make: () =>
        compound(
          Buffer.concat([Buffer.from('eca5c100000000000000', 'hex'), Buffer.from('0001', 'hex'), Buffer.alloc(500)]),
        ),
      reason: /password/,
    },
    {
      name: 'rich.doc',
      make: () => Buffer.from('{\\rtf1\\object\\objdata 0105}'),
      reason: /no Word document, whatever its name says/,
    },
    { name: 'zeros.txt', make: () => Buffer.alloc(5000), reason: /no plain text/ },
    { name: 'huge.txt', make: () => Buffer.alloc(30 << 20, 'a '), reason: /larger than 24 MB/ },
    { name: 'one-word.txt', make: () => Buffer.alloc(4 << 20, 'a'), pages: [2, 1000] },
  ];
}
