import type { lists as source } from '../../vi/request/lists.ts';

const files = (n: string): string => (n === '1' ? '1 file' : `${n} files`);

export const lists: typeof source = {
  heading: 'My requests',
  none: 'You have no requests yet.',
  noneDo: 'Search, put what you want to read into the cart, and write a request.',
  draft: 'A draft',
  items: files,
  began: (day) => `begun ${day}`,
  sent: (day) => `sent ${day}`,
  due: (day) => `answer by ${day}`,
  late: (day) => `was due ${day}`,
  answerBy: (day) => `please answer by ${day}`,
  over: (n) => (n === '1' ? '1 request that is closed' : `${n} requests that are closed`),
  noGrants: 'You have no permits yet.',
  ofCase: 'See the request',
  ofCaseNamed: (title) => `See the request of the permit: ${title}`,
};
