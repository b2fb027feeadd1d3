/** Letters that could not be sent. */
export const deadMail = {
  title: 'Thư chưa gửi được',
  lead: 'Những thư máy chủ thư đã từ chối nhiều lần. Sửa nguyên nhân rồi gửi lại; mỗi thư chỉ đến người nhận một lần.',
  none: 'Không có thư nào bị kẹt.',
  waiting: (n: string) => `${n} thư đang chờ đến lượt gửi.`,
  columns: {
    created: 'Viết lúc',
    template: 'Loại thư',
    recipient: 'Người nhận',
    attempts: 'Số lần thử',
    error: 'Máy chủ trả lời',
    act: 'Việc',
  },
  resend: 'Gửi lại',
  resendThis: (template: string) => `Gửi lại thư “${template}”`,
  resent: 'Thư đã được xếp hàng để gửi lại.',
  gone: 'Thư này không còn bị kẹt: có thể người khác vừa gửi lại.',
  pages: 'Các trang của danh sách',
};
