/** How a record can be seen, in words (DESIGN.md §11). Deadlines and legal figures are not here: content/policy. */
export const access = {
  ways: {
    granted: 'Được phép đọc',
    online: 'Xem ngay trên mạng',
    room: 'Đọc tại phòng đọc',
    ask: 'Cần xin phép',
    closed: 'Chưa phục vụ',
    within: 'Mỗi hồ sơ có chế độ tiếp cận riêng',
    unstated: 'Chưa phục vụ: cần hỏi',
  },
  heading: 'Xem tài liệu này thế nào?',
  onlineText: 'Tài liệu đã có bản số, ai cũng xem được ngay trên mạng.',
  roomText: 'Tài liệu được tiếp cận rộng rãi. Chưa có bản số; đọc bản gốc tại phòng đọc.',
  roomPartsText:
    'Tài liệu được tiếp cận rộng rãi, trừ phần bên trong có ghi khác. Phần đã có bản số thì xem được ngay trên mạng; còn lại đọc bản gốc tại phòng đọc.',
  roomDo: 'Khi đến, hãy mang giấy tờ tùy thân và số hiệu ghi ở phần Trích dẫn.',
  askText: 'Tài liệu được tiếp cận có điều kiện: phải được cơ quan lưu trữ cho phép trước khi xem.',
  askDo: 'Hãy gửi yêu cầu ngay ở đây; chưa rõ cần giấy tờ gì thì hỏi phòng đọc.',
  grantedText: (day: string) => `Cơ quan lưu trữ cho phép riêng ông/bà đọc tài liệu này đến hết ngày ${day}.`,
  grantedPapers:
    'Để đọc trên mạng, trước hết hãy xuất trình giấy tờ tùy thân tại phòng đọc một lần; trong khi chờ, có thể đến đọc tại phòng đọc.',
  grantedOnSite: 'Chỉ đọc được trên máy của phòng đọc.',
  grantedElsewhere: 'Giấy phép này chỉ dùng được trên máy của phòng đọc: hãy đến phòng đọc và đăng nhập tại đó.',
  grantedNoDownload: 'Không được tải tệp về.',
  grantedViews: (used: string, most: string) => `Đã dùng ${used} trong ${most} lượt đọc.`,
  grantedUsedUp: 'Đã dùng hết số lượt đọc được phép; có thể gửi yêu cầu mới.',
  grantedOnPaper: 'Tài liệu chưa có bản số: hãy đến phòng đọc để đọc bản gốc.',
  grantedAlone: 'Chỉ riêng ông/bà thấy được trang này; xin đừng chuyển nội dung cho người khác.',
  closedText: 'Tài liệu chưa được tiếp cận.',
  withinText:
    'Không có quy định chung cho cả nhóm này. Hãy xem các đơn vị bên trong: mỗi hồ sơ ghi rõ có thể xem thế nào.',
  lookInside: 'Xem bên trong',
  unstatedText:
    'Chưa có ghi chép về quyền tiếp cận tài liệu này, nên chưa đưa ra phục vụ. Hãy hỏi lưu trữ viên: có thể vẫn xem được.',
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
  maskedText: 'Tiêu đề và nội dung mô tả của tài liệu này không công bố; hãy hỏi lưu trữ viên nếu cần.',
};
