import { expect, it } from 'vitest';
import { clockLines } from '../../../../src/views/request/clock-lines.ts';

it('shows the sum of the days so that a reader can count along, days off for one reason in one line', () => {
  const lines = clockLines('vi', [
    { day: '2026-02-12', is: 'receipt', moved: 'after-closing' },
    { day: '2026-02-13', is: 'counted', number: 1, extended: false },
    { day: '2026-02-14', is: 'skipped', because: 'weekend' },
    { day: '2026-02-15', is: 'skipped', because: 'weekend' },
    { day: '2026-02-16', is: 'skipped', because: 'holiday', label: 'Tết Nguyên đán' },
    { day: '2026-02-17', is: 'skipped', because: 'holiday', label: 'Tết Nguyên đán' },
    { day: '2026-02-18', is: 'counted', number: 2, extended: true },
  ]);
  expect(lines.map(({ day, text }) => `${day}: ${text}`)).toEqual([
    '12/02/2026: ngày nhận, không tính (gửi sau giờ làm việc ngày trước)',
    '13/02/2026: ngày làm việc thứ 1',
    '14/02/2026 – 15/02/2026: nghỉ cuối tuần, không tính',
    '16/02/2026 – 17/02/2026: Tết Nguyên đán, không tính',
    '18/02/2026: ngày làm việc thứ 2, được kéo dài',
  ]);
});
