/** A document that is not open, read by whoever decides on a case about it. */
export const reading = {
  back: 'Về yêu cầu',
  logged: 'Tài liệu này chưa mở rộng rãi. Mỗi trang được mở đều ghi vào nhật ký; xin đừng sao chép ra ngoài.',
  pages: 'Các trang của tài liệu',
  noText: 'Trang này chưa có chữ để đọc.',
  open: (name: string) => `Đọc tài liệu: ${name}`,
  document: (n: string, pages: string) => `bản số ${n}, ${pages} trang`,
};
