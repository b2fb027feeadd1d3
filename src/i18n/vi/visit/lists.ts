/** The reader's own visits, on the account page. */
export const lists = {
  heading: 'Lượt đọc của tôi',
  news: {
    waiting: 'Đã xếp hàng chờ. Khi có chỗ, thư báo được gửi ngay.',
    stopped: 'Đã thôi chờ buổi ấy.',
  },
  none: 'Chưa đặt lượt đọc nào.',
  files: (n: string) => `${n} hồ sơ`,
  people: (n: string) => `${n} người`,
  heldUntil: (time: string) => `giữ chỗ đến ${time}: xin điền nốt mẫu`,
  over: (n: string) => `${n} lượt đã qua`,
  book: 'Xem lịch và đặt chỗ',
  waits: 'Đang xếp hàng chờ',
  ahead: (n: string) => `${n} người chờ trước`,
  first: 'đang ở đầu hàng chờ',
  stop: 'Thôi chờ',
  stopOf: (session: string) => `Thôi chờ: ${session}`,
};
