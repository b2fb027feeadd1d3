import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Mở yêu cầu sao';

/** Letters to a reader about copies that they ordered. */
export const copyLetters = {
  'copies-received': {
    subject: ({ number }) => `Đã nhận yêu cầu sao ${number}`,
    says: ({ number, lines, dueOn }, day) => [
      `Chúng tôi đã nhận yêu cầu sao tài liệu số ${number} của quý vị, gồm ${lines} mục.`,
      `Hạn giải quyết: hết ngày ${day(dueOn)}.`,
    ],
    link: 'Xem phiếu yêu cầu',
  },
  'copies-quoted': {
    subject: ({ number }) => `Đã tính chi phí: yêu cầu sao ${number}`,
    says: ({ number, until }, day) => [
      `Chi phí của yêu cầu sao số ${number} đã được tính. Xin xem và trả lời chậm nhất vào ngày ${day(until)}.`,
    ],
    link: 'Xem chi phí',
  },
  'copies-expired': {
    subject: ({ number }) => `Yêu cầu sao ${number} đã hết hạn`,
    says: ({ number }) => [
      `Yêu cầu sao số ${number} đã khép lại vì trong thời hạn chưa được nhận lời hoặc chi phí chưa được nộp. Quý vị có thể gửi yêu cầu mới bất cứ lúc nào.`,
    ],
    link: OPEN,
  },
  'copies-declined': {
    subject: ({ number }) => `Về yêu cầu sao ${number}`,
    says: ({ number }) => [`Yêu cầu sao số ${number} không thực hiện được. Lý do được ghi trong yêu cầu.`],
    link: OPEN,
  },
  'copies-cancelled': {
    subject: ({ number }) => `Đã hủy yêu cầu sao ${number}`,
    says: ({ number }) => [`Yêu cầu sao số ${number} đã được hủy theo đề nghị của quý vị.`],
    link: OPEN,
  },
  'copies-ready': {
    subject: ({ number }) => `Bản sao đã xong: yêu cầu ${number}`,
    says: ({ number, until }, day) => [
      `Bản sao của yêu cầu số ${number} đã được giao. Bản giấy nhận tại phòng đọc; tệp tải về được đến hết ngày ${day(until)}.`,
    ],
    link: 'Mở bản sao',
  },
  'copies-refunded': {
    subject: ({ number }) => `Hoàn tiền: yêu cầu sao ${number}`,
    says: ({ number }) => [
      `Yêu cầu sao số ${number} không làm được và số tiền đã nộp được trả lại tại phòng đọc. Lý do được ghi trong yêu cầu.`,
    ],
    link: OPEN,
  },
} satisfies Partial<MailTexts>;
