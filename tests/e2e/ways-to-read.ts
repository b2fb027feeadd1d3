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
