import type { sheet as source } from '../../vi/room/sheet.ts';

export const sheet: typeof source = {
  pageTitle: (number) => `Forms of visit ${number}`,
  title: 'Request to read archival records',
  print: 'Print the form',
  number: 'Number',
  reader: 'Name',
  workplace: 'Institution',
  qr: 'Code to be scanned at the counter',
  columns: {
    row: 'No.',
    fonds: 'Fonds or collection',
    inventory: 'Inventory no.',
    file: 'File no.',
    title: 'Title of the file',
    note: 'Note',
  },
  room: 'Opinion of the reading room',
  head: 'Approval of the head of the archive',
  applicant: 'Applicant',
  sign: 'Signature, name, day',
};
