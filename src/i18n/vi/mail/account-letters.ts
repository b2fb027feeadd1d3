import type { MailTexts } from '../../letter-text.ts';

const NOT_YOU = 'Nếu ông/bà không yêu cầu việc này, xin bỏ qua thư: không có gì thay đổi.';
const CHANGED_BY_OTHERS = 'Nếu không phải ông/bà làm, xin đặt lại mật khẩu ngay và báo cho chúng tôi.';

/** Letters about accounts. */
export const accountLetters = {
  'verify-email': {
    subject: () => 'Xác nhận địa chỉ thư điện tử',
    says: () => [
      'Có người vừa đăng ký tài khoản độc giả với địa chỉ này. Nếu là ông/bà, xin mở đường dẫn dưới đây để xác nhận và đặt mật khẩu.',
    ],
    link: 'Xác nhận và đặt mật khẩu',
    after: [NOT_YOU],
  },
  'already-registered': {
    subject: () => 'Địa chỉ này đã có tài khoản',
    says: () => [
      'Có người vừa đăng ký với địa chỉ này, nhưng địa chỉ đã có tài khoản. Ông/bà có thể đăng nhập; nếu quên mật khẩu, xin chọn “Quên mật khẩu” ở trang đăng nhập.',
    ],
    link: 'Đăng nhập',
    after: [NOT_YOU],
  },
  'account-confirmed': {
    subject: () => 'Tài khoản của ông/bà đã được xác nhận',
    says: () => ['Cán bộ lưu trữ đã xác nhận tài khoản. Từ nay những gì ông/bà xin phép được có thể được giải quyết.'],
    link: 'Mở tài khoản',
  },
  'change-email': {
    subject: () => 'Xác nhận địa chỉ thư điện tử mới',
    says: () => ['Tài khoản độc giả sẽ dùng địa chỉ này sau khi ông/bà mở đường dẫn dưới đây.'],
    link: 'Dùng địa chỉ này',
    after: [NOT_YOU],
  },
  'email-changed': {
    subject: () => 'Địa chỉ thư của tài khoản đã được đổi',
    says: () => [
      'Tài khoản của ông/bà vừa được chuyển sang một địa chỉ thư khác, và mọi nơi đang đăng nhập đã được đăng xuất. Thư này được gửi tới địa chỉ cũ để ông/bà biết.',
      'Nếu không phải ông/bà làm, xin báo cho chúng tôi ngay: địa chỉ cũ không còn dùng để đặt lại mật khẩu được nữa.',
    ],
    link: 'Mở phần bảo mật',
  },
  'reset-password': {
    subject: () => 'Đặt lại mật khẩu',
    says: () => ['Xin mở đường dẫn dưới đây để đặt mật khẩu mới. Đường dẫn chỉ dùng được một lần và sớm hết hạn.'],
    link: 'Đặt mật khẩu mới',
    after: [NOT_YOU],
  },
  'password-changed': {
    subject: () => 'Mật khẩu đã được thay đổi',
    says: () => [
      'Mật khẩu của tài khoản vừa được thay đổi, mọi nơi đang đăng nhập khác đã được đăng xuất, và cách đăng nhập bằng dịch vụ khác đã được gỡ.',
      CHANGED_BY_OTHERS,
    ],
    link: 'Mở phần bảo mật',
  },
  'outside-linked': {
    subject: () => 'Tài khoản vừa được đăng nhập bằng một dịch vụ khác',
    says: () => [
      'Lần đầu tiên có người đăng nhập vào tài khoản của ông/bà bằng dịch vụ đăng nhập mà cổng này chấp nhận. Từ nay người đó đăng nhập được bằng dịch vụ ấy.',
      'Nếu không phải ông/bà làm, xin đặt mật khẩu mới ngay: khi mật khẩu đổi, cách đăng nhập ấy bị gỡ. Xin báo cho chúng tôi.',
    ],
    link: 'Mở phần bảo mật',
  },
  'second-factor-changed': {
    subject: () => 'Bước đăng nhập thứ hai đã thay đổi',
    says: ({ change }) => [
      {
        on: 'Bước đăng nhập thứ hai vừa được bật cho tài khoản.',
        off: 'Bước đăng nhập thứ hai vừa được tắt cho tài khoản.',
        'recovery-code-used': 'Một mã dự phòng vừa được dùng để đăng nhập. Mã đó không dùng lại được nữa.',
      }[change],
      CHANGED_BY_OTHERS,
    ],
    link: 'Mở phần bảo mật',
  },
  invitation: {
    subject: () => 'Lời mời dùng tài khoản cán bộ',
    says: () => [
      'Ông/bà được mời làm việc trên cổng phòng đọc. Xin mở đường dẫn dưới đây để đặt mật khẩu; sau đó ông/bà sẽ cài bước đăng nhập thứ hai.',
    ],
    link: 'Nhận lời mời',
    after: ['Đường dẫn chỉ dùng được một lần. Xin không chuyển thư này cho người khác.'],
  },
  'account-suspended': {
    subject: () => 'Tài khoản tạm ngừng gửi yêu cầu',
    says: () => [
      'Tài khoản của ông/bà tạm thời không gửi được yêu cầu mới. Ông/bà vẫn đăng nhập và xem được những gì đã có. Xin liên hệ để biết lý do.',
    ],
    link: 'Mở tài khoản',
  },
  'account-enabled': {
    subject: () => 'Tài khoản hoạt động trở lại',
    says: () => ['Tài khoản của ông/bà đã hoạt động trở lại bình thường.'],
    link: 'Mở tài khoản',
  },
  'erasure-received': {
    subject: () => 'Đã nhận yêu cầu xóa dữ liệu',
    says: ({ dueOn }, day) => [
      `Chúng tôi đã nhận yêu cầu xóa dữ liệu cá nhân của ông/bà và sẽ trả lời chậm nhất vào ngày ${day(dueOn)}.`,
    ],
    link: 'Mở phần dữ liệu của tôi',
  },
  'erasure-refused': {
    subject: () => 'Về yêu cầu xóa dữ liệu',
    says: () => ['Yêu cầu xóa dữ liệu của ông/bà chưa thực hiện được. Lý do được ghi trong tài khoản.'],
    link: 'Mở phần dữ liệu của tôi',
  },
  'account-erased': {
    subject: () => 'Tài khoản đã được xóa',
    says: () => ['Dữ liệu cá nhân trong tài khoản của ông/bà đã được xóa. Đây là thư cuối cùng gửi tới địa chỉ này.'],
    link: null,
  },
} satisfies Partial<MailTexts>;
