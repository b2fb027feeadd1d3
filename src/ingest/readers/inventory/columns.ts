/**
 * What the columns of Vietnamese inventories mean, and the headings they go by. Sources: the file and document
 * blocks that archives exchange, Thông tư 05/2025/TT-BNV and 02/2019/TT-BNV field lists, printed mục lục hồ sơ,
 * and the EAD-like English names of the same. Headings are compared by `headingKey`: add one per real variant.
 */

/** Fields of both blocks: a file has them, and so may each document in it. */
const SHARED = {
  access: [
    'chế độ sử dụng',
    'mức độ tiếp cận',
    'chế độ khai thác',
    'chế độ tiếp cận',
    'mức độ truy cập',
    'mức độ công khai',
    'quyền truy cập',
    'quyền tiếp cận',
    'tình trạng tiếp cận',
    'hình thức tiếp cận',
    'phạm vi sử dụng',
    'chế độ khai thác sử dụng',
    'mode',
    'rights',
    'access',
    'access level',
  ],
  accessGround: ['căn cứ', 'căn cứ pháp lý', 'căn cứ hạn chế', 'lý do hạn chế'],
  opensOn: [
    'ngày mở',
    'ngày được tiếp cận',
    'thời điểm được tiếp cận',
    'thời hạn hạn chế',
    'hạn chế đến',
    'ngày hết hạn chế',
    'năm mở',
  ],
  secrecy: [
    'độ mật',
    'mức độ mật',
    'độ bảo mật',
    'mức độ bảo mật',
    'cấp độ mật',
    'dấu mật',
    'dấu chỉ mức độ mật',
    'dấu độ mật',
    'secrecy',
  ],
  titleVisibility: [
    'công khai tiêu đề',
    'hiển thị tiêu đề',
    'tiêu đề công khai',
    'chế độ hiển thị tiêu đề',
    'công khai tên',
    'title visibility',
  ],
  hideTitle: ['che tiêu đề', 'ẩn tiêu đề', 'không công khai tiêu đề', 'che tên'],
  language: ['ngôn ngữ', 'ngôn ngữ tài liệu', 'language'],
  sheets: ['số tờ', 'số lượng tờ', 'tổng số tờ', 'tổng số lượng tờ', 'number of paper', 'sheets'],
  pages: [
    'số trang',
    'số lượng trang',
    'tổng số trang',
    'tổng số lượng trang',
    'page number',
    'number of page',
    'page amount',
    'pages',
  ],
  annotation: ['chú giải', 'mô tả', 'mô tả nội dung', 'tóm tắt', 'tóm tắt nội dung', 'diễn giải', 'description'],
  infoSign: ['ký hiệu thông tin', 'infor sign', 'inforsign'],
  keywords: ['từ khóa', 'từ khoá', 'keyword', 'keywords'],
  condition: [
    'tình trạng vật lý',
    'tình trạng',
    'tình trạng tài liệu',
    'tình trạng bảo quản',
    'physical condition',
    'format',
  ],
  serviceState: ['tình trạng phục vụ'],
  confidence: ['mức độ tin cậy', 'độ tin cậy', 'confidence level', 'confidencelevel'],
  note: ['ghi chú', 'chú thích', 'note', 'notes'],
  path: [
    'đường dẫn',
    'đường dẫn file',
    'đường dẫn tệp',
    'đường dẫn tệp tin',
    'path',
    'path gốc',
    'tệp tin',
    'tên file',
    'liên kết',
    'url',
    'link',
  ],
  sheetNumber: ['tờ số', 'từ tờ đến tờ', 'từ tờ', 'vị trí tờ'],
  place: ['địa danh', 'địa điểm', 'nơi'],
  person: ['tên người', 'nhân vật', 'tên nhân vật'],
  code: ['mã', 'mã định danh'],
  backup: ['chế độ dự phòng', 'tình trạng dự phòng', 'risk recovery'],
} as const;

