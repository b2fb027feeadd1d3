import { stringify } from 'csv-stringify/sync';
import type { Plants } from './plants.ts';

const COLUMNS = [
  'legacyId',
  'parentId',
  'identifier',
  'accessionNumber',
  'title',
  'levelOfDescription',
  'extentAndMedium',
  'scopeAndContent',
  'archivalHistory',
  'acquisition',
  'arrangement',
  'accessConditions',
  'reproductionConditions',
  'physicalCharacteristics',
  'generalNote',
  'publicationNote',
  'archivistNote',
  'subjectAccessPoints',
  'placeAccessPoints',
  'nameAccessPoints',
  'eventActors',
  'eventTypes',
  'eventDates',
  'eventStartDates',
  'eventEndDates',
  'physicalObjectName',
  'physicalObjectLocation',
  'physicalObjectType',
  'digitalObjectURI',
  'alternativeIdentifiers',
  'alternativeIdentifierLabels',
  'publicationStatus',
  'culture',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** AtoM's CSV with drafts among what is published, and what AtoM itself shows to staff only. */
export function atomCsv(p: Plants): string {
  const rows: Row[] = [
    published({
      legacyId: '1',
      title: `Beta fonds ${p.shown('atom title')}`,
      levelOfDescription: 'Fonds',
      accessConditions: 'Open for research',
    }),
    published({
      legacyId: '2',
      parentId: '1',
      title: `File ${p.shown('atom file')}`,
      archivistNote: p.dropped('atom archivist note'),
      accessionNumber: p.dropped('atom accession number'),
      physicalObjectLocation: p.dropped('atom location'),
      physicalObjectName: 'Box 1',
      physicalObjectType: 'box',
    }),
    ...onlyWhole(p, [
      full(p, 'atom draft', { legacyId: '3', parentId: '1', publicationStatus: 'Draft' }),
      full(p, 'atom published beneath draft', { legacyId: '4', parentId: '3', publicationStatus: 'Published' }),
      full(p, 'atom draft in capitals', { legacyId: '5', parentId: '1', publicationStatus: ' DRAFT' }),
      full(p, 'atom status unknown', { legacyId: '6', parentId: '1', publicationStatus: 'Under review' }),
      full(p, 'atom status missing', { legacyId: '7', parentId: '1', publicationStatus: '' }),
      secret(p, { legacyId: '8', parentId: '1' }),
      published({ legacyId: '9', parentId: '8', title: p.dropped('atom beneath secret') }),
    ]),
    changing(p, '20', { publicationStatus: p.stage === 1 ? 'Published' : 'Draft' }, 'kept'),
    changing(p, '21', { publicationStatus: 'Published', generalNote: p.stage === 1 ? '' : 'MẬT' }, 'dropped'),
    published({ legacyId: '30', parentId: '1', title: 'Last file of beta' }),
  ];
  return table(rows);
}

/** A whole fonds that is shown at first and a draft afterwards. */
export function atomFondsToDraft(p: Plants): string {
  const publicationStatus = p.stage === 1 ? 'Published' : 'Draft';
  return table([
    {
      ...changing(
        p,
        '40',
        { publicationStatus, levelOfDescription: 'Fonds', accessConditions: 'Open for research' },
        'kept',
      ),
      parentId: '',
    },
    { ...changing(p, '41', { publicationStatus: 'Published' }, 'kept'), parentId: '40' },
  ]);
}

/** A file that is taken away before the second import. */
export function atomFondsToVanish(p: Plants): string {
  return table([
    { ...changing(p, '50', { publicationStatus: 'Published', levelOfDescription: 'Fonds' }, 'dropped'), parentId: '' },
  ]);
}

function table(rows: Row[]): string {
  return stringify(rows, { header: true, columns: [...COLUMNS] });
}

function onlyWhole(p: Plants, rows: Row[]): Row[] {
  return p.make === 'whole' ? rows : [];
}

function published(row: Row): Row {
  return { levelOfDescription: 'File', publicationStatus: 'Published', culture: 'vi', ...row };
}

function full(p: Plants, place: string, row: Row): Row {
  const word = (field: string) => p.kept(`${place} ${field}`);
  return {
    identifier: word('identifier'),
    title: word('title'),
    levelOfDescription: 'File',
    extentAndMedium: word('extent'),
    scopeAndContent: word('scope'),
    archivalHistory: word('history'),
    arrangement: word('arrangement'),
    accessConditions: `Open for research ${word('conditions')}`,
    reproductionConditions: word('use'),
    physicalCharacteristics: word('condition'),
    generalNote: word('note'),
    subjectAccessPoints: word('subject'),
    placeAccessPoints: word('place'),
    nameAccessPoints: word('name'),
    eventActors: word('creator'),
    eventTypes: 'Creation',
    eventDates: `${word('dates')} 1777`,
    eventStartDates: '1777',
    eventEndDates: '1777',
    physicalObjectName: word('box'),
    physicalObjectType: 'box',
    digitalObjectURI: `https://example.org/${word('digital object')}`,
    alternativeIdentifiers: word('other number'),
    alternativeIdentifierLabels: word('label of other number'),
    culture: 'vi',
    ...row,
  };
}

function secret(p: Plants, row: Row): Row {
  return published({
    ...row,
    title: p.dropped('atom secret title'),
    scopeAndContent: p.dropped('atom secret scope'),
    accessConditions: 'Tuyệt mật',
  });
}

function changing(p: Plants, id: string, row: Row, fate: 'kept' | 'dropped'): Row {
  const word = (field: string) => p.once(`atom once ${id} ${field}`, fate);
  return {
    legacyId: id,
    parentId: '1',
    levelOfDescription: 'File',
    title: `Once ${word('title')}`,
    scopeAndContent: word('scope'),
    subjectAccessPoints: word('subject'),
    placeAccessPoints: word('place'),
    eventActors: word('creator'),
    eventTypes: 'Creation',
    culture: 'vi',
    ...row,
  };
}
