import type { Period } from '../statistics/period.ts';
import type { Lang } from './languages.ts';
import { t } from './translate.ts';

/** `Quý 3 năm 2026`. */
export function periodText(lang: Lang, period: Period): string {
  const texts = t(lang).figures;
  const year = String(period.year);
  switch (period.kind) {
    case 'month':
      return texts.monthOf(String(period.month), year);
    case 'quarter':
      return texts.quarterOf(String(period.quarter), year);
    case 'year':
      return texts.yearOf(year);
  }
}

/** `2026-09` → `09/2026`, in both languages: a column of months is read down. */
export function monthText(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}
