import { resolve } from 'node:path';
import { readCalendarPolicy } from '../../../src/requests/clock/calendar-policy.ts';
import { dueDay } from '../../../src/requests/clock/due-day.ts';
import type { DecidedItem, DecisionBody, LetterContent, LetterHead } from '../../../src/requests/letter-content.ts';

export const ORIGIN = 'https://phongdoc.songchau.example';

const HEAD: LetterHead = {
  language: 'vi',
  caseId: 'k7m4tz9qxw2n8rdb5hcv',
  caseNumber: 'YC-2026-7KQ4-M3TZ',
  day: '2026-02-10',
  archive: {
    parent: 'Sở Nội vụ tỉnh Sông Châu',
    name: 'Phòng đọc Lưu trữ lịch sử',
    place: 'Sông Châu',
    address: '12 đường Bến Cũ, phường Châu Giang, tỉnh Sông Châu',
    telephone: '0200 000 000',
    email: 'phongdoc@luutru.songchau.example',
  },
  reader: { name: 'Nguyễn Thị Ngọc Diễm', workplace: 'Viện Sử học' },
  submittedOn: '2026-02-10',
};

const TITLES = [
  'Hồ sơ về việc đắp đê và sửa cống tại huyện Bến Cũ, năm 1931',
  'Tờ trình của Ty Thủy lợi về việc xây dựng trạm bơm Mộc Bắc và hệ thống kênh mương nội đồng kèm dự toán, bản vẽ thiết kế kỹ thuật và biên bản nghiệm thu từng hạng mục',
  'Báo cáo tổng kết của Ủy ban hành chính tỉnh',
];

const given: DecidedItem = {
  title: TITLES[0]!,
  referenceCode: 'RS.A.15',
  outcome: 'granted-with-conditions',
  reason: null,
  ground: null,
  opensOn: null,
  conditions: ['Chỉ đọc tại phòng đọc.', 'Không tải về.'],
  untilDay: '2026-08-10',
  note: '',
};

const refused: DecidedItem = {
  ...given,
  title: TITLES[1]!,
  referenceCode: 'TL.202.4',
  outcome: 'refused',
  reason: 'Tài liệu liên quan đến đời sống riêng của người khác',
  ground: 'Điều 7 Luật Tiếp cận thông tin số 104/2016/QH13',
  opensOn: '2031',
  conditions: [],
  untilDay: null,
  note: 'Nếu có văn bản đồng ý của gia đình, ông/bà có thể gửi yêu cầu mới kèm văn bản ấy.',
};

export function receipt(change: Partial<LetterHead> = {}): LetterContent {
  const calendar = readCalendarPolicy(resolve('content'));
  const received = new Date('2026-02-10T09:00:00+07:00');
  const { day, explanation } = dueDay({ received, workingDays: 7, pauses: [], extensions: [], calendar });
  const items = TITLES.map((title, i) => ({ title, referenceCode: `RS.A.${i + 1}` }));
  const asked = { items, workingDays: 7, dueOn: day ?? '', sum: explanation, purpose: 'Nghiên cứu lịch sử' };
  return { ...HEAD, ...change, kind: 'receipt', ...asked };
}

export function decision(items = 3, change: Partial<LetterHead> = {}): LetterHead & DecisionBody {
  return {
    ...HEAD,
    ...change,
    kind: 'decision',
    grounds: ['Căn cứ Luật Lưu trữ số 33/2024/QH15;', 'Căn cứ Nghị định số 113/2025/NĐ-CP;'],
    items: Array.from({ length: items }, (_, i) => [given, refused, { ...given, outcome: 'granted' as const }][i % 3]!),
    remedy: [
      'Nếu không đồng ý, ông/bà có thể đề nghị cơ quan lưu trữ xem xét lại, ngay tại trang của yêu cầu này; người xem xét lại là người chưa tham gia quyết định lần đầu.',
    ],
    appealUntil: '2026-05-11',
    signer: { title: 'Người giải quyết', name: 'Trần Văn Bình' },
  };
}

export function extension(change: Partial<LetterHead> = {}): LetterContent {
  return {
    ...HEAD,
    ...change,
    kind: 'extension',
    formerDueOn: '2026-02-26',
    dueOn: '2026-03-05',
    workingDays: 5,
    reason: 'Cần lấy ý kiến của cơ quan hình thành tài liệu.',
    signer: { title: 'Người giải quyết', name: 'Trần Văn Bình' },
  };
}
