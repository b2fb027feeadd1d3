import type { Lang } from './languages.ts';

const NUMBERS: Record<Lang, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN'),
  en: new Intl.NumberFormat('en-GB'),
};

/**
 * 133310 → `133.310` in Vietnamese, `133,310` in English. Whole numbers are cut into thousands here: a results page
 * has fifty of them, and Intl takes a microsecond for each.
 */
export function numberText(lang: Lang, value: number): string {
  if (value < 1000 && Number.isInteger(value)) return String(value);
  return Number.isSafeInteger(value)
    ? String(value).replace(THOUSANDS, GROUP_SIGNS[lang])
    : NUMBERS[lang].format(value);
}

const THOUSANDS = /\B(?=(?:\d{3})+$)/g;
const GROUP_SIGNS: Record<Lang, string> = { vi: '.', en: ',' };

/** A part of a whole in per cent, never rounded up to all or down to nothing: `38 %`, `< 1 %`, `> 99 %`. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '0 %';
  if (part >= whole) return '100 %';
  const percent = Math.round((part / whole) * 100);
  if (percent === 0) return '< 1 %';
  return percent === 100 ? '> 99 %' : `${percent} %`;
}

/** The size of a file: `640 kB`, `1,2 MB` in Vietnamese, `1.2 MB` in English. Thousands, as browsers show downloads. */
export function bytesText(lang: Lang, bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${SIZES[lang].format(bytes / 1_000_000)} MB`;
}

const SIZES: Record<Lang, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** An amount of money: `12.000 đ` in Vietnamese, `12,000 đồng` in English. Whole đồng: there is nothing smaller. */
export function dongText(lang: Lang, amount: number): string {
  return `${numberText(lang, amount)}\u00a0${lang === 'vi' ? 'đ' : 'đồng'}`;
}
