/** The forms of a visit on paper. */
export const sheet = {
  pageTitle: (number: string) => `Phiếu của lượt đọc ${number}`,
  title: 'Phiếu yêu cầu đọc tài liệu lưu trữ',
  print: 'In phiếu',
  number: 'Số',
  reader: 'Họ và tên',
  workplace: 'Cơ quan',
  qr: 'Mã để quét ở quầy giao nhận',
  columns: {
    row: 'STT',
    fonds: 'Tên phông, khối tài liệu',
    inventory: 'Mục lục số',
    file: 'Hồ sơ (ĐVBQ) số',
    title: 'Tiêu đề hồ sơ',
    note: 'Ghi chú',
  },
  room: 'Ý kiến của phòng đọc',
  head: 'Xét duyệt của người đứng đầu',
  applicant: 'Người yêu cầu',
  sign: 'Ký, ghi rõ họ tên, ngày',
};
