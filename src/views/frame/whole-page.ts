import { html, type Markup } from '../markup.ts';
import { frameMarkup, type FramedPage } from './frame-markup.ts';

export interface WholePage extends FramedPage {
  /** Everything between the page's header and its footer. */
  main: Markup;
  /** The address of its script, where it has one. */
  script?: string;
  /** 200 where not given. */
  status?: number;
}

/**
 * The answer for a page that is written as text from its first letter to its last: nothing of it is Astro's to put
 * together, to hold on to, or to read out of a stream.
 * @param url of the page, as it was asked for
 */
export async function wholePage(locals: App.Locals, url: URL, page: WholePage): Promise<Response> {
  const { head, before, after } = await frameMarkup(locals, url, page);
  const { lang, main, script, status } = page;
  const written = html`<!doctype html>
    <html lang="${lang}">
      <head>
        ${head}
      </head>
      <body>
        ${before}${main}${script !== undefined && html`<script type="module" src="${script}"></script>`}${after}
      </body>
    </html>`;
  return locals.insets.page(written.markup, status);
}
