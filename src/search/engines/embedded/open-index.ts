import type { DatabaseSync } from 'node:sqlite';
import { ChosenFacets } from './chosen-facets.ts';
import { Columns } from './columns.ts';
import { FacetTable } from './facet-table.ts';
import { openForReading } from './index-file.ts';
import { PageColumns } from './page-columns.ts';
import { PageLists } from './page-lists.ts';
import { PagePhrases } from './page-phrases.ts';
import { PostingsCache } from './postings-cache.ts';
import { ReferenceOrder } from './reference-order.ts';

/** One index file as a search worker holds it: the file, and in memory what every search needs of all records. */
export class OpenIndex {
  readonly path: string;
  readonly database: DatabaseSync;
  columns = new Columns();
  readonly facets = new FacetTable();
  readonly chosen = new ChosenFacets(this.facets);
  readonly postings: PostingsCache;
  pages = new PageColumns();
  readonly pageLists: PageLists;
  readonly pagePhrases: PagePhrases;
  readonly referenceOrder: ReferenceOrder;
  /** The newest write that `columns`, `facets` and `pages` hold. */
  seq = -1;

  constructor(path: string) {
    this.path = path;
    this.database = openForReading(path);
    this.postings = new PostingsCache(this.database, this.columns);
    this.pageLists = new PageLists(this.database);
    this.pagePhrases = new PagePhrases(this.database);
    this.referenceOrder = new ReferenceOrder(this.database);
  }

  /** Runs a search on one state of the file, what others wrote until now included. */
  read<T>(search: () => T): T {
    this.database.exec('begin');
    try {
      this.#catchUp();
      return search();
    } finally {
      this.database.exec('commit');
    }
  }

  close(): void {
    this.database.close();
  }

  #catchUp(): void {
    const newest = Number(this.database.prepare('select max(seq) as seq from change').get()?.['seq'] ?? 0);
    if (newest === this.seq) return;
    const touched = this.seq < 0 ? undefined : this.#touchedSince(this.seq);
    this.facets.refresh(this.database);
    this.chosen.renew();
    if (touched) {
      this.columns.reload(this.database, touched);
      this.pages.reload(this.database, touched, this.columns.capacity);
    } else {
      this.columns = new Columns();
      this.columns.load(this.database);
      this.pages = new PageColumns();
      this.pages.load(this.database);
    }
    this.postings.renew(this.columns);
    this.pageLists.renew(this.pages.capacity);
    this.pagePhrases.renew(this.pages.capacity);
    this.referenceOrder.renew();
    this.seq = newest;
  }

  /** Record numbers of the writes after `seq`; undefined where they are forgotten or too many. */
  #touchedSince(seq: number): Set<number> | undefined {
    const oldest = Number(this.database.prepare('select min(seq) as seq from change').get()?.['seq'] ?? 0);
    if (oldest > seq + 1) return undefined;
    const touched = new Set<number>();
    for (const row of this.database.prepare('select pks from change where seq > ?').iterate(seq)) {
      const pks = row['pks'];
      if (!(pks instanceof Uint8Array)) continue;
      for (const pk of new Int32Array(pks.slice().buffer)) touched.add(pk);
      if (touched.size > 1000 + this.columns.count / 4) return undefined;
    }
    return touched;
  }
}
