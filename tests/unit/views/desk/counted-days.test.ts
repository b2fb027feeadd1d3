import { expect, test } from 'vitest';
import { t } from '../../../../src/i18n/translate.ts';
import { countedDays } from '../../../../src/views/desk/case/counted-days.ts';

test('the sum of a due day says of every day whether it counts, and why not', () => {
  const { days } = t('vi').desk.case.clock;
  const lines = countedDays('vi', [
    { day: '2026-11-20', is: 'receipt', moved: 'after-closing' },
    { day: '2026-11-21', is: 'skipped', because: 'weekend' },
    { day: '2026-11-23', is: 'counted', number: 1, extended: false },
    { day: '2026-11-24', is: 'skipped', because: 'holiday', label: 'Ngày Văn hóa Việt Nam' },
    { day: '2026-11-25', is: 'skipped', because: 'pause' },
    { day: '2026-11-26', is: 'counted', number: 2, extended: true },
  ]);
  expect(lines).toEqual([
    { day: '20/11/2026', text: days['after-closing'], counted: false },
    { day: '21/11/2026', text: days.weekend, counted: false },
    { day: '23/11/2026', text: days.counted('1'), counted: true },
    { day: '24/11/2026', text: 'Ngày Văn hóa Việt Nam', counted: false },
    { day: '25/11/2026', text: days.pause, counted: false },
    { day: '26/11/2026', text: days.extended('2'), counted: true },
  ]);
});
