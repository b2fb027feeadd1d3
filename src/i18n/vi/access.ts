/** How a record can be seen, in words (DESIGN.md §11). Deadlines and legal figures are not here: content/policy. */
export const access = {
  ways: {
    online: 'Xem ngay trên mạng',
    room: 'Đọc tại phòng đọc',
    ask: 'Cần xin phép',
    closed: 'Chưa phục vụ',
    within: 'Mỗi hồ sơ có chế độ tiếp cận riêng',
    unstated: 'Chưa phục vụ: cần hỏi',
  },
  heading: 'Xem tài liệu này thế nào?',
  onlineText: 'Tài liệu đã có bản số, ai cũng xem được ngay trên mạng.',
  roomText: 'Tài liệu được tiếp cận rộng rãi. Chưa có bản số; bạn đọc bản gốc tại phòng đọc.',
  roomDo: 'Khi đến, hãy mang giấy tờ tùy thân và số hiệu ghi ở phần Trích dẫn.',
  askText: 'Tài liệu được tiếp cận có điều kiện: phải được cơ quan lưu trữ cho phép trước khi xem.',
  askDo: 'Hãy liên hệ phòng đọc để biết ai được xem và cần giấy tờ gì.',
  closedText: 'Tài liệu chưa được tiếp cận.',
  withinText:
    'Không có quy định chung cho cả nhóm này. Hãy xem các đơn vị bên trong: mỗi hồ sơ ghi rõ có thể xem thế nào.',
  lookInside: 'Xem bên trong',
  unstatedText:
    'Chưa có ghi chép về quyền tiếp cận tài liệu này, nên chưa đưa ra phục vụ. Hãy hỏi lưu trữ viên: có thể bạn vẫn xem được.',
  fragileText: 'Bản gốc yếu hoặc hư hỏng nên không đưa ra phục vụ. Hãy hỏi phòng đọc về bản sao.',
  processingText: (work: string) => `Tài liệu đang được xử lý (${work}) nên tạm thời chưa phục vụ.`,
  processingUntil: (date: string) => `Dự kiến phục vụ lại: ${date}.`,
  fragileShort: 'bản gốc yếu',
  processingShort: (work: string, until: string | undefined) =>
    until === undefined ? `đang ${work}` : `đang ${work}, dự kiến ${until}`,
  opensOn: (date: string) => `Được tiếp cận rộng rãi từ ${date}.`,
  opensOnShort: (date: string) => `mở từ ${date}`,
  ground: (text: string) => `Căn cứ: ${text}`,
  inherited: 'Quy định này ghi ở cấp trên:',
  rules: 'Ai được xem, cần giấy tờ gì?',
  openCopy: 'Xem bản số',
  maskedText: 'Tiêu đề và nội dung mô tả của tài liệu này không công bố; hãy hỏi lưu trữ viên nếu bạn cần.',
};
