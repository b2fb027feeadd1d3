import type { citation as source } from '../vi/citation.ts';

export const citation: typeof source = {
  fonds: (title) => `fonds ${title}`,
  collection: (title) => `collection ${title}`,
  inventory: (number) => `inventory ${number}`,
  box: (number) => `box ${number}`,
  file: (number) => `file ${number}`,
  sheet: (number) => `sheet ${number}`,
  document: (number) => `document ${number}`,
  reference: (code) => `ref. ${code}`,
  copy: (label) => `document “${label}”`,
  page: (number) => `page ${number}`,
};
