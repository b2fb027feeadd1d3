import type { Lang } from '../../src/i18n/languages.ts';
import { PHONE, WIDE } from './reading-room.ts';

const LANGUAGES: Record<Lang, string> = { vi: 'in Vietnamese', en: 'in English' };
const SCREENS = [
  { screen: 'on a wide screen', viewport: WIDE },
  { screen: 'on a phone', viewport: PHONE },
];

/** Both languages on both screens, with and without a script: what a journey must work in. */
export const WAYS_TO_READ = (['vi', 'en'] as const).flatMap((lang) =>
  SCREENS.flatMap(({ screen, viewport }) =>
    [true, false].map((javaScriptEnabled) => ({
      way: `${LANGUAGES[lang]}, ${screen}, ${javaScriptEnabled ? 'with' : 'without'} a script`,
      lang,
      viewport,
      javaScriptEnabled,
    })),
  ),
);

/** The two that have nothing in common: for what is tried in more ways elsewhere. */
export const WAYS_FAR_APART = WAYS_TO_READ.filter(({ lang, viewport, javaScriptEnabled }) =>
  lang === 'vi' ? viewport === WIDE && javaScriptEnabled : viewport === PHONE && !javaScriptEnabled,
);

/** Those two, each in the other language: for a journey that goes partly the same way as one in the first two. */
export const WAYS_FAR_APART_TOO = WAYS_TO_READ.filter(({ lang, viewport, javaScriptEnabled }) =>
  lang === 'en' ? viewport === WIDE && javaScriptEnabled : viewport === PHONE && !javaScriptEnabled,
);
