/** The reader's own requests and permits, on the account page. */
export const lists = {
  heading: 'Yêu cầu của tôi',
  none: 'Chưa có yêu cầu nào.',
  noneDo: 'Hãy tra cứu, đưa hồ sơ cần đọc vào giỏ, rồi soạn yêu cầu.',
  draft: 'Bản đang soạn',
  items: (n: string) => `${n} hồ sơ`,
  began: (day: string) => `bắt đầu soạn ${day}`,
  sent: (day: string) => `gửi ${day}`,
  due: (day: string) => `hẹn trả lời ${day}`,
  late: (day: string) => `hạn ${day}, đã quá`,
  answerBy: (day: string) => `hãy trả lời trước hết ${day}`,
  over: (n: string) => `${n} yêu cầu đã kết thúc`,
  noGrants: 'Chưa có giấy phép nào.',
  ofCase: 'Xem yêu cầu',
  ofCaseNamed: (title: string) => `Xem yêu cầu của giấy phép: ${title}`,
};
