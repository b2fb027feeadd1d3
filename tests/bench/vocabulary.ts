import { seededRandom } from './random.ts';

/** Words of Vietnamese finding aids, commonest first: what titles and scope notes of the bench province are made of. */
const COMMON = `của về việc và tỉnh huyện các năm công tác báo cáo quyết định xã ủy ban nhân dân hồ sơ tập lưu văn bản
kế hoạch chỉ thị thông báo tổng kết hội nghị công văn sở ban hành chính thực hiện tình hình phòng đất đai xây dựng
nông nghiệp thủy lợi đê điều lụt bão giáo dục y tế giao thông thương nghiệp hợp tác xã sản xuất lương thực thuế ngân
sách cán bộ tổ chức biên chế bổ nhiệm khen thưởng kỷ luật thanh tra khiếu nại tố cáo đơn thư giải quyết ruộng cải cách
địa giới bản đồ địa bạ đinh điền thống kê dân số hộ tịch trường học sinh giáo viên bệnh viện vệ sinh dịch bệnh chợ cầu
đường sông cảng bến xe ô tô tàu thuyền muối cá rừng gỗ mỏ điện nước nhà máy xí nghiệp quốc doanh tư nhân tiểu thủ công
lao động tiền lương bảo hiểm thương binh liệt sĩ chính sách dân tộc tôn giáo đình chùa miếu lễ hội văn hóa thông tin
thể thao du lịch bảo tàng thư viện ảnh phim kiến trúc quy hoạch thiết kế dự toán nghiệm thu bàn giao tài sản kiểm kê
thanh lý hợp đồng đấu thầu vật tư xăng dầu phân bón giống lúa ngô khoai sắn mía chè cà phê cao su bông đay gai dâu tằm
trâu bò lợn gà vịt thú y kiểm dịch bảo vệ thực vật sâu hại mùa vụ chiêm đông xuân hè thu thu hoạch thuế nông nghiệp
nghĩa vụ quân sự dân quân tự vệ an ninh trật tự phòng cháy hộ khẩu căn cước xuất nhập cảnh hải quan ngoại vụ kiều bào
viện trợ vay vốn ngân hàng tín dụng tiết kiệm công trái xổ số giá cả thị trường tem phiếu phân phối`
  .split(/\s+/)
  .filter(Boolean);

const ONSETS = 'b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const RIMES =
  'a ai an ang anh ao át ăm ăn ăng âm ân âu ây e em en eo ê ên ênh i im in inh ia iên o oa oan oang oi on ong ô ôi ôn ông ơ ơi ơn u ui un ung uôn uông ư ưa ưng ươi ương y yên'.split(
    ' ',
  );
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

/** The common words, then a long tail of syllables that are well formed though mostly rare. */
export const WORDS: readonly string[] = [...new Set([...COMMON, ...rareSyllables(6000)])];

export const PLACES: readonly string[] = names(['xã', 'huyện', 'tổng', 'phường', 'làng'], 300, 11);
export const SUBJECTS: readonly string[] = names([''], 400, 12);
export const BODIES: readonly string[] = names(['Sở', 'Ty', 'Ủy ban', 'Phòng', 'Ban'], 60, 13);

function rareSyllables(count: number): string[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => syllable(random));
}

function syllable(random: ReturnType<typeof seededRandom>): string {
  const rime = random.pick(RIMES).normalize('NFD');
  return (random.pick(ONSETS) + rime.replace(/[aăâeêioôơuưy]\p{M}*/u, (vowel) => vowel + random.pick(TONES))).normalize(
    'NFC',
  );
}

function names(kinds: string[], count: number, seed: number): string[] {
  const random = seededRandom(seed);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return Array.from({ length: count }, () =>
    `${random.pick(kinds)} ${capital(syllable(random))} ${capital(syllable(random))}`.trim(),
  );
}
