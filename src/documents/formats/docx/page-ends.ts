import { PAGE_END } from '../pages/markup.ts';

const PAGE_BREAK = '<w:br w:type="page"/>';

/**
 * Makes every end of a page in Word's XML a page break, which is all that the reader of it knows: the ones that
 * Word itself remembers from its last printing, paragraphs and sections that begin a page.
 */
export function withPageBreaks(xml: string): string {
  const clean = xml.replaceAll(PAGE_END, '').replace(/&#(?:xe00c|57356);/gi, '');
  if (REMEMBERED.test(clean)) return clean.replace(ALL_REMEMBERED, PAGE_BREAK);
  return clean.replace(PARAGRAPH_PROPERTIES, (properties) => {
    const begins = /<w:pageBreakBefore(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(properties);
    const ends = /<w:sectPr\b/.test(properties) && !/<w:type w:val="(?:continuous|nextColumn)"/.test(properties);
    return begins || ends ? `${properties}<w:r>${PAGE_BREAK}</w:r>` : properties;
  });
}

const REMEMBERED = /<w:lastRenderedPageBreak\s*\/>/;
const ALL_REMEMBERED = /<w:lastRenderedPageBreak\s*\/>/g;
const PARAGRAPH_PROPERTIES = /<w:pPr>(?:(?!<\/w:pPr>)[\s\S])*<\/w:pPr>/g;
