/** What every form says in the same words. */
export const form = {
  wrong: 'Chưa gửi được. Xin xem lại những chỗ sau:',
  /** Before the title of a page whose form was refused. */
  wrongTitle: (title: string) => `Cần xem lại: ${title}`,
  error: 'Cần sửa:',
  optional: '(không bắt buộc)',
  /** Over what was typed for something that cannot be done any more. */
  leftWords: 'Nội dung vừa gõ, chưa được lưu',
};
