/** The part of word-extractor that is used; it has no types of its own. */
declare module 'word-extractor' {
  class WordExtractor {
    extract(source: Buffer): Promise<{
      getBody(options?: { filterUnicode: boolean }): string;
      getFootnotes(options?: { filterUnicode: boolean }): string;
      getEndnotes(options?: { filterUnicode: boolean }): string;
      getTextboxes(options?: { filterUnicode: boolean; includeHeadersAndFooters: boolean }): string;
    }>;
  }
  export = WordExtractor;
}
