import type { reading as source } from '../../vi/desk/reading.ts';

export const reading: typeof source = {
  back: 'Back to the request',
  logged: 'This document is not open to all. Each page opened is logged; please pass nothing on.',
  pages: 'Pages of the document',
  noText: 'This page has no text to read.',
  open: (name) => `Read the document: ${name}`,
  document: (n, pages) => `digital copy ${n}, ${pages} pages`,
};
