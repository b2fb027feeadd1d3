import type { ClockDay } from '../../requests/clock/due-day.ts';
import type { LetterContent } from '../../requests/letter-content.ts';
import type { Outcome } from '../../requests/states.ts';

type Skipped = Extract<ClockDay, { is: 'skipped' }>['because'];

/** Fixed words of the letters that are printed: receipt, decision, extension (form of Decree 30/2020, section "Công văn"). */
export const letter = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập – Tự do – Hạnh phúc',
  /** Before the part that is one, in its language. */
  translation: 'Bản dịch để tham khảo. Văn bản chính thức là bản tiếng Việt.',
  number: (number: string) => `Số: ${number}`,
  placeAndDay: (place: string, day: string, month: string, year: string) =>
    `${place}, ngày ${day} tháng ${month} năm ${year}`,
  titles: {
    receipt: 'BIÊN NHẬN YÊU CẦU VÀ HẸN TRẢ LỜI',
    decision: 'TRẢ LỜI YÊU CẦU SỬ DỤNG TÀI LIỆU LƯU TRỮ',
    'appeal-decision': 'TRẢ LỜI ĐỀ NGHỊ XEM XÉT LẠI',
    extension: 'THÔNG BÁO KÉO DÀI THỜI HẠN GIẢI QUYẾT',
  } as Record<LetterContent['kind'], string>,
  to: 'Kính gửi',
  workplace: 'Nơi công tác',
  receiptOpening: (name: string, day: string, number: string) =>
    `${name} đã nhận ngày ${day} yêu cầu sử dụng tài liệu lưu trữ của ông/bà, số ${number}, với nội dung sau:`,
  purpose: 'Mục đích sử dụng',
  items: (count: number) => `Hồ sơ, tài liệu được yêu cầu (${count})`,
  referenceCode: 'số lưu trữ',
  due: 'Hạn trả lời',
  dueDay: (day: string, workingDays: number) => `hết ngày ${day} (${workingDays} ngày làm việc)`,
  sumTitle: 'Cách tính thời hạn (chỉ tính ngày làm việc)',
  sum: {
    receipt: {
      none: 'ngày nhận, không tính',
      'after-closing': 'tính là ngày nhận, vì yêu cầu đến sau giờ làm việc của ngày trước',
      'day-off': 'tính là ngày nhận, vì yêu cầu đến vào ngày nghỉ',
    },
    counted: (number: number) => `ngày làm việc thứ ${number}`,
    extended: (number: number) => `ngày làm việc thứ ${number} (được kéo dài)`,
    skipped: {
      weekend: 'nghỉ hằng tuần',
      holiday: 'nghỉ lễ',
      compensatory: 'nghỉ bù',
      closure: 'cơ quan đóng cửa',
      pause: 'chờ ông/bà trả lời',
    } as Record<Skipped, string>,
    because: (why: string, label: string) => `${why} – ${label}`,
  },
  weekdays: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  decisionOpening: (day: string, name: string) =>
    `Xét yêu cầu sử dụng tài liệu lưu trữ của ông/bà gửi ngày ${day}, ${name} trả lời về từng hồ sơ, tài liệu như sau:`,
  outcomes: {
    granted: 'Đồng ý cho sử dụng',
    'granted-with-conditions': 'Đồng ý cho sử dụng có điều kiện',
    refused: 'Không đồng ý',
    'already-open': 'Không cần xin phép: tài liệu được tiếp cận rộng rãi',
    'not-held': 'Cơ quan không lưu giữ tài liệu này',
    unavailable: 'Tạm thời chưa phục vụ được',
  } as Record<Outcome, string>,
  reason: 'Lý do',
  ground: 'Căn cứ',
  opensOn: 'Có thể được tiếp cận sớm nhất',
  conditions: 'Điều kiện',
  until: 'Có hiệu lực đến hết ngày',
  note: 'Ghi thêm',
  remedy: 'Nếu ông/bà không đồng ý',
  appealUntil: (day: string) => `Đề nghị xem xét lại được gửi chậm nhất vào ngày ${day}.`,
  extensionText: (submitted: string, former: string, workingDays: number, due: string) =>
    `Yêu cầu sử dụng tài liệu lưu trữ của ông/bà gửi ngày ${submitted} có hạn trả lời là hết ngày ${former}. Thời hạn này được kéo dài thêm ${workingDays} ngày làm việc, đến hết ngày ${due}.`,
  follow: 'Theo dõi yêu cầu bằng mã này hoặc tại',
  contact: (address: string, telephone: string, email: string) => `${address} · ${telephone} · ${email}`,
  electronic: 'Văn bản được lập và lưu trên cổng phòng đọc; mã bên cạnh dẫn tới bản gốc.',
  page: (page: number, of: number) => `Trang ${page}/${of}`,
  fileName: (kind: LetterContent['kind'], number: string) =>
    `${{ receipt: 'bien-nhan', decision: 'tra-loi', 'appeal-decision': 'xem-xet-lai', extension: 'keo-dai' }[kind]}-${number}.pdf`,
};
