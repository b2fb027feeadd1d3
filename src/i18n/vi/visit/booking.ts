/** Taking a seat in one session, or waiting for one. */
export const booking = {
  title: (session: string) => `Đặt chỗ: ${session}`,
  titleMove: (session: string) => `Chuyển sang: ${session}`,
  back: 'Lịch phòng đọc',
  seat: 'Chỗ ngồi',
  seatLeft: (free: string, total: string) => `còn ${free} trong ${total} chỗ`,
  seatNone: (total: string) => `đã hết cả ${total} chỗ`,
  partySize: 'Số người',
  partySizeHint: (most: string) => `Một người thì ghi 1. Đoàn tối đa ${most} người, mỗi người một chỗ.`,
  hold: 'Giữ chỗ và điền mẫu',
  holdHint: (minutes: string) =>
    `Chỗ được giữ ${minutes} phút để chọn hồ sơ và ghi mục đích. Chưa gửi thì chưa thành lượt đọc.`,
  filesUntil: (moment: string) => `Hồ sơ cho buổi này đặt được đến ${moment}.`,
  filesOver: (moment: string) =>
    `Hạn đặt hồ sơ cho buổi này là ${moment}, đã qua. Vẫn đặt được chỗ ngồi; muốn có hồ sơ, xin chọn buổi sau.`,
  move: 'Chuyển sang buổi này',
  moveHint: 'Lượt cũ được trả lại ngay khi lượt mới đã đặt xong; hồ sơ, mục đích và số người giữ nguyên.',
  moveFrom: (number: string, session: string) => `Lượt đọc ${number} đang đặt: ${session}.`,
  notNow: 'Buổi này không đặt được',
  noSession: 'Không có buổi đọc nào như vậy',
  noSessionText: 'Ngày hoặc buổi trong địa chỉ này không đúng. Xin chọn lại trong lịch.',
  toCalendar: 'Mở lịch phòng đọc',
  full: 'Buổi này đã hết chỗ. Xin chọn buổi khác trong lịch, hoặc xếp hàng chờ.',
  wait: {
    heading: 'Xếp hàng chờ',
    text: (hours: string) =>
      `Khi có chỗ trống, người chờ lâu nhất được giữ chỗ và được báo qua thư điện tử. Chỗ ấy được giữ ${hours} giờ, hoặc đến khi hết hạn đặt buổi này.`,
    seat: 'Chờ loại chỗ nào?',
    button: 'Xếp hàng chờ',
  },
  own: 'Đã có lượt đọc trong buổi này.',
  ownLink: 'Mở lượt đọc',
};
