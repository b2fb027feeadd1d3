/**
 * The printed form of a visit: two sheets, by the names and fields in use (research of law.md §1.9): the registration
 * of use, and the request to read.
 */
export const slip = {
  title: 'Phiếu của lượt đọc',
  print: 'In phiếu',
  toVisit: 'Mở trang của lượt đọc',
  number: (number: string) => `Số: ${number}`,
  qr: 'Mã QR của lượt đọc, cho quầy quét',
  registration: {
    title: 'Phiếu đăng ký sử dụng tài liệu',
    name: 'Họ và tên',
    birth: 'Ngày, tháng, năm sinh',
    nationality: 'Quốc tịch',
    papers: 'Giấy tờ tùy thân (loại, số, ngày cấp, nơi cấp)',
    workplace: 'Cơ quan, nơi công tác',
    occupation: 'Nghề nghiệp, học vị',
    address: 'Địa chỉ liên hệ',
    telephone: 'Điện thoại',
    email: 'Thư điện tử',
    purpose: 'Mục đích sử dụng',
    subject: 'Chủ đề nghiên cứu',
    time: 'Thời gian đọc',
    party: 'Đoàn',
    pledge:
      'Tôi cam kết thực hiện nội quy phòng đọc và quy định về sử dụng tài liệu lưu trữ, dùng tài liệu đúng mục đích đã nêu.',
  },
  request: {
    title: 'Phiếu yêu cầu đọc tài liệu lưu trữ',
    name: 'Họ và tên',
    subject: 'Chủ đề',
    session: 'Buổi đọc',
    list: 'Các hồ sơ yêu cầu đọc',
    columns: {
      number: 'STT',
      fonds: 'Phông, khối tài liệu',
      inventory: 'Mục lục số',
      file: 'Hồ sơ số',
      title: 'Tiêu đề hồ sơ',
      note: 'Ghi chú',
    },
    none: 'Chưa yêu cầu hồ sơ nào.',
    reference: (code: string) => `Số lưu trữ: ${code}`,
    box: (box: string) => `Hộp ${box}`,
  },
  dated: 'Ngày …… tháng …… năm ………',
  sign: '(Ký, ghi rõ họ tên)',
  signers: {
    room: 'Ý kiến của phòng đọc',
    head: 'Xét duyệt của người đứng đầu',
    reader: 'Người yêu cầu',
    registrant: 'Người đăng ký',
  },
};
