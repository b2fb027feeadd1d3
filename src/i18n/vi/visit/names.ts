import type { Half, SeatClass, VisitItemState, VisitState } from '../../../visits/states.ts';

/** Half-days, seats, weekdays, and the states of visits and their files, as readers call them. */
export const names = {
  halves: { morning: 'Sáng', afternoon: 'Chiều' } satisfies Record<Half, string> as Record<Half, string>,
  halfDays: { morning: 'Buổi sáng', afternoon: 'Buổi chiều' } satisfies Record<Half, string> as Record<Half, string>,
  /** `Buổi sáng, thứ hai 30/11/2026` */
  session: (half: string, weekday: string, day: string) => `${half}, ${weekday} ${day}`,
  /** `14:32 ngày 30/11/2026` */
  timeOfDay: (time: string, day: string) => `${time} ngày ${day}`,
  hours: (from: string, until: string) => `${from}–${until}`,
  seatClasses: {
    standard: 'Chỗ đọc thường',
    'large-table': 'Bàn lớn cho bản đồ, bản vẽ',
    camera: 'Chỗ có giá chụp ảnh',
    listening: 'Chỗ nghe ghi âm, xem phim',
    computer: 'Máy tính đọc bản số',
  } satisfies Record<SeatClass, string> as Record<SeatClass, string>,
  /** By weekday, 1 for Monday. */
  weekdays: {
    1: 'thứ hai',
    2: 'thứ ba',
    3: 'thứ tư',
    4: 'thứ năm',
    5: 'thứ sáu',
    6: 'thứ bảy',
    7: 'chủ nhật',
  } as Record<number, string>,
  shortWeekdays: { 1: 'T2', 2: 'T3', 3: 'T4', 4: 'T5', 5: 'T6', 6: 'T7', 7: 'CN' } as Record<number, string>,
  month: (month: number, year: string) => `Tháng ${month}/${year}`,
  states: {
    held: 'Đang giữ chỗ, chưa gửi',
    released: 'Đã hết hạn giữ chỗ',
    requested: 'Đã nhận, chờ phòng đọc xác nhận',
    confirmed: 'Đã xác nhận',
    arrived: 'Đang đọc tại phòng đọc',
    completed: 'Đã kết thúc',
    declined: 'Phòng đọc không nhận được lượt này',
    'cancelled-by-reader': 'Đã hủy theo ý người đọc',
    'cancelled-by-staff': 'Phòng đọc đã hủy',
    moved: 'Đã chuyển sang buổi khác',
    'no-show': 'Đã qua mà không có người đến',
  } satisfies Record<VisitState, string> as Record<VisitState, string>,
  itemStates: {
    planned: 'Sẽ được lấy từ kho cho buổi đọc',
    'to-pull': 'Đang được lấy từ kho',
    pulled: 'Đã lấy ra khỏi kho',
    'on-shelf': 'Đã sẵn tại phòng đọc',
    issued: 'Đang được đọc',
    returned: 'Đã trả lại quầy',
    reshelved: 'Đã cất về kho',
    'not-found': 'Chưa tìm thấy trong kho',
    unfit: 'Tài liệu quá yếu, không đưa ra được',
    'in-use': 'Đang có người khác dùng',
    withheld: 'Không giao được: giấy phép không còn hiệu lực',
    cancelled: 'Không lấy nữa',
  } satisfies Record<VisitItemState, string> as Record<VisitItemState, string>,
};
