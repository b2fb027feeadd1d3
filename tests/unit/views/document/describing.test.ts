import { describe, expect, it } from 'vitest';
import type { TextSource } from '../../../../src/catalogue/document.ts';
import {
  documentFacts,
  documentName,
  documentTitle,
  qualityOf,
  textNote,
} from '../../../../src/views/document/describe-document.ts';
import { neighbourDocuments } from '../../../../src/views/document/neighbour-documents.ts';
import { blockRound, blocksNear } from '../../../../src/views/document/page-blocks.ts';
import { pageImage, thumbnail } from '../../../../src/views/document/page-images.ts';
import { t } from '../../../../src/i18n/translate.ts';
import { publicRecord } from '../public-record.ts';
import { documentPage, publicDocument } from './sample-document.ts';

describe('a document in words', () => {
  it('is called what its source calls it, or as its record, or by its place among others', () => {
    expect(documentTitle('vi', publicDocument({ label: 'Bản sao' }), publicRecord())).toBe('Bản sao');
    expect(documentTitle('vi', publicDocument(), publicRecord())).toBe('Đơn thư khiếu nại');
    expect(documentName('vi', publicDocument(), 2)).toBe('Tài liệu 3');
    expect(documentFacts('vi', publicDocument())).toBe('12 trang · PDF, 1,2 MB');
    expect(documentFacts('en', publicDocument({ pageCount: 1, bytes: 640 }))).toBe('1 page · PDF, 1 kB');
  });

  it('says of a text that a machine read it, and how sure it was', () => {
    const { sources, quality } = t('vi').document;
    const note = (source: TextSource, given = {}) => textNote('vi', documentPage({ source, ...given }));
    expect(note('text-layer')).toBeUndefined();
    expect(note('scan-layer')).toBe(sources.scan);
    expect(note('ocr', { quality: 95 })).toBe(`${sources.ocr} ${quality.good}`);
    expect(note('ocr', { quality: 40 })).toBe(`${sources.ocr} ${quality.poor}`);
    expect(note('waiting')).toBe(sources.waiting);
    expect(note('failed')).toBe(sources.failed);
    expect(note('none')).toBe(sources.none);
    expect(note('none', { html: '<p></p>' })).toBeUndefined();
    expect([100, 88, 87, 72, 71, 0].map(qualityOf)).toEqual(['good', 'good', 'fair', 'fair', 'poor', 'poor']);
  });

  it('leads on to the documents before and after it in its record', () => {
    const siblings = [
      publicDocument({ id: 'a' }),
      publicDocument({ id: 'b', label: 'Hai' }),
      publicDocument({ id: 'c' }),
    ];
    expect(neighbourDocuments('en', { document: siblings[1]!, siblings })).toEqual({
      previous: { href: '/en/documents/a/1', name: 'Document 1' },
      next: { href: '/en/documents/c/1', name: 'Document 3' },
    });
    expect(neighbourDocuments('vi', { document: siblings[2]!, siblings })).toMatchObject({
      previous: { name: 'Hai' },
      next: undefined,
    });
    expect(neighbourDocuments('vi', { document: publicDocument(), siblings })).toEqual({});
  });
});

describe('the pages round a page', () => {
  it('are those of its block, and no more than there are', () => {
    expect(blockRound(1, 300)).toEqual({ first: 1, last: 24 });
    expect(blockRound(24, 300)).toEqual({ first: 1, last: 24 });
    expect(blockRound(25, 30)).toEqual({ first: 25, last: 30 });
  });

  it('come with the blocks near them, the first and the last', () => {
    expect(blocksNear(5, 24)).toEqual([]);
    expect(blocksNear(150, 400).map((block) => (block === 'gap' ? '…' : `${block.first}-${block.last}`))).toEqual([
      ...['1-24', '…', '97-120', '121-144', '145-168', '169-192', '193-216', '…', '385-400'],
    ]);
  });
});

describe('the image of a page', () => {
  it('is offered in a few widths, each in two formats', () => {
    const image = pageImage('tl1', 'pdf', documentPage());
    expect(image).toMatchObject({ width: 2479, height: 3508, src: '/iiif/tl1/1/full/640,/0/default.jpg' });
    expect(image?.webp.split(', ').map((choice) => choice.split(' ')[1])).toEqual(['480w', '640w', '1000w', '1400w']);
    expect(image?.jpeg.split(', ')[0]).toBe('/iiif/tl1/1/full/480,/0/default.jpg 480w');
  });

  it('is never asked for larger than it is', () => {
    const small = pageImage('tl1', 'image', { number: 2, width: 600, height: 300 });
    expect(small?.webp).toBe('/iiif/tl1/2/full/480,/0/default.webp 480w, /iiif/tl1/2/full/600,/0/default.webp 600w');
    expect(small?.src).toBe('/iiif/tl1/2/full/600,/0/default.jpg');
    expect(pageImage('tl1', 'image', { number: 2, width: 90, height: 30 })?.jpeg).toBe(
      '/iiif/tl1/2/full/90,/0/default.jpg 90w',
    );
    expect(thumbnail('tl1', 'image', { number: 2, width: 90, height: 30 })).toMatchObject({ width: 90, height: 30 });
    expect(thumbnail('tl1', 'image', { number: 2, width: 9000, height: 1 })).toMatchObject({ width: 160, height: 1 });
  });

  it('does not exist of a page that is text itself', () => {
    expect(pageImage('tl1', 'docx', { number: 1, width: 0, height: 0 })).toBeUndefined();
    expect(thumbnail('tl1', 'text', { number: 1, width: 0, height: 0 })).toBeUndefined();
  });
});
