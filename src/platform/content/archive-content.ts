/** The archive's own words from CONTENT_DIR, read at start: who it is, when it opens, its pages and news. */

export interface ArchiveProfile {
  name: Record<'vi' | 'en', string>;
  /** Second line under the name: the province. */
  place: Record<'vi' | 'en', string>;
  /** The one sentence over the search box. */
  headline: Record<'vi' | 'en', string>;
  address: Record<'vi' | 'en', string>;
  telephone: string;
  email: string;
  hours: { days: Record<'vi' | 'en', string>; times: string }[];
  notices: { from?: string; until?: string; text: Record<'vi' | 'en', string> }[];
  /** Searches offered under the box. */
  examples: string[];
  /** Used in citations: "Lưu trữ lịch sử tỉnh Sông Châu". */
  citationName: Record<'vi' | 'en', string>;
  /**
   * SVG markup to be put into the page as it is: read from the file that archive.yaml names, checked to
   * hold shapes only. Its paints may be `var(--lacquer)` and the other tokens.
   */
  arms?: string;
  /** CSS colours that replace the tokens of the same name. */
  colours?: Record<string, string>;
}

export interface ContentPage {
  slug: string;
  lang: 'vi' | 'en';
  title: string;
  summary?: string;
  /** Only news has one: YYYY-MM-DD. */
  date?: string;
  /** Rendered from Markdown; raw HTML in the source is escaped. */
  html: string;
}

export interface ArchiveContent {
  profile: ArchiveProfile;
  /** In menu order. */
  pages(lang: 'vi' | 'en'): ContentPage[];
  page(slug: string, lang: 'vi' | 'en'): ContentPage | undefined;
  /** Newest first. */
  news(lang: 'vi' | 'en'): ContentPage[];
}
