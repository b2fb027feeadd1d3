/** One of the things a field offers. */
export interface Option {
  value: string;
  text: string;
  /** What choosing it means, in a sentence. */
  hint?: string;
}
