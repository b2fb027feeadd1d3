import { describe, expect, it } from 'vitest';
import { documentKind } from '../../../src/documents/document-kind.ts';

const ole = (name: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(name, 'utf16le')]);
const zip = (name: string) => Buffer.from(`PK\u0003\u0004…${name}`);

describe('the kind of a document', () => {
  it.each([
    ['%PDF-1.4', 'a.xlsx', 'pdf'],
    ['\n\n%PDF-1.4', 'a', 'pdf'],
    [Buffer.from('ffd8ffe0', 'hex'), 'a.pdf', 'image'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'a', 'image'],
    [Buffer.from('49492a00', 'hex'), 'a', 'image'],
    [Buffer.from('4d4d002a', 'hex'), 'a', 'image'],
    ['RIFF....WEBPVP8 ', 'a', 'image'],
    [zip('word/document.xml'), 'a.xlsx', 'docx'],
    [ole('WordDocument'), 'a.xls', 'doc'],
    ['Kính gửi', 'a.TXT', 'text'],
    ['# Kính gửi', 'a.md', 'text'],
  ])('is told by content: %j in %s', (start, path, kind) => {
    expect(documentKind(Buffer.from(start as string), path)).toBe(kind);
  });

  it.each([
    ['<?xml version="1.0"?><ead>', 'a.xml'],
    ['\ufeff<ead>', 'a.txt'],
    ['<!DOCTYPE html>', 'a.pdf'],
    ['STT,Tiêu đề', 'a.csv'],
    ['STT\tTiêu đề', 'a.tsv'],
    ['STT,Tiêu đề', 'khong-duoi'],
    [zip('xl/workbook.xml'), 'a.xlsx'],
    [zip('xl/workbook.xml'), 'a.docx'],
    [ole('Workbook'), 'a.doc'],
    ['#!/bin/sh\n%PDF-1.4', 'a.sh'],
    ['GIF89a %PDF-1.4', 'a.gif'],
    ['MZ %PDF-1.4', 'a.exe'],
  ])('is none where it is a finding aid, a table or a program: %j in %s', (start, path) => {
    expect(documentKind(Buffer.from(start as string), path)).toBeUndefined();
  });

  it.each([
    ['', 'a.pdf', 'pdf'],
    ['not at all', 'a.jpg', 'image'],
    ['{\\rtf1 text}', 'a.doc', 'doc'],
    [ole('EncryptedPackage'), 'a.docx', 'docx'],
  ])('is what the name says where content tells nothing: %j in %s', (start, path, kind) => {
    expect(documentKind(Buffer.from(start as string), path)).toBe(kind);
  });
});
