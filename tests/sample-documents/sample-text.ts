import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { parse } from 'yaml';
import { z } from 'zod';

/** What becomes of a text. `pdf` has letters, `layered` is a scan with an invisible text over it, `scan` only an image. */
const KINDS = ['pdf', 'layered', 'scan', 'jpeg', 'png', 'tiff', 'docx', 'doc', 'txt', 'damaged'] as const;

/** Points of an A4 page, from its upper left corner. */
const point = z.tuple([z.number(), z.number()]);

const strokeOfSketch = z.strictObject({
  line: z.array(point).min(2),
  width: z.number().optional(),
  dashed: z.boolean().optional(),
  straight: z.boolean().optional(),
  filled: z.boolean().optional(),
});

const labelOfSketch = z.strictObject({
  label: z.string(),
  at: point,
  size: z.number().optional(),
  turn: z.number().optional(),
});

const front = z.strictObject({
  kind: z.enum(KINDS),
  /** A typewriter, an office printer, a printing press of 1900. */
  look: z.enum(['typed', 'printed', 'press']).default('typed'),
  language: z.enum(['vi', 'fr']).default('vi'),
  /** Scanned in colour; grey otherwise. */
  colour: z.boolean().default(false),
  /** Lines of the letterhead's two columns. */
  left: z.array(z.string()).default([]),
  right: z.array(z.string()).default([]),
  /** A stamp in a frame beneath the letterhead. */
  mark: z.string().optional(),
  /** The words round the seal by the signature. */
  seal: z.string().optional(),
  encoding: z.enum(['utf-8', 'tcvn3', 'vni', 'viqr', 'windows-1258']).default('utf-8'),
  sketch: z.array(z.union([strokeOfSketch, labelOfSketch])).default([]),
});

export type SketchPart = z.infer<typeof front>['sketch'][number];

/** A document as it was written for the sample: its form in the front matter, its words in Markdown. */
export interface SampleText extends z.infer<typeof front> {
  /** Of the document within `content/documents`. */
  path: string;
  blocks: Token[];
}

const FRONT_MATTER = /^---\n(?<form>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/;

/** @throws Error naming the text whose form cannot be read */
function readSampleText(folder: string, path: string): SampleText {
  const { form, body } = FRONT_MATTER.exec(readFileSync(join(folder, path), 'utf8'))?.groups ?? {};
  const read = front.safeParse(parse(form ?? ''));
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const blocks = marked.lexer(body ?? '').filter(({ type }) => type !== 'space');
  return { ...read.data, path: path.replace(/\.md$/, ''), blocks };
}

/** All texts beneath a folder, in order of their paths. */
export function readSampleTexts(folder: string): SampleText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => readSampleText(folder, path));
}

/** The lines of a list with their numbers or dashes. */
export function listLines({ items, ordered, start }: Tokens.List): string[] {
  return items.map(({ text }, at) => `${ordered ? `${Number(start) + at}.` : '-'} ${text}`);
}
