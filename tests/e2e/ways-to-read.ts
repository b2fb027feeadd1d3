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

/**
 * Every two of language, screen and script together once, in half as many ways: for journeys through many pages, each
 * of which is examined in every way elsewhere.
 */
export const WAYS_IN_PAIRS = WAYS_TO_READ.filter(
  ({ lang, viewport, javaScriptEnabled }) => (lang === 'vi') === ((viewport === WIDE) === javaScriptEnabled),
);

/** The two that have nothing in common: for what is tried in pairs or in every way elsewhere. */
export const WAYS_FAR_APART = WAYS_TO_READ.filter(({ lang, viewport, javaScriptEnabled }) =>
  lang === 'vi' ? viewport === WIDE && javaScriptEnabled : viewport === PHONE && !javaScriptEnabled,
);
