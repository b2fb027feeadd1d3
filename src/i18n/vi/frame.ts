/** What stands round every page. */
export const frame = {
  skip: 'Đến nội dung chính',
  menu: 'Mục lục',
  mainNav: 'Chính',
  search: 'Tra cứu',
  fonds: 'Các phông',
  visit: 'Đến phòng đọc',
  guide: 'Hướng dẫn',
  news: 'Tin tức',
  /** In its own language, as everywhere. */
  otherLanguage: 'English',
  notices: 'Thông báo',
  askLabel: 'Tra cứu hồ sơ, tài liệu',
  askPlaceholder: 'Tên người, nơi chốn, sự việc, số văn bản…',
  askButton: 'Tìm',
  open: 'Mở cửa',
  telephone: 'Điện thoại',
  email: 'Thư điện tử',
  suggestions: 'Gợi ý',
  noSuggestions: 'Không có gợi ý',
  suggestionCount: (n: string) => `${n} gợi ý, dùng phím mũi tên để chọn`,
  footerNav: 'Về cơ quan lưu trữ',
};
