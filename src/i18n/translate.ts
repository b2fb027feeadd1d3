import { en } from './en.ts';
import type { Lang } from './languages.ts';
import { vi } from './vi.ts';

/** Every text of the interface, by area; texts with a hole in them are functions. */
export type Texts = typeof vi;

const TEXTS: Record<Lang, Texts> = { vi, en };

/** The texts of one language: `t('vi').search.apply`. */
export function t(lang: Lang): Texts {
  return TEXTS[lang];
}
