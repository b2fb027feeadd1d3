/** What a reader has just done about their request, as the address of its page tells it (`?news=`). */
export const CASE_NEWS = ['replied', 'written', 'withdrawn', 'appealed'] as const;
export type CaseNews = (typeof CASE_NEWS)[number];
