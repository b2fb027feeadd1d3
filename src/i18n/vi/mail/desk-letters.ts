import type { MailTexts } from '../../letter-text.ts';

/** Letters to staff. */
export const deskLetters = {
  'desk-due': {
    subject: ({ number }) => `Sắp đến hạn: yêu cầu ${number}`,
    says: ({ number, dueOn }, day) => [`Yêu cầu số ${number} phải được trả lời chậm nhất vào ngày ${day(dueOn)}.`],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-answered': {
    subject: ({ number }) => `Độc giả đã trả lời: yêu cầu ${number}`,
    says: ({ number }) => [`Độc giả vừa trả lời trong yêu cầu số ${number}. Thời hạn giải quyết tiếp tục được tính.`],
    link: 'Mở hồ sơ yêu cầu',
  },
  'desk-handed-over': {
    subject: ({ number }) => `Yêu cầu ${number} được chuyển cho ông/bà`,
    says: ({ number }) => [`Yêu cầu số ${number} vừa được chuyển cho ông/bà giải quyết.`],
    link: 'Mở hồ sơ yêu cầu',
  },
} satisfies Partial<MailTexts>;
