/** What the recogniser saw, in its own order and shape; pixels of the picture it was given, confidence 0 to 100. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface SeenWord {
  text: string;
  confidence: number;
  bbox: Box;
}

export interface SeenLine {
  confidence: number;
  bbox: Box;
  words: SeenWord[];
}

export interface SeenBlock {
  bbox: Box;
  paragraphs: { lines: SeenLine[] }[] | null;
}

export function linesOf({ paragraphs }: SeenBlock): SeenLine[] {
  return (paragraphs ?? []).flatMap(({ lines }) => lines);
}

export function wordsOf(block: SeenBlock): SeenWord[] {
  return linesOf(block).flatMap(({ words }) => words);
}

/** The one in the middle when they stand in order; 0 of none. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