/** Fields of a file and of what holds it. */
const FILE = {
  fondsTitle: [
    'phông',
    'tên phông',
    'phông lưu trữ',
    'tên phông lưu trữ',
    'tên phông công trình sưu tập',
    'tên phông khối tài liệu',
    'tên khối tài liệu',
    'khối tài liệu',
    'sưu tập',
    'tên sưu tập',
    'fonds',
    'fonds title',
  ],
  fondsCode: [
    'phông số',
    'mã phông',
    'số phông',
    'ký hiệu phông',
    'mã phông lưu trữ',
    'mã phông công trình sưu tập',
    'fonds code',
  ],
  term: ['nhiệm kỳ', 'khóa nhiệm kỳ', 'giai đoạn'],
  inventory: [
    'mục lục',
    'mục lục số',
    'số mục lục',
    'mục lục hồ sơ',
    'mục lục hồ sơ số',
    'số mục lục hồ sơ',
    'mã mục lục',
    'file catalog',
    'inventory',
    'inventory no',
  ],
  inventoryTitle: ['tên mục lục', 'tên mục lục hồ sơ', 'tiêu đề mục lục'],
  box: [
    'hộp số',
    'hộp',
    'số hộp',
    'cặp số',
    'cặp',
    'số cặp',
    'cặp hộp',
    'cặp hộp số',
    'hộp cặp',
    'hộp cặp số',
    'số cặp hộp',
    'số hộp cặp',
    'bó số',
    'box',
    'box no',
  ],
  group: ['nhóm', 'nhóm tài liệu', 'khung phân loại', 'đề mục', 'phần', 'nhóm hồ sơ', 'mặt hoạt động'],
  fileNumber: [
    'hồ sơ số',
    'số hồ sơ',
    'hồ sơ',
    'số ký hiệu hồ sơ',
    'số và ký hiệu hồ sơ',
    'ký hiệu hồ sơ',
    'đơn vị bảo quản',
    'đơn vị bảo quản số',
    'số đơn vị bảo quản',
    'hồ sơ đơn vị bảo quản số',
    'hồ sơ đơn vị bảo quản',
    'số lưu trữ',
    'file notation',
    'file no',
    'file number',
  ],
  fileCode: [
    'mã hồ sơ',
    'mã định danh hồ sơ',
    'mã số hồ sơ',
    'mã lưu trữ',
    'mã lưu trữ hồ sơ',
    'file code',
    'arcfilecode',
    'arc file code',
  ],
  paperCode: ['mã hồ sơ giấy gốc', 'mã hồ sơ gốc giấy', 'paper file code', 'paperfilecode'],
  fileTitle: [
    'tiêu đề hồ sơ',
    'tiêu đề',
    'tên hồ sơ',
    'tên tiêu đề hồ sơ',
    'tiêu đề hồ sơ đơn vị bảo quản',
    'tiêu đề đơn vị bảo quản',
    'nội dung hồ sơ',
    'trích yếu nội dung hồ sơ',
    'tên nhóm hồ sơ',
    'tiêu đề hồ sơ tài liệu',
    'file title',
    'title',
  ],
  retention: ['thời hạn bảo quản', 'thời hạn lưu trữ', 'maintenance', 'retention'],
  documentCount: [
    'tổng số văn bản',
    'tổng số văn bản hồ sơ',
    'số lượng văn bản',
    'tổng số tài liệu',
    'số văn bản hồ sơ',
    'số lượng tài liệu',
    'total doc',
    'totaldoc',
  ],
  creator: [
    'đơn vị hình thành phông',
    'đơn vị hình thành',
    'cơ quan hình thành',
    'đơn vị lập hồ sơ',
    'người lập hồ sơ',
    'đơn vị giao nộp',
    'creator',
  ],
} as const;

/** Fields of a document in a file. */
const ITEM = {
  ordinal: [
    'số thứ tự văn bản hồ sơ',
    'số thứ tự hồ sơ',
    'số thứ tự văn bản',
    'số thứ tự tài liệu',
    'số thứ tự tài liệu hồ sơ',
    'doc ordinal',
    'docordinal',
  ],
  docCode: ['mã văn bản', 'mã tài liệu', 'mã định danh văn bản', 'mã định danh tài liệu', 'doc code', 'document code'],
  docType: [
    'tên loại văn bản',
    'thể loại văn bản',
    'loại văn bản',
    'thể loại',
    'tên loại',
    'tên loại tài liệu',
    'doc type',
  ],
  docTypeCode: ['ký hiệu loại văn bản', 'ký hiệu loại'],
  docNumber: ['số văn bản', 'văn bản số', 'code number'],
  docSymbol: ['ký hiệu văn bản', 'code notation'],
  docNumberSymbol: [
    'số ký hiệu văn bản',
    'số và ký hiệu văn bản',
    'số ký hiệu',
    'số và ký hiệu',
    'số hiệu văn bản',
    'số hiệu',
  ],
  issuer: [
    'tên cơ quan tổ chức ban hành',
    'cơ quan ban hành',
    'cơ quan tổ chức ban hành',
    'tên cơ quan ban hành',
    'nơi ban hành',
    'tác giả',
    'tác giả văn bản',
    'tên cơ quan tổ chức ban hành văn bản',
    'cơ quan ban hành văn bản',
  ],
  docTitle: [
    'trích yếu nội dung',
    'trích yếu',
    'trích yếu nội dung văn bản',
    'trích yếu văn bản',
    'nội dung văn bản',
    'tiêu đề văn bản',
    'tên văn bản',
    'tên tài liệu',
    'tiêu đề tài liệu',
    'tên loại và trích yếu nội dung',
    'tên loại và trích yếu nội dung văn bản',
    'nội dung',
    'subject',
  ],
  signer: ['người ký', 'họ tên người ký'],
  autograph: ['bút tích', 'autograph'],
  process: ['quy trình xử lý'],
  docKind: ['loại tài liệu', 'loại hình tài liệu'],
  copyStatus: ['loại bản', 'bản chính bản sao', 'tính chất bản'],
  original: ['địa chỉ tài liệu gốc', 'địa chỉ bản gốc'],
} as const;

/** Known, and of no use to a reader: the running number of the row. */
const IGNORED = ['số thứ tự', 'số tt', 'no', 'thứ tự'];

export type SharedField = keyof typeof SHARED | DateField;
export type FileField = keyof typeof FILE;
export type ItemField = keyof typeof ITEM;
export type Field = SharedField | FileField | ItemField;
export type DateField =
  | 'dates'
  | 'day'
  | 'month'
  | 'year'
  | 'start'
  | 'startDay'
  | 'startMonth'
  | 'startYear'
  | 'end'
  | 'endDay'
  | 'endMonth'
  | 'endYear';

/** Which record of the row a heading speaks of; `either` where only its place in the header can tell. */
export type Block = 'file' | 'item' | 'either';
export interface HeadingMeaning {
  field: Field;
  block: Block;
}

/** Headings with what they mean, in the wording above. */
export function headings(): { heading: string; meaning: HeadingMeaning | 'ignored' }[] {
  return [...list(SHARED, 'either'), ...list(FILE, 'file'), ...list(ITEM, 'item'), ...IGNORED.map(ignored)];
}

function ignored(heading: string): { heading: string; meaning: 'ignored' } {
  return { heading, meaning: 'ignored' };
}

function list<F extends Field>(fields: Record<F, readonly string[]>, block: Block) {
  return (Object.keys(fields) as F[]).flatMap((field) =>
    fields[field].map((heading) => ({ heading, meaning: { field, block } })),
  );
}
