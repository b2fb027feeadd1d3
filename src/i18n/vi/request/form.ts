import type { Use } from '../../../requests/request-form.ts';

/** The request form: its steps, its fields, what will happen, and sending it. */
export const form = {
  title: 'Soạn yêu cầu',
  titleOf: (step: string) => `Soạn yêu cầu: ${step}`,
  steps: { items: 'Hồ sơ', purpose: 'Mục đích', evidence: 'Giấy tờ', check: 'Xem lại và gửi' },
  stepsNav: 'Các bước',
  stepOf: (n: string, all: string) => `Bước ${n} trong ${all}`,
  onePage: 'Xem cả mẫu trên một trang',
  byStep: 'Đi từng bước',
  save: 'Lưu lại',
  next: 'Lưu và sang bước sau',
  news: { saved: 'Đã lưu.', uploaded: 'Đã tải tệp lên và lưu bản đang soạn.', 'file-removed': 'Đã bỏ tệp.' },
  savedWhere: 'Bản đang soạn nằm trong tài khoản này. Chưa gửi thì cán bộ không thấy.',
  keptFor: (days: string) => `Bản không gửi và không sửa trong ${days} ngày sẽ tự xóa.`,
  autosave: {
    saving: 'Đang lưu…',
    saved: 'Đã tự lưu.',
    failed: 'Chưa tự lưu được; trang này sẽ tự thử lại. Những gì đã gõ vẫn ở đây, hoặc hãy bấm “Lưu lại”.',
    stale: 'Bản này vừa được sửa ở nơi khác. Hãy bấm “Lưu lại” để xem khác nhau ở đâu.',
  },
  discard: {
    heading: 'Không cần bản này nữa?',
    text: 'Xóa những gì đã viết cùng các tệp đã tải lên. Các hồ sơ của bản này trở lại giỏ.',
    sure: 'Tôi muốn xóa bản đang soạn này',
    unsure: 'Hãy đánh dấu để chắc chắn muốn xóa.',
    button: 'Xóa bản đang soạn',
  },

  items: {
    heading: 'Cần những hồ sơ nào?',
    none: 'Bản này chưa có hồ sơ nào.',
    noneDo: 'Hãy tra cứu và thêm hồ sơ vào giỏ, rồi lấy từ giỏ vào đây.',
    use: 'Cách dùng',
    uses: { reading: 'Đọc', copy: 'Xin bản sao' } satisfies Record<Use, string> as Record<Use, string>,
    reason: 'Vì sao cần hồ sơ này?',
    reasonHint: 'Ghi điều cần tìm: ai, việc gì, năm nào. Vài câu là đủ.',
    original: 'Vì sao cần bản gốc?',
    originalHint: 'Tài liệu này đã có bản số. Bản gốc chỉ được đưa ra khi có lý do, ví dụ cần xem giấy hay con dấu.',
    digital: 'Đọc bản số ngay',
    remove: 'Bỏ hồ sơ này',
    removeOf: (title: string) => `Bỏ hồ sơ này: ${title}`,
    fromCart: (n: string) => `Lấy thêm ${n} hồ sơ từ giỏ`,
    toCart: 'Mở giỏ yêu cầu',
    gone: 'Hồ sơ không còn trong mục lục',
    goneText: 'Hãy bỏ hồ sơ này ra trước khi gửi.',
  },

  purpose: {
    heading: 'Dùng tài liệu để làm gì?',
    label: 'Mục đích sử dụng',
    hint: 'Người sử dụng tài liệu lưu trữ phải nêu mục đích (Thông tư 05/2025/TT-BNV, điều 35).',
    subject: 'Chủ đề nghiên cứu hoặc việc cần giải quyết',
    subjectHint: 'Ví dụ: “Lịch sử đắp đê sông Châu, 1930–1975”, “Xác nhận thời gian công tác của cha tôi”.',
    note: 'Điều muốn nói thêm với lưu trữ viên',
  },

  evidence: {
    heading: 'Xin xem theo căn cứ nào?',
    needed:
      'Trong yêu cầu có hồ sơ phải xin phép. Hãy đánh dấu những căn cứ phù hợp; căn cứ nào cần giấy tờ thì gửi kèm ở dưới.',
    notNeeded: 'Các hồ sơ đã chọn được tiếp cận rộng rãi, nên có thể bỏ qua bước này.',
    grounds: 'Căn cứ',
    words: (ground: string) => `Nói rõ thêm: ${ground}`,
    files: 'Giấy tờ gửi kèm',
    none: 'Chưa có tệp nào.',
    file: 'Chọn tệp',
    fileHint: (size: string, count: string, inAll: string) =>
      `PDF, ảnh, Word hoặc văn bản thường. Mỗi tệp tối đa ${size}, mỗi lần gửi tối đa ${inAll}, cả yêu cầu tối đa ${count} tệp.`,
    for: 'Tệp này chứng minh căn cứ nào?',
    forHint: 'Gửi tệp thì phải chọn.',
    forNone: 'Chọn căn cứ',
    upload: 'Tải tệp lên',
    remove: 'Bỏ tệp',
    removeOf: (name: string) => `Bỏ tệp ${name}`,
    identity:
      'Xin đừng gửi ảnh chụp căn cước hay hộ chiếu: giấy tờ tùy thân được xem tại phòng đọc, không lưu bản chụp.',
  },

  happen: {
    heading: 'Điều gì xảy ra sau khi gửi?',
    receipt: 'Có ngay biên nhận ghi số yêu cầu và ngày hẹn trả lời. Thư báo được gửi đến địa chỉ của tài khoản.',
    due: (days: string, day: string) =>
      `Cơ quan lưu trữ trả lời trong ${days} ngày làm việc, không tính ngày nhận. Nếu gửi bây giờ: chậm nhất ${day}.`,
    question: 'Nếu còn điều chưa rõ, cán bộ hỏi trên trang của yêu cầu. Trong lúc chờ trả lời, thời hạn tạm dừng.',
    each: 'Mỗi hồ sơ được quyết định riêng. Hồ sơ nào không được dùng thì có ghi lý do, căn cứ và cách đề nghị xem xét lại.',
    granted: 'Hồ sơ được phép dùng mở ngay trong tài khoản, hoặc được để sẵn tại phòng đọc.',
  },

  check: {
    heading: 'Xem lại trước khi gửi',
    change: 'Sửa',
    changeOf: (what: string) => `Sửa phần ${what.toLocaleLowerCase('vi')}`,
    missing: 'chưa ghi',
    none: 'không có',
    by: 'Người yêu cầu',
    agree: 'Tôi đã đọc những điều trên và cam kết dùng tài liệu đúng mục đích đã nêu, theo nội quy phòng đọc.',
    rules: 'Nội quy phòng đọc',
    send: 'Gửi yêu cầu',
    sendHint: 'Gửi rồi thì không sửa được nữa, nhưng vẫn nhắn thêm được cho cán bộ.',
  },

  stale: {
    heading: 'Bản này vừa được sửa ở nơi khác',
    text: 'Có thể bản này đang mở ở hai cửa sổ. Chưa có gì bị ghi đè. Trang này giữ những gì vừa gõ; nếu lưu, chúng thay cho bản đã lưu.',
    differ: 'Những chỗ khác nhau',
    stored: 'Bản đã lưu',
    typed: 'Vừa gõ',
    empty: '(trống)',
    take: 'Bỏ những gì vừa gõ, mở bản đã lưu',
  },
};
