import type { AstroGlobal } from 'astro';

/** What a page hands to its `open-*.ts`: who asks (`locals.visitor`), for what, with which form. */
export type PageContext = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'url'>;
