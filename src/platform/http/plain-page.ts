/** What the page of last resort says, in both languages: the page has no other text. */
export interface PlainWords {
  /** The archive's. */
  name: { vi: string; en: string };
  vi: PlainTexts;
  en: PlainTexts;
}

export interface PlainTexts {
  /** By status; that of 500 stands for any other. */
  says: Record<500, string> & Record<number, string>;
  searchLabel: string;
  searchButton: string;
  home: string;
}

/**
 * The page of last resort, complete in itself: shown when no page of the site can or should be rendered.
 * @param requestId what a reader may quote to the archive
 */
export function plainPage(status: number, requestId: string, { name, vi, en }: PlainWords): string {
  const says = (texts: PlainTexts): string => escaped(texts.says[status] ?? texts.says[500]);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${status} – ${escaped(name.vi)}</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<header><a href="/">${escaped(name.vi)}</a></header>
<main>
<h1>${says(vi)}</h1>
<p lang="en">${says(en)}</p>
<form action="/tim-kiem" role="search">
<label for="q">${escaped(vi.searchLabel)} / <span lang="en">${escaped(en.searchLabel)}</span></label>
<input id="q" name="q" type="search" maxlength="600">
<button>${escaped(vi.searchButton)}</button>
</form>
<p><a href="/">${escaped(vi.home)}</a> · <a href="/en" lang="en" hreflang="en">${escaped(en.home)}</a></p>
<p><small>${status} · ${requestId}</small></p>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
