import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Mở lượt đọc';
const HALVES = { morning: 'buổi sáng', afternoon: 'buổi chiều' };

/** Letters to a reader about a visit to the reading room. */
export const visitLetters = {
  'visit-requested': {
    subject: ({ number }) => `Đã nhận đăng ký lượt đọc ${number}`,
    says: ({ number, day, half, files }, write) => [
      `Chúng tôi đã nhận đăng ký lượt đọc số ${number}, ${HALVES[half]} ngày ${write(day)}, gồm ${files} hồ sơ.`,
      'Phòng đọc sẽ xem và báo lại; chỗ ngồi được giữ trong lúc chờ.',
    ],
    link: OPEN,
  },
  'visit-confirmed': {
    subject: ({ number }) => `Đã xác nhận lượt đọc ${number}`,
    says: ({ number, day, half, files }, write) => [
      `Lượt đọc số ${number} đã được xác nhận: ${HALVES[half]} ngày ${write(day)}, gồm ${files} hồ sơ.`,
      'Khi đến, xin mang theo giấy tờ tùy thân.',
    ],
    link: OPEN,
  },
  'visit-reopened': {
    subject: ({ number }) => `Lượt đọc ${number} chờ phòng đọc xem lại`,
    says: ({ number, day, half, files }, write) => [
      `Quý vị đã thêm hồ sơ vào lượt đọc số ${number}, ${HALVES[half]} ngày ${write(day)}; lượt đọc nay gồm ${files} hồ sơ.`,
      'Hồ sơ thêm vào cần phòng đọc xem, nên lượt đọc chờ xác nhận lại. Chỗ ngồi vẫn được giữ trong lúc chờ.',
    ],
    link: OPEN,
  },
  'visit-declined': {
    subject: ({ number }) => `Lượt đọc ${number} không được xác nhận`,
    says: ({ number, day, half }, write) => [
      `Lượt đọc số ${number}, ${HALVES[half]} ngày ${write(day)}, không được xác nhận. Lý do được ghi trong lượt đọc.`,
    ],
    link: OPEN,
  },
  'visit-lapsed': {
    subject: ({ number }) => `Xin lỗi: lượt đọc ${number} không được trả lời kịp`,
    says: ({ number, day, half }, write) => [
      `Phòng đọc đã không kịp trả lời đăng ký lượt đọc số ${number}, ${HALVES[half]} ngày ${write(day)}. Chúng tôi thành thật xin lỗi quý vị.`,
      'Kính mời quý vị đặt lại một buổi khác.',
    ],
    link: OPEN,
  },
  'visit-cancelled': {
    subject: ({ number }) => `Đã hủy lượt đọc ${number}`,
    says: ({ number, day, half }, write) => [
      `Lượt đọc số ${number}, ${HALVES[half]} ngày ${write(day)}, đã được hủy theo đề nghị của quý vị.`,
    ],
    link: OPEN,
  },
  'visit-called-off': {
    subject: ({ number }) => `Phòng đọc phải hủy lượt đọc ${number}`,
    says: ({ number, day, half }, write) => [
      `Rất tiếc, phòng đọc không thể đón quý vị vào ${HALVES[half]} ngày ${write(day)} (lượt đọc số ${number}). Lý do được ghi trong lượt đọc.`,
      'Kính mời quý vị chọn buổi khác.',
    ],
    link: OPEN,
  },
  'visit-moved': {
    subject: ({ number }) => `Lượt đọc được chuyển buổi: ${number}`,
    says: ({ number, day, half, fromDay, fromHalf, confirmed, leftOut = 0 }, write) => [
      `Lượt đọc ${HALVES[fromHalf]} ngày ${write(fromDay)} được chuyển sang ${HALVES[half]} ngày ${write(day)}, số mới là ${number}.`,
      ...(leftOut > 0 ? [`${leftOut} hồ sơ không có được trong buổi mới nên không được dời theo.`] : []),
      confirmed ? 'Buổi mới đã được xác nhận.' : 'Phòng đọc sẽ xem và báo lại; chỗ ngồi được giữ trong lúc chờ.',
    ],
    link: OPEN,
  },
  'visit-offered': {
    subject: () => 'Đã có chỗ trống tại phòng đọc',
    says: ({ day, half, untilDay, untilTime }, write) => [
      `Buổi mà quý vị chờ, ${HALVES[half]} ngày ${write(day)}, vừa có chỗ trống.`,
      `Chỗ này được giữ cho quý vị đến ${untilTime} ngày ${write(untilDay)}. Sau đó, chỗ được dành cho người chờ tiếp theo.`,
    ],
    link: 'Nhận chỗ',
  },
  'visit-reminder': {
    subject: ({ number }) => `Nhắc lại: ngày mai có lượt đọc ${number}`,
    says: ({ number, day, half, files }, write) => [
      `Phòng đọc chờ đón quý vị vào ${HALVES[half]} ngày ${write(day)}: lượt đọc số ${number}, gồm ${files} hồ sơ.`,
      'Xin mang theo giấy tờ tùy thân. Nếu không đến được, xin hủy lượt đọc để người khác dùng chỗ.',
    ],
    link: OPEN,
  },
} satisfies Partial<MailTexts>;
