import { beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveAccessWords } from '../../../src/catalogue/access-words/access-words.ts';
import { loadAccessWords } from '../../../src/catalogue/access-words/load.ts';
import { readConditions } from '../../../src/ingest/readers/access-conditions.ts';

let words: ArchiveAccessWords;
beforeAll(async () => {
  words = await loadAccessWords('content/policy/access.yaml', '2026-11-27');
});

/** Both as prose of a finding aid and, where it is short, as a cell of an inventory. */
const SENTENCES: Record<'open' | 'conditional' | 'closed' | 'unknown', readonly string[]> = {
  open: [
    'không hạn chế',
    'Không có hạn chế',
    'Không có hạn chế tiếp cận',
    'Không còn hạn chế',
    'Đã hết thời hạn hạn chế, được tiếp cận rộng rãi',
    'Không thuộc diện hạn chế sử dụng',
    'No restrictions',
    'open without restriction',
    'Communicable sans délai',
    'librement communicable',
    'Được tiếp cận rộng rãi theo Thông tư 05/2025/TT-BNV',
    'Được tiếp cận rộng rãi theo quy định của Luật Lưu trữ năm 2024',
    'Tài liệu của phông UBND tỉnh được sử dụng rộng rãi tại phòng đọc',
    'Phục vụ tại phòng đọc, công khai',
    'Tài liệu công khai',
    'Toàn bộ hồ sơ được công khai',
    'Cong khai',
    'Công khai theo Quyết định số 12/QĐ-UBND ngày 05/03/2026',
    'Communicable à tous',
    'Consultable en salle de lecture',
    'Được tiếp cận rộng rãi cho mọi tổ chức, cá nhân có nhu cầu',
    'Tài liệu này được phép sử dụng rộng rãi',
    'Hồ sơ được khai thác tự do tại phòng đọc Trung tâm Lưu trữ lịch sử',
    'Cho phép sử dụng rộng rãi',
    'Mọi tổ chức, cá nhân được tiếp cận rộng rãi',
    'Thuộc diện công khai',
    'Thuộc loại tài liệu được sử dụng rộng rãi',
    'Công khai toàn bộ',
    'Công khai toàn văn',
    'Công khai trên Cổng thông tin điện tử của tỉnh',
    'Phục vụ độc giả',
    'Phục vụ độc giả rộng rãi',
    'Được phục vụ rộng rãi cho công chúng',
    'Đã công khai',
    'Đã được công khai',
    'Không bị hạn chế',
    'Không giới hạn',
    'Không hạn chế sử dụng theo Luật Lưu trữ 2024',
    'Tài liệu phông này không hạn chế sử dụng',
    'Đã hết thời hạn hạn chế',
    'Không phải là tài liệu hạn chế',
    'cong khai toan bo',
    'duoc tiep can rong rai',
    'khong han che',
    'Open to all',
    'Open to the public',
    'Open to all researchers',
    'The records are open to the general public',
    'This material is freely available online',
    'Available online',
    'Accessible to all',
    'Access is open',
    'Not restricted',
    'There are no restrictions.',
    'Free access',
    'En libre accès',
    'Ce fonds est librement communicable.',
    'Le dossier est consultable en salle de lecture',
    'Sans restriction',
    'Accès libre à tous',
    'Immédiatement communicable',
    'Hồ sơ này cần được công khai',
    'Never restricted',
    'No longer restricted',
    'Collection is open for research use.',
    'Materials are open without restrictions.',
    'No restrictions on access',
    'There are no restrictions on access to this collection.',
    'Currently available.',
    'Open for research.',
    'The transcript, audio files, and video files of this oral history interview can be accessed in the NYU Special Collections reading room or remotely.',
    'The Dwight and Julia Marsh family papers are open for use in the Archives and Special Collections Reading Room at New York University Abu Dhabi.',
    'Materials are open without restrictions at akkasah.org. For access to physical album contact Akkasah Center for Photography, akkasah@nyu.edu +971 2628 5531',
    'Archived websites are open to researchers without restrictions.',
    'Available on Buckingham Smith Microfilm Reel 3.',
    "L'ensemble du fonds est librement communicable",
    "L'ensemble de ce fonds est soumis au régime des archives publiques. Il est communicable de plein droit, en application des dispositions des articles L. 213-1 à L. 213-8 du Code du Patrimoine.",
    'Tài liệu đang được tiếp cận rộng rãi',
  ],
  conditional: [
    'Công khai nội bộ',
    'Phục vụ độc giả khi có văn bản đồng ý',
    'Tài liệu hạn chế sử dụng theo Thông tư 05/2025/TT-BNV',
    'Cong khai noi bo',
    'Công khai/Hạn chế',
    'Công khai có điều kiện',
    'Công khai trừ tờ 5',
    'Hồ sơ công khai ngoại trừ danh sách kèm theo',
    'Open by appointment',
    'Open with permission',
    'Open except box 3',
    'Open to qualified researchers',
    'Communicable sous réserve',
    "Librement communicable sauf l'article 3",
    'Accès libre sur demande',
    'Series 6B is closed due to privacy concerns. The rest of the collection is open to researchers.',
  ],
  closed: [
    'Không được công khai',
    'Chưa đến thời hạn công khai',
    'Chưa đủ điều kiện công khai',
    'Chưa đủ điều kiện phục vụ độc giả',
    'Không thuộc diện công khai',
    'Không thuộc diện được tiếp cận rộng rãi',
    'Cấm công khai',
    'Không thể công khai',
    'Không cho phép công khai',
    'Không nên công khai',
    'Dừng phục vụ độc giả',
    'Chưa được đưa ra phục vụ độc giả',
    'Không sử dụng rộng rãi',
    'Chưa khai thác rộng rãi',
    'Không tiếp cận tự do',
    'Access to materials in this series is prohibited until material has been properly vetted.',
    'Không công khai',
    'Tạm thời chưa công khai',
    'Tạm dừng công khai',
    'Không còn công khai',
    'Không còn phục vụ độc giả',
    'Ngừng công khai',
    'khong cong khai',
    'chua cong khai',
    'Không được tiếp cận rộng rãi',
    'Tài liệu không được sử dụng rộng rãi',
    'Chưa được sử dụng tự do',
    'Not yet open',
    'Not open to the public',
    'Access is not open',
    'Pas communicable',
    'Non communicable avant 50 ans',
    'Communicable après 75 ans',
    'Ne sont pas consultables',
  ],
  unknown: [
    'Chưa có quyết định công khai',
    'Chờ xem xét công khai',
    'Chỉ sử dụng rộng rãi trong cơ quan',
    'Chỉ phục vụ độc giả là cán bộ cơ quan',
    'Chỉ công khai tiêu đề',
    'Công khai một phần',
    'Chỉ được tiếp cận rộng rãi khi người đó đã mất',
    'Pas en libre accès',
    'Non libre accès',
    'Consultable 75 ans après',
    'Công khai sau 30 năm',
    'Sau 40 năm được sử dụng rộng rãi',
    'Được tiếp cận rộng rãi bởi cán bộ cơ quan',
    'Cho cong khai',
    'Open to members of the Society',
    'Open to staff conducting research',
    "Open for research, donor's family only",
    'Từ năm 2050 được tiếp cận rộng rãi',
    'Open until 2050',
    'Libre accès à partir de 2050',
    'No restrictions on copying',
    'Copies are made without restrictions.',
    'Đề nghị công khai',
    'Dự kiến công khai',
    'Sắp được công khai',
    'Sẽ công khai',
    'Đang xem xét công khai',
    'Xin ý kiến công khai',
    'Có thể công khai',
    'Đủ điều kiện công khai',
    'Công khai trong nội bộ ngành',
    'Công khai với cán bộ tỉnh',
    'Công khai cho đảng viên',
    'Công khai danh mục',
    'Công khai khi hết thời hạn bảo vệ',
    'Công khai nếu gia đình đồng ý',
    'Công khai từng phần',
    'Được tiếp cận rộng rãi trong phạm vi ngành',
    'Được tiếp cận rộng rãi đối với người có thẩm quyền',
    'Được sử dụng rộng rãi cho đến khi có thông báo mới',
    'Được tiếp cận rộng rãi sau khi số hóa',
    'Được tiếp cận rộng rãi ngay khi chỉnh lý xong',
    'Được khai thác tự do bởi người nhà',
    'Chẳng được công khai',
    'Thu hồi quyết định công khai',
    'Phản đối công khai',
    'Hồ sơ này nên được công khai',
    'Nếu được công khai',
    'Việc công khai do Giám đốc quyết định',
    'Phục vụ độc giả theo yêu cầu',
    'Phục vụ độc giả theo từng trường hợp',
    'Phục vụ độc giả tại phòng đọc cho cán bộ cơ quan',
    'Phục vụ độc giả có giấy giới thiệu',
    'Phục vụ độc giả bản sao có che tên',
    'cong khai sau 30 nam',
    'chi cong khai tieu de',
    'Not open',
    'Open only to staff',
    'Open to members',
    'Open after 30 years',
    'Open in part',
    'Partly open',
    'Open if the donor agrees',
    'Open once processed',
    'Open subject to review',
    'Will be open',
    'Should be open',
    'To be opened',
    'No longer open',
    'No longer available',
    'Available after digitisation',
    'Available soon',
    'Available when processed',
    'Available to NYU faculty',
    'Records are open 75 years after creation',
    'The records may be open',
    'Some records are open',
    'Most files are open',
    'No restrictions until 2050',
    'No restrictions after the death of the donor',
    'No restrictions for staff',
    'Open for research until further notice',
    'Librement communicable à partir de 2040',
    'Communicable aux ayants droit',
    'Partiellement communicable',
    "N'est pas librement communicable",
    'Công khai 2050',
    'Công khai năm 2050',
    '2050: công khai',
    'Công khai (từ 2050)',
    'Được tiếp cận rộng rãi từ năm 2050 cho cán bộ',
    'Công khai từ 2040 nếu không gia hạn',
    'Subgroup 2 is open for research use.',
    'This interview is only available for use in the Special Collections Reading Room.',
    'Archived websites are open to researchers without restrictions. Archived websites are made publically available 6 months after the initial capture.',
    'This digital collection is accessible to members of the NYU Abu Dhabi community and the NYU Global Network.',
    'The majority of the interviews in this collection are open for research without restrictions.',
    'Unless otherwise noted, materials are open without restrictions.',
    'Open to the public. Some original papers in Volume I are brittle.',
    "La communicabilité pour l'article 203 est de cinquante ans. Le reste de fonds est librement communicable.",
    'Tài liệu sẽ được tiếp cận rộng rãi',
    'Tài liệu cần được sử dụng rộng rãi',
    'Năm 2050 mới được tiếp cận rộng rãi',
  ],
};

