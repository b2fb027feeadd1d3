import type { MailTexts } from '../../letter-text.ts';

/** Letters to staff. */
export const deskLetters = {
  'desk-due': {
    subject: ({ number }) => `Sắp đến hạn: yêu cầu ${number}`,
    says: ({ number, dueOn }, day) => [`Yêu cầu số ${number} phải được trả lời chậm nhất vào ngày ${day(dueOn)}.`],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-due-unheld': {
    subject: ({ number }) => `Chưa ai giữ, đã đến hạn: yêu cầu ${number}`,
    says: ({ number, dueOn }, day) => [
      `Yêu cầu số ${number} phải được trả lời chậm nhất vào ngày ${day(dueOn)} mà chưa có người giải quyết. Ai nhận được xin nhận giúp.`,
    ],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-opinion-due': {
    subject: ({ number }) => `Chưa có ý kiến của cơ quan được hỏi: yêu cầu ${number}`,
    says: ({ number, dueOn }, day) => [
      `Cơ quan được hỏi ý kiến về yêu cầu số ${number} được đề nghị trả lời trước hết ngày ${day(dueOn)}; đến nay chưa có ý kiến nào được ghi lại.`,
    ],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-answered': {
    subject: ({ number }) => `Độc giả đã trả lời: yêu cầu ${number}`,
    says: ({ number }) => [`Độc giả vừa trả lời trong yêu cầu số ${number}. Thời hạn giải quyết tiếp tục được tính.`],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-written': {
    subject: ({ number }) => `Độc giả nhắn: yêu cầu ${number}`,
    says: ({ number }) => [`Độc giả vừa viết một lời nhắn trong yêu cầu số ${number}.`],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-handed-over': {
    subject: ({ number }) => `Yêu cầu ${number} được chuyển cho ông/bà`,
    says: ({ number }) => [`Yêu cầu số ${number} vừa được chuyển cho ông/bà giải quyết.`],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-accounts-due': {
    subject: () => 'Tài khoản độc giả chờ xác nhận',
    says: ({ accounts }) => [`Số tài khoản độc giả đã đến hạn hoặc quá hạn xác nhận: ${accounts}.`],
    link: 'Mở danh sách độc giả',
  },
} satisfies Partial<MailTexts>;
