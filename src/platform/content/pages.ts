import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ContentPage } from './archive-content.ts';
import { BadContent } from './bad-content.ts';
import { checkedYaml } from './checked-yaml.ts';
import { isDay } from './day.ts';
import { BadLink, renderMarkdown } from './markdown.ts';
import { readText } from './read-text.ts';

const FrontMatter = z.strictObject({
  title: z.string({ error: 'needs a line of text' }).trim().min(1, 'needs a line of text'),
  summary: z.string().trim().optional(),
  order: z.number({ error: 'needs a number' }).optional(),
});

interface Ordered {
  page: ContentPage;
  order: number;
}

/**
 * Pages named `NN-slug.md`, in menu order: by `order`, else by their number.
 * @throws BadContent
 */
export function readPages(folder: string, name: string, lang: 'vi' | 'en'): ContentPage[] {
  const found = markdownFiles(folder).map((file): Ordered => {
    const parts = /^(\d+)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file);
    if (!parts?.[1] || !parts[2]) {
      throw new BadContent(`${name}/${file}`, 'needs a name such as 10-huong-dan.md: number, hyphen, short name.');
    }
    const { order, ...page } = readPage(join(folder, file), `${name}/${file}`);
    return { page: { slug: parts[2], lang, ...page }, order: order ?? Number(parts[1]) };
  });
  const pages = found.sort((a, b) => a.order - b.order || a.page.slug.localeCompare(b.page.slug)).map((o) => o.page);
  refuseTwins(pages, name);
  return pages;
}

/**
 * News named `YYYY-MM-DD-slug.md`, newest first.
 * @throws BadContent
 */
export function readNews(folder: string, name: string, lang: 'vi' | 'en'): ContentPage[] {
  const news = markdownFiles(folder).map((file): ContentPage => {
    const parts = /^(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file);
    if (!parts?.[1] || !parts[2] || !isDay(parts[1])) {
      throw new BadContent(`${name}/${file}`, 'needs a name such as 2026-11-12-tin-moi.md: a day, hyphen, short name.');
    }
    const { title, summary, html } = readPage(join(folder, file), `${name}/${file}`);
    return { slug: parts[2], lang, title, summary, date: parts[1], html };
  });
  refuseTwins(news, name);
  return news.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.slug.localeCompare(b.slug));
}

/** A folder that is not there has no pages: a language or the news may be missing. */
function markdownFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.md') && !file.startsWith('.'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readPage(path: string, name: string) {
  const text = readText(path, name);
  const parts = /^---\n([\s\S]*?)\n---(?:\n|$)([\s\S]*)$/.exec(text);
  if (!parts) throw new BadContent(name, 'must begin with a block between two lines of "---" that gives its title.');
  const front = checkedYaml(parts[1] ?? '', FrontMatter, name);
  try {
    return { ...front, html: renderMarkdown(parts[2] ?? '') };
  } catch (error) {
    if (error instanceof BadLink) throw new BadContent(name, `${error.message}.`);
    throw error;
  }
}

function refuseTwins(pages: ContentPage[], name: string): void {
  const seen = new Set<string>();
  for (const { slug } of pages) {
    if (seen.has(slug)) throw new BadContent(name, `two files have the short name "${slug}"; rename one.`);
    seen.add(slug);
  }
}
