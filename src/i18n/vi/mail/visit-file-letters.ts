import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Mở lượt đọc';

/** Letters to a reader about a file of their visit that cannot be had. Which one stands on the visit's page. */
export const visitFileLetters = {
  'visit-file-not-found': {
    subject: ({ number }) => `Chưa tìm thấy hồ sơ cho lượt đọc ${number}`,
    says: ({ number }) => [
      `Cán bộ kho chưa tìm thấy hồ sơ mà quý vị đã đặt trong lượt đọc số ${number}. Chúng tôi tiếp tục tìm; nếu tìm được, hồ sơ vẫn được phục vụ.`,
    ],
    link: OPEN,
  },
  'visit-file-unfit': {
    subject: ({ number }) => `Hồ sơ không đủ điều kiện phục vụ: lượt đọc ${number}`,
    says: ({ number }) => [
      `Một hồ sơ đã đặt trong lượt đọc số ${number} không ở tình trạng có thể giao cho độc giả. Lý do được ghi trong lượt đọc.`,
    ],
    link: OPEN,
  },
  'visit-file-in-use': {
    subject: ({ number }) => `Hồ sơ đang có người đọc: lượt đọc ${number}`,
    says: ({ number, position, untilDay }, write) => [
      `Một hồ sơ đã đặt trong lượt đọc số ${number} đang được phục vụ cho độc giả khác. Quý vị đứng thứ ${position} trong hàng chờ.`,
      untilDay === null
        ? 'Chưa biết khi nào hồ sơ được trả lại. Khi hồ sơ về, phòng đọc lấy cho người đứng đầu hàng; quý vị cũng có thể đổi lượt đọc sang buổi khác.'
        : `Hồ sơ dự kiến được dùng đến hết ngày ${write(untilDay)}. Khi hồ sơ về, phòng đọc lấy cho người đứng đầu hàng; quý vị cũng có thể đổi lượt đọc sang buổi khác.`,
    ],
    link: OPEN,
  },
  'visit-file-withheld': {
    subject: ({ number }) => `Hồ sơ không được giao: lượt đọc ${number}`,
    says: ({ number }) => [
      `Một hồ sơ đã đặt trong lượt đọc số ${number} không được giao, vì giấy phép sử dụng không còn hiệu lực hoặc hồ sơ không còn được tiếp cận. Nếu vẫn cần, xin gửi yêu cầu sử dụng mới.`,
    ],
    link: OPEN,
  },
} satisfies Partial<MailTexts>;
