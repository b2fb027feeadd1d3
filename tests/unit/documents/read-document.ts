import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A file of the project. @param path from its root */
export function readDocument(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every document that an operator or engineer may read, from the project's root. */
export function documents(): string[] {
  return globSync(['*.md', 'docs/**/*.md'], { cwd: ROOT }).sort();
}

export function isThere(path: string): boolean {
  return existsSync(join(ROOT, path));
}

/** First cells of a table's rows, without the head and without code marks. @param head how its head begins */
export function firstColumn(text: string, head: RegExp): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => head.test(line)) + 2;
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start, end).map((row) => (row.split(/(?<!\\)\|/)[1] ?? '').replaceAll('`', '').trim());
}

/** Links that lead to files of the project: the file from its root, and the heading within it. */
export function localLinks(document: string): { file: string; heading?: string }[] {
  const text = withoutFences(readDocument(document));
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', heading] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      return { file, ...(heading ? { heading } : {}) };
    });
}

/** Headings as GitHub makes anchors of them. */
export function anchors(document: string): string[] {
  return [...withoutFences(readDocument(document)).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function withoutFences(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```/gm, '');
}
