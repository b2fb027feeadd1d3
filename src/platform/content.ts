import { basename, join } from 'node:path';
import type { ArchiveContent } from './content/archive-content.ts';
import { readNews, readPages } from './content/pages.ts';
import { readProfile } from './content/profile.ts';

export { BadContent } from './content/bad-content.ts';
export type { ArchiveContent, ArchiveProfile, ContentPage } from './content/archive-content.ts';

/**
 * Reads CONTENT_DIR, once, at start.
 * @param contentDir absolute
 * @throws BadContent with one plain line that names the file and the key
 */
export function readContent(contentDir: string): ArchiveContent {
  const name = basename(contentDir);
  const pages = {
    vi: readPages(join(contentDir, 'pages', 'vi'), `${name}/pages/vi`, 'vi'),
    en: readPages(join(contentDir, 'pages', 'en'), `${name}/pages/en`, 'en'),
  };
  const news = {
    vi: readNews(join(contentDir, 'news', 'vi'), `${name}/news/vi`, 'vi'),
    en: readNews(join(contentDir, 'news', 'en'), `${name}/news/en`, 'en'),
  };
  return {
    profile: readProfile(contentDir, name),
    pages: (lang) => pages[lang],
    page: (slug, lang) => pages[lang].find((page) => page.slug === slug),
    news: (lang) => news[lang],
  };
}
