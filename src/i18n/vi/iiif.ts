/** What viewers of other makers show beside a document (IIIF). */
export const iiif = {
  source: 'Nguồn',
  archive: 'Cơ quan lưu trữ',
  fonds: 'Phông',
  pages: 'Số trang',
  record: 'Bản mô tả hồ sơ (JSON)',
  readHere: 'Đọc tại phòng đọc',
  file: 'Tải tệp gốc',
  textOf: (page: string) => `Văn bản trang ${page}`,
  textReadByMachine: (page: string) => `Văn bản trang ${page}, do máy đọc, chưa có người kiểm tra`,
};
