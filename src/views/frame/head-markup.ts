import type { Lang } from '../../i18n/languages.ts';
import { html, trusted, type Markup } from '../markup.ts';

export interface Head {
  title: string;
  description?: string;
  unlisted: boolean;
  /** The one address this page is to be known by, whole; none for an error. */
  canonical?: string;
  /** The same page in the other language, whole; none where there is none to be found by. */
  translated?: string;
  /** Icon, fonts and styles: {@link linksMarkup}. */
  links: Markup;
}

/** What stands in the head of every page, save the scripts that Astro knows of. */
export function headMarkup(lang: Lang, { title, description, unlisted, canonical, translated, links }: Head): Markup {
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${description !== undefined && description !== '' && html`<meta name="description" content="${description}" />`}
    ${unlisted && html`<meta name="robots" content="noindex" />`}
    ${canonical !== undefined && html`<link rel="canonical" href="${canonical}" />`}
    ${canonical !== undefined && !unlisted && languagesMarkup(lang, canonical, translated)}${links}`;
}

export interface Links {
  /** Fonts that every page needs at once. */
  fonts: readonly string[];
  /** The archive has colours of its own. */
  coloured: boolean;
  /** The style sheet of the site. */
  styles: string;
}

/** What every page of an archive links to, written at once. */
export function linksMarkup({ fonts, coloured, styles }: Links): Markup {
  const preload = (font: string) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin />`;
  return trusted(
    html`<link rel="icon" href="/icon.svg" type="image/svg+xml" />
      ${fonts.map(preload)} ${coloured && html`<link rel="stylesheet" href="/archive.css" />`}
      <link rel="stylesheet" href="${styles}" />`.markup,
  );
}

/** The page in each language, and the Vietnamese one for everybody else. */
function languagesMarkup(lang: Lang, canonical: string, translated: string | undefined): Markup {
  const own = html`<link rel="alternate" hreflang="${lang}" href="${canonical}" />`;
  if (translated === undefined) return own;
  const vietnamese = lang === 'vi' ? canonical : translated;
  return html`${own}<link rel="alternate" hreflang="${lang === 'vi' ? 'en' : 'vi'}" href="${translated}" /><link
      rel="alternate"
      hreflang="x-default"
      href="${vietnamese}"
    />`;
}
