import type { form as source } from '../vi/form.ts';

export const form: typeof source = {
  wrong: 'This has not been sent yet. Please look again at:',
  wrongTitle: (title) => `To be corrected: ${title}`,
  error: 'To be corrected:',
  optional: '(optional)',
  leftWords: 'What you typed, which has not been kept',
};
