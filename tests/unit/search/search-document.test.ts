import { describe, expect, it } from 'vitest';
import { searchDocumentOf } from '../../../src/search/indexing/search-document.ts';
import { detail, record } from './reading-room.ts';

const FULL = record(7, 'Hồ sơ đê', {
  path: [1, 7],
  referenceCode: '01.7',
  dates: { text: 'khoảng 1950–1954', from: '1950', to: '1954-07', approximate: true },
  online: true,
  fonds: { id: 'f', title: 'Ty Thủy lợi', level: 'fonds' },
  access: {
    level: 'conditional',
    stated: true,
    ground: 'danh mục số 5',
    conditions: 'xin phép',
    serviceState: { kind: 'available' },
  },
  detail: detail({
    creators: ['Ty Thủy lợi'],
    subjects: ['Đê'],
    places: ['Sông Châu'],
    names: ['Nguyễn A'],
    languages: ['vi'],
    scope: 'Phạm vi',
    history: 'Lịch sử',
    notes: [{ label: 'Ghi chú', text: 'Thiếu tờ 3' }],
    digitalObjects: [{ href: 'https://example.org/7' }],
  }),
});

describe('what the index may know of a record', () => {
  it('is its public words, its place and its filters', () => {
    expect(searchDocumentOf({ record: FULL, referenceOrder: '01.00007', passages: [] })).toEqual({
      pk: 7,
      path: [1, 7],
      title: 'Hồ sơ đê',
      reference: '01.7',
      dates: 'khoảng 1950–1954',
      creators: ['Ty Thủy lợi'],
      subjects: ['Đê'],
      places: ['Sông Châu'],
      names: ['Nguyễn A'],
      text: 'Phạm vi\nLịch sử\nThiếu tờ 3',
      level: 'file',
      access: 'conditional',
      online: true,
      languages: ['vi'],
      fonds: 'f',
      fondsTitle: 'Ty Thủy lợi',
      yearFrom: 1950,
      yearTo: 1954,
      referenceOrder: '01.00007',
      passages: [],
    });
  });

  it('holds no words of a masked record, even if its view should bring some', () => {
    const document = searchDocumentOf({ record: { ...FULL, masked: true }, referenceOrder: '01.00007', passages: [] });
    expect(JSON.stringify(document)).not.toMatch(/đê|01\.7"|khoảng|Nguyễn|Sông|Phạm|Thiếu|Lịch/i);
    expect(document).toMatchObject({
      level: 'file',
      access: 'conditional',
      yearFrom: 1950,
      yearTo: 1954,
      languages: [],
    });
  });

  it('does not search the title of a masked fonds', () => {
    const beneath = { ...FULL, fonds: { id: 'f', title: null, level: 'fonds' as const } };
    expect(searchDocumentOf({ record: beneath, referenceOrder: '', passages: [] }).fondsTitle).toBe('');
  });
});