const DATED: readonly [text: string, level: string, opensOn: string][] = [
  ['Được tiếp cận rộng rãi từ ngày 01/01/2050', 'closed', '2050-01-01'],
  ['Will be open for research in 2060.', 'closed', '2060'],
  ['Available for research after 2060.', 'closed', '2061'],
  ['Công khai từ năm 2040', 'closed', '2040'],
  ['Được tiếp cận rộng rãi từ ngày 01 tháng 01 năm 2050', 'closed', '2050-01-01'],
  ['Mở cửa từ năm 2050', 'closed', '2050'],
  ['Mở từ ngày 01/01/2010', 'closed', '2010-01-01'],
  ['Công khai từ năm 2010', 'closed', '2010'],
  ['Open from 2050', 'closed', '2050'],
  ['Open January 1, 2050', 'closed', '2050-01-01'],
  ['Communicable à partir du 1er janvier 2050', 'closed', '2050-01-01'],
  ['Communicable en 2050', 'closed', '2050'],
  ['Công khai vào năm 2050', 'closed', '2050'],
  ['Công khai kể từ ngày 1/1/2050', 'closed', '2050-01-01'],
  ['Open 2050', 'closed', '2050'],
  ['Open in 2060', 'closed', '2060'],
  ['Open to researchers beginning January 1, 2060', 'closed', '2060-01-01'],
  ['Open to the public starting 2040', 'closed', '2040'],
  ['Chưa công khai đến năm 2040', 'closed', '2040'],
  ['Hạn chế đến hết năm 2034', 'conditional', '2035'],
  ['Hạn chế sử dụng đến ngày 31/12/2040', 'conditional', '2040-12-31'],
  ['Restricted until 2040', 'conditional', '2040'],
  ['Closed until 2040', 'closed', '2040'],
  ['Chỉ được tiếp cận rộng rãi từ năm 2050', 'closed', '2050'],
  ['Được tiếp cận rộng rãi từ năm 2050 theo Luật Lưu trữ', 'unknown', '2050'],
  ['Ouvert au public à partir de 2050', 'closed', '2050'],
  ['The collection is open for research. Folder 2 is closed until 2040.', 'conditional', '2040'],
  ['[Personnel records restricted until July 01, 2039]', 'conditional', '2039-07-01'],
  ['These contents of Box 80, folders 7-14, .5 linear feet, will be available in 2016.', 'closed', '2016'],
];

