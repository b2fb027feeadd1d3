import type { Catalogue } from './catalogue/catalogue.ts';
import type { SearchService } from './search/answer.ts';
import type { ArchiveContent } from './platform/content.ts';
import type { Config } from './platform/config.ts';

/** What pages may ask of the rest of the program: `Astro.locals.services`. */
export interface Services {
  config: Config;
  catalogue: Catalogue;
  search: SearchService;
  content: ArchiveContent;
}
