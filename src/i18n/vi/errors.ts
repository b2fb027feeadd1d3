const TOO_LONG =
  'Địa chỉ quá dài. Nếu vừa tra cứu bằng cả một đoạn văn, xin bấm quay lại: nội dung vẫn còn đó, hãy chỉ giữ vài từ chính.';

/** Pages that say why there is nothing to see: title, then what to do. Never what was asked for. */
export const errors = {
  400: { title: 'Địa chỉ không đọc được', text: 'Địa chỉ vừa mở bị sai. Hãy kiểm tra lại, hoặc tra cứu ở đây.' },
  404: {
    title: 'Không có trang này',
    text: 'Địa chỉ có thể bị gõ sai, hoặc trang không được công bố. Hãy tra cứu, hoặc xem danh sách các phông.',
  },
  410: {
    title: 'Hồ sơ này không còn trong mục lục',
    text: 'Bản mô tả từng ở địa chỉ này đã được rút khỏi mục lục. Có thể tài liệu đã được mô tả lại ở nơi khác: hãy tra cứu lại.',
  },
  429: {
    title: 'Đang mở quá nhiều ảnh cùng lúc',
    text: 'Ảnh các trang được chuẩn bị lần lượt cho mọi độc giả. Xin đợi vài giây rồi thử lại.',
  },
  500: {
    title: 'Phòng đọc gặp trục trặc',
    text: 'Lỗi này do chúng tôi và đã được ghi lại. Xin thử lại sau ít phút.',
  },
  503: {
    title: 'Tạm thời chưa phục vụ được',
    text: 'Phòng đọc đang bận hoặc đang bảo trì. Xin thử lại sau ít phút.',
  },
  /** The page of last resort; see platform/http/plain-page.ts. */
  plain: {
    says: {
      400: 'Địa chỉ không đúng dạng.',
      403: 'Biểu mẫu này không được gửi từ trang của phòng đọc. Xin mở lại trang rồi gửi.',
      404: 'Không tìm thấy trang này.',
      405: 'Trang này không nhận yêu cầu kiểu đó.',
      408: 'Đường truyền quá chậm hoặc bị ngắt nên chưa nhận được những gì vừa gửi. Xin bấm quay lại: những gì đã gõ thường vẫn còn đó. Hãy chọn tệp nhỏ hơn, hoặc gửi khi đường truyền tốt hơn.',
      411: 'Yêu cầu không ghi độ dài.',
      413: 'Nội dung gửi lên quá lớn.',
      414: TOO_LONG,
      431: TOO_LONG,
      500: 'Hệ thống gặp lỗi. Xin thử lại sau ít phút.',
    },
    searchLabel: 'Tìm trong tài liệu',
    searchButton: 'Tìm',
    home: 'Trang đầu',
  },
  requestId: 'Khi báo lỗi, xin ghi kèm mã:',
};