describe.each(Object.entries(SENTENCES))('what is %s', (level, sentences) => {
  it.each(sentences)('%s', (sentence) => {
    expect(levelOf(sentence)).toBe(level);
    expect(readConditions(sentence, words).opensOn).toBeUndefined();
    expect(words.word(sentence)).toBe(level);
  });

  it.each(sentences)('%s, composed otherwise, in capitals or with a full stop', (sentence) => {
    for (const written of [sentence.normalize('NFD'), sentence.toLocaleUpperCase('vi'), `${sentence}.`]) {
      expect(levelOf(written)).toBe(level);
    }
  });
});

describe('what opens on a day', () => {
  it.each(DATED)('%s', (sentence, level, opensOn) => {
    expect(levelOf(sentence)).toBe(level);
    expect(readConditions(sentence, words).opensOn).toBe(opensOn);
  });
});

describe('words that open', () => {
  const BARE = SENTENCES.open.map((text) => text.replace(/\.$/, '')).filter((text) => !text.includes('. '));
  const LIMITS = [
    'Chưa có quyết định',
    'Không',
    'Chỉ',
    'Chờ',
    'Đề nghị',
    'Một phần',
    'Nội bộ',
    'Xem xét việc',
    'Tạm',
    'Sẽ',
    'Cần',
    'Có thể',
    'Đến năm 2050 mới',
  ];
  it.each(LIMITS)('open nothing after "%s", whatever they are', (limit) => {
    for (const open of SENTENCES.open.filter((text) => /^(?:được|không|công khai|phục vụ|cho phép)/iu.test(text))) {
      expect(levelOf(`${limit} ${open.toLocaleLowerCase('vi')}`), open).not.toBe('open');
    }
  });

  const TAILS = [
    'after 2060',
    'until 2050',
    'by appointment',
    'to members only',
    'sau 30 năm',
    'trong nội bộ cơ quan',
    'khi có phép',
    'cho cán bộ tỉnh',
    'sauf les articles 3 et 4',
    'après le décès',
  ];
  it.each(TAILS)('open nothing before "%s", whatever they are', (tail) => {
    for (const open of BARE) expect(levelOf(`${open} ${tail}`), open).not.toBe('open');
  });

  it('open nothing before a word that nobody has thought of, where no place or rule is named', () => {
    for (const open of BARE.filter((text) => text.length < 30)) expect(levelOf(`${open} xyzzy`), open).not.toBe('open');
  });

  it('open nothing where another sentence takes it back', () => {
    for (const open of SENTENCES.open) {
      expect(levelOf(`${open}. Access to series V is prohibited until vetted.`), open).not.toBe('open');
      expect(levelOf(`${open}. Chưa giao cho độc giả.`), open).not.toBe('open');
    }
  });
});

function levelOf(text: string): string {
  const { level, isUnderstood } = readConditions(text, words);
  return isUnderstood ? level : 'unknown';
}
