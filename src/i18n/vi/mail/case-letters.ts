import type { MailTexts } from '../../letter-text.ts';

const OPEN = 'Mở yêu cầu';
const OUTCOMES = {
  granted: 'Tất cả hồ sơ đề nghị đều được chấp thuận.',
  partly: 'Một phần hồ sơ đề nghị được chấp thuận.',
  refused: 'Các hồ sơ đề nghị không được chấp thuận.',
};

/** Letters to a reader about their request. */
export const caseLetters = {
  'case-submitted': {
    subject: ({ number }) => `Đã nhận yêu cầu ${number}`,
    says: ({ number, items, dueOn }, day) => [
      `Chúng tôi đã nhận yêu cầu số ${number} của ông/bà, gồm ${items} hồ sơ.`,
      `Hạn trả lời: hết ngày ${day(dueOn)}. Cách tính được ghi trong biên nhận.`,
    ],
    link: 'Xem biên nhận',
  },
  'case-question': {
    subject: ({ number }) => `Cần ông/bà trả lời: yêu cầu ${number}`,
    says: ({ number, answerBy }, day) => [
      `Cán bộ lưu trữ có câu hỏi về yêu cầu số ${number}. Xin trả lời chậm nhất vào ngày ${day(answerBy)}.`,
      'Trong lúc chờ ông/bà trả lời, thời hạn giải quyết tạm dừng.',
    ],
    link: 'Đọc câu hỏi và trả lời',
  },
  'case-answer-reminder': {
    subject: ({ number }) => `Nhắc lại: yêu cầu ${number} đang chờ ông/bà trả lời`,
    says: ({ number, answerBy }, day) => [
      `Yêu cầu số ${number} vẫn đang chờ câu trả lời của ông/bà. Sau ngày ${day(answerBy)}, yêu cầu sẽ được khép lại.`,
    ],
    link: 'Đọc câu hỏi và trả lời',
  },
  'case-lapsed': {
    subject: ({ number }) => `Yêu cầu ${number} đã khép lại`,
    says: ({ number }) => [
      `Yêu cầu số ${number} đã khép lại vì chúng tôi không nhận được câu trả lời. Trang của yêu cầu cho biết còn trả lời được để mở lại hay không; ông/bà cũng có thể gửi yêu cầu mới bất cứ lúc nào.`,
    ],
    link: OPEN,
  },
  'case-withdrawn': {
    subject: ({ number }) => `Đã rút yêu cầu ${number}`,
    says: ({ number }) => [`Yêu cầu số ${number} đã được rút theo đề nghị của ông/bà.`],
    link: OPEN,
  },
  'case-message': {
    subject: ({ number }) => `Có lời nhắn về yêu cầu ${number}`,
    says: ({ number }) => [`Cán bộ lưu trữ vừa gửi ông/bà một lời nhắn về yêu cầu số ${number}.`],
    link: 'Đọc lời nhắn',
  },
  'case-extended': {
    subject: ({ number }) => `Gia hạn giải quyết yêu cầu ${number}`,
    says: ({ number, dueOn }, day) => [
      `Thời hạn giải quyết yêu cầu số ${number} được kéo dài đến hết ngày ${day(dueOn)}. Lý do được ghi trong yêu cầu.`,
    ],
    link: OPEN,
  },
  'case-due-changed': {
    subject: ({ number }) => `Ngày trả lời yêu cầu ${number} thay đổi`,
    says: ({ number, dueOn }, day) => [
      `Lịch làm việc của cơ quan vừa thay đổi. Hạn trả lời yêu cầu số ${number} nay là hết ngày ${day(dueOn)}.`,
    ],
    link: OPEN,
  },
  'case-decided': {
    subject: ({ number }) => `Kết quả yêu cầu ${number}`,
    says: ({ number, outcome }) => [
      `Yêu cầu số ${number} đã được giải quyết. ${OUTCOMES[outcome]}`,
      'Quyết định về từng hồ sơ, lý do và cách đề nghị xem xét lại có trong yêu cầu.',
    ],
    link: 'Đọc quyết định',
  },
  'appeal-received': {
    subject: ({ number }) => `Đã nhận đề nghị xem xét lại yêu cầu ${number}`,
    says: ({ number, dueOn }, day) => [
      `Chúng tôi đã nhận đề nghị của ông/bà xem xét lại yêu cầu số ${number}. Một người chưa tham gia quyết định trước sẽ xem xét.`,
      `Hạn trả lời: hết ngày ${day(dueOn)}.`,
    ],
    link: OPEN,
  },
  'appeal-decided': {
    subject: ({ number }) => `Kết quả xem xét lại yêu cầu ${number}`,
    says: ({ number, outcome }) => [`Yêu cầu số ${number} đã được xem xét lại. ${OUTCOMES[outcome]}`],
    link: 'Đọc quyết định',
  },
  'grant-suspended': {
    subject: ({ number }) => `Giấy phép theo yêu cầu ${number} tạm dừng`,
    says: ({ number }) => [
      `Một giấy phép sử dụng được cấp theo yêu cầu số ${number} tạm thời không có hiệu lực. Lý do được ghi trong yêu cầu.`,
    ],
    link: OPEN,
  },
  'grant-resumed': {
    subject: ({ number }) => `Giấy phép theo yêu cầu ${number} có hiệu lực trở lại`,
    says: ({ number }) => [`Giấy phép sử dụng được cấp theo yêu cầu số ${number} có hiệu lực trở lại.`],
    link: OPEN,
  },
  'grant-revoked': {
    subject: ({ number }) => `Giấy phép theo yêu cầu ${number} bị thu hồi`,
    says: ({ number }) => [
      `Một giấy phép sử dụng được cấp theo yêu cầu số ${number} đã bị thu hồi. Lý do được ghi trong yêu cầu.`,
    ],
    link: OPEN,
  },
  'grant-ending': {
    subject: ({ number }) => `Giấy phép theo yêu cầu ${number} sắp hết hạn`,
    says: ({ number, untilDay }, day) => [
      `Giấy phép sử dụng được cấp theo yêu cầu số ${number} hết hạn sau ngày ${day(untilDay)}.`,
    ],
    link: OPEN,
  },
} satisfies Partial<MailTexts>;
