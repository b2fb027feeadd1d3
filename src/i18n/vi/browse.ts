/** The list of fonds, the tree page, the archive's own pages and news. */
export const browse = {
  fondsTitle: 'Các phông lưu trữ',
  fondsLead: (n: string) => `${n} phông và sưu tập`,
  orderBy: 'Xếp theo',
  orders: { title: 'tên', years: 'thời gian', size: 'số lượng' } as Record<'title' | 'years' | 'size', string>,
  noFonds: 'Chưa có phông nào được công bố.',
  pages: 'Các trang của danh sách',
  noSuchPage: (value: string, shown: string) => `Danh sách không có trang “${value}”; đang hiện trang ${shown}.`,
  treeTitle: (title: string) => `Cây hồ sơ: ${title}`,
  treeOf: 'Cây hồ sơ của',
  open: (title: string) => `Mở ${title}`,
  close: (title: string) => `Đóng ${title}`,
  treeHelp: 'Dùng phím mũi tên để đi trong cây: lên, xuống, phải để mở, trái để đóng, Enter để xem.',
  treeHits: (q: string) =>
    q === ''
      ? 'Ở mỗi nhánh có ghi số kết quả của lần tra cứu vừa rồi.'
      : `Ở mỗi nhánh có ghi số kết quả của lần tra cứu “${q}”.`,
  empty: 'Không có đơn vị mô tả nào ở bên trong.',
  toRecord: 'Xem mô tả',
  newsTitle: 'Tin tức',
  noNews: 'Chưa có tin.',
  otherPages: 'Các trang khác',
  published: (date: string) => `Đăng ngày ${date}`,
};
