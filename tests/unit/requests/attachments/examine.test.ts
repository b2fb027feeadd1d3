import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { attachmentHeaders } from '../../../../src/interchange/download/attachment-headers.ts';
import { examine, type FileRules } from '../../../../src/requests/attachments/examine.ts';
import { safeFileName } from '../../../../src/requests/attachments/file-name.ts';
import { textPdf } from '../../../harness/made-pdf.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const RULES: FileRules = {
  mostBytes: 5_000_000,
  mediaTypes: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/plain', DOCX],
};

async function outcome(content: Uint8Array, rules = RULES): Promise<string> {
  const examined = await examine(content, rules, undefined);
  return 'code' in examined ? examined.code : examined.mediaType;
}

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } });
}

async function word(): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Đơn xin phép')] }] }));
}

/** A package with these entries; `says` is the size each claims to unfold to. */
function zip(entries: Record<string, { content: string; says?: number }>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, { content, says }] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\u0005\u0006'), end]);
}

const WORD_PARTS = {
  '[Content_Types].xml': { content: '<Types/>' },
  'word/document.xml': { content: '<w:document/>' },
};

describe('a file is taken for what it holds', () => {
  it('a PDF, a picture, a text, a Word file', async () => {
    expect(await outcome(await textPdf(['Giấy đồng ý']))).toBe('application/pdf');
    expect(await outcome(await picture(20, 20).jpeg().toBuffer())).toBe('image/jpeg');
    expect(await outcome(await picture(20, 20).png().toBuffer())).toBe('image/png');
    expect(await outcome(await picture(20, 20).webp().toBuffer())).toBe('image/webp');
    expect(await outcome(Buffer.from('\ufeffKính gửi,\r\nTôi đồng ý: 2 < 3.\n'))).toBe('text/plain');
    expect(await outcome(await word())).toBe(DOCX);
    expect(await outcome(zip(WORD_PARTS))).toBe(DOCX);
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page behind white space', '\n\n  <html><body>x'],
    ['a page behind words', 'Kính gửi\n<script>alert(1)</script>'],
    ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a drawing with its declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a script', '#!/bin/sh\nrm -rf /'],
    ['rich text', '{\\rtf1\\ansi x}'],
    ['PostScript', '%!PS-Adobe-3.0'],
    ['something with zero bytes', 'a\0b'],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['a moving picture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0080', 'latin1')],
    ['a page that begins as a PDF does, further down', '<html>%PDF-1.4'],
  ])('not %s', async (_, content) => {
    expect(await outcome(Buffer.from(content as string))).toBe('kind');
  });

  it('not a kind that policy leaves out, nothing at all, or too much', async () => {
    const pdf = await textPdf(['x']);
    expect(await outcome(pdf, { ...RULES, mediaTypes: ['text/plain'] })).toBe('kind');
    expect(await outcome(Buffer.alloc(0))).toBe('empty');
    expect(await outcome(pdf, { ...RULES, mostBytes: pdf.length - 1 })).toBe('too-large');
    expect(await outcome(pdf, { ...RULES, mostBytes: pdf.length })).toBe('application/pdf');
  });

  it('not what is two things at once', async () => {
    const pdf = await textPdf(['x']);
    expect(await outcome(Buffer.concat([pdf, zip(WORD_PARTS)]))).toBe('damaged');
    const jpeg = await picture(20, 20).jpeg().toBuffer();
    const both = await examine(Buffer.concat([jpeg, Buffer.from('<script>'), zip(WORD_PARTS)]), RULES, undefined);
    if ('code' in both) throw new Error(both.code);
    expect(Buffer.from(both.content).includes('<script>')).toBe(false);
  });

  it('not what is cut off', async () => {
    const pdf = await textPdf(['x']);
    const png = await picture(200, 200).png({ compressionLevel: 0 }).toBuffer();
    expect(await outcome(pdf.subarray(0, 400))).toBe('damaged');
    expect(await outcome(png.subarray(0, png.length / 2))).toBe('damaged');
    expect(await outcome((await word()).subarray(0, 900))).toBe('damaged');
  });

  it('not a picture of more points than memory bears, and without unfolding it', async () => {
    const huge = await picture(12_000, 8_000).png().toBuffer();
    expect(huge.length).toBeLessThan(RULES.mostBytes);
    expect(await outcome(huge)).toBe('unfolds-too-far');
  });

  it('not a package that unfolds to more than it may, holds too much, macros or programs, or is not Word’s', async () => {
    const bomb = { ...WORD_PARTS, 'word/media/a.bin': { content: 'x', says: 4_000_000_000 } };
    expect(await outcome(zip(bomb))).toBe('unfolds-too-far');
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`word/${i}`, { content: '' }]));
    expect(await outcome(zip({ ...WORD_PARTS, ...many }))).toBe('unfolds-too-far');
    expect(await outcome(zip({ ...WORD_PARTS, 'word/vbaProject.bin': { content: 'x' } }))).toBe('kind');
    expect(await outcome(zip({ ...WORD_PARTS, 'run.exe': { content: 'MZ' } }))).toBe('kind');
    expect(await outcome(zip({ 'a.txt': { content: 'x' } }))).toBe('kind');
    expect(await outcome(zip({ ...WORD_PARTS, '../../etc/passwd': { content: 'x' } }))).toBe('damaged');
  });
});

describe('the name of a file', () => {
  it.each([
    ['Đơn xin phép.PDF', 'application/pdf', 'Đơn xin phép.pdf'],
    ['C:\\Users\\An\\giấy tờ.docx', 'application/pdf', 'giấy tờ.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['ảnh\u202egpj.exe', 'image/jpeg', 'ảnhgpj.jpg'],
    ['a\r\nSet-Cookie: x=y.txt', 'text/plain', 'aSet-Cookie- x-y.txt'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['con.txt', 'text/plain', 'file-con.txt'],
    ['"><script>.txt', 'text/plain', 'script-.txt'],
    ['', 'image/png', 'file.png'],
    [`${'dài'.repeat(200)}.txt`, 'text/plain', `${[...'dài'.repeat(200)].slice(0, 100).join('')}.txt`],
  ])('%j becomes one that every system can save', (sent, mediaType, name) => {
    expect(safeFileName(sent, mediaType)).toBe(name);
  });

  it('is sent along with orders to save it, believe the type, run nothing and keep no copy', () => {
    const headers = attachmentHeaders({ fileName: 'Đơn "x".txt', mediaType: 'text/plain', bytes: 12 });
    expect(headers).toEqual({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '12',
      'content-disposition': `attachment; filename="Don _x_.txt"; filename*=UTF-8''%C4%90%C6%A1n%20%22x%22.txt`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
});
