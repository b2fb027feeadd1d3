import { describe, expect, it } from 'vitest';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { atomIsadCsvReader } from '../../../src/ingest/readers/atom-isad-csv.ts';
import { ead2002Reader } from '../../../src/ingest/readers/ead.ts';
import { c, ead, readText } from './reading-a-file.ts';
import { readCsv } from './inventory/read-table.ts';

const words = await loadAccessWords('content/policy/access.yaml', '2026-11-22');
const OPEN = '<accessrestrict><p>Open for research.</p></accessrestrict>';

describe('conditions of use', () => {
  it.each([
    ['Closed to researchers until 2050. Photocopies on request.', { level: 'closed', opensOn: '2050' }],
    ['Không phục vụ độc giả.', { level: 'closed' }],
    ['Reproduction is restricted. Materials are unavailable for photocopying.', {}],
    ['Không phục vụ sao chụp. Không được công bố.', {}],
    ['Publication is closed until 2030.', {}],
    [
      'Researchers are advised that papers about living people, which are confidential and closed to nobody but in law, may be protected under privacy acts.',
      {},
    ],
  ])('"%s" close what they close', async (text, access) => {
    const told = await readText(ead2002Reader, ead(OPEN + c('A', `<userestrict><p>${text}</p></userestrict>`)), words);
    expect(told.descriptions.at(-1)?.access).toEqual(access);
  });

  it('of AtoM close as well, whatever its conditions of access say', async () => {
    const csv =
      'legacyId,parentId,title,levelOfDescription,accessConditions,reproductionConditions\n1,,A,File,Open for research,Closed to readers\n';
    const told = await readText(atomIsadCsvReader, csv, words);
    expect(told.descriptions.map(({ access }) => access.level)).toEqual(['closed']);
  });
});

describe('a note that is a word of access', () => {
  it.each([
    ['Hạn chế', 'conditional'],
    ['Không phục vụ', 'closed'],
    ['Chưa công khai', 'closed'],
    ['Sử dụng rộng rãi', 'open'],
    ['Không sao chụp', 'open'],
    ['Chất lượng ảnh hạn chế', 'open'],
    ['Đã giải mật', 'open'],
  ])('"%s" beside "Công khai" leaves the file %s', async (note, level) => {
    const reading = await readCsv([
      ['Hồ sơ số', 'Tiêu đề hồ sơ', 'Chế độ sử dụng', 'Ghi chú'],
      ['1', 'A', 'Công khai', note],
      ['2', 'B', '', note],
    ]);
    const { level: found, titleVisibility } = reading.files[0]!.description.access;
    expect([found, titleVisibility]).toEqual([level, level === 'closed' ? 'masked' : 'public']);
    expect(reading.files[1]?.description.access.titleVisibility).toBe('masked');
    expect(reading.reasons.join('\n').includes('the narrower of the two')).toBe(level !== 'open');
  });
});
