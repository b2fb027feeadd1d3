import type { iiif as source } from '../vi/iiif.ts';

export const iiif: typeof source = {
  source: 'Source',
  archive: 'Holding archive',
  fonds: 'Fonds',
  pages: 'Pages',
  record: 'Description of the record (JSON)',
  readHere: 'Read in the reading room',
  file: 'Download the file',
  textOf: (page) => `Text of page ${page}`,
  textReadByMachine: (page) => `Text of page ${page}, read by machine, not checked by a person`,
};
