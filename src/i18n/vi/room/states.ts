import type { DeliveryCondition, Half, SeatClass, VisitItemState, VisitState } from '../../../visits/states.ts';

/** What the reading room calls its own things. */
export const states = {
  halves: { morning: 'buổi sáng', afternoon: 'buổi chiều' } satisfies Record<Half, string> as Record<Half, string>,
  halvesFirst: { morning: 'Buổi sáng', afternoon: 'Buổi chiều' } satisfies Record<Half, string> as Record<Half, string>,
  session: (half: string, day: string) => `${half}, ${day}`,
  weekdays: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
  weekdayAndDay: (weekday: string, day: string) => `${weekday}, ${day}`,
  seatClasses: {
    standard: 'Chỗ thường',
    'large-table': 'Bàn lớn',
    camera: 'Chỗ chụp ảnh',
    listening: 'Chỗ nghe',
    computer: 'Máy tính xem bản số',
  } satisfies Record<SeatClass, string> as Record<SeatClass, string>,
  visits: {
    held: 'Đang giữ chỗ',
    released: 'Đã bỏ chỗ',
    requested: 'Chờ xác nhận',
    confirmed: 'Đã xác nhận',
    arrived: 'Đang ở phòng đọc',
    completed: 'Đã xong',
    declined: 'Đã từ chối',
    'cancelled-by-reader': 'Độc giả đã hủy',
    'cancelled-by-staff': 'Phòng đọc đã hủy',
    moved: 'Đã dời sang buổi khác',
    'no-show': 'Không đến',
  } satisfies Record<VisitState, string> as Record<VisitState, string>,
  items: {
    planned: 'Chưa in phiếu',
    'to-pull': 'Chờ lấy',
    pulled: 'Đã lấy khỏi kho',
    'on-shelf': 'Ở giá phòng đọc',
    issued: 'Độc giả đang giữ',
    returned: 'Đã nhận lại',
    reshelved: 'Đã cất lại kho',
    'not-found': 'Không thấy',
    unfit: 'Không phục vụ được',
    'in-use': 'Đang có người dùng',
    withheld: 'Không được giao',
    cancelled: 'Đã bỏ',
  } satisfies Record<VisitItemState, string> as Record<VisitItemState, string>,
  conditions: {
    good: 'Bình thường',
    worn: 'Cũ, mòn',
    damaged: 'Hư hại',
  } satisfies Record<DeliveryCondition, string> as Record<DeliveryCondition, string>,
};
