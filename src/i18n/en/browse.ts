import type { browse as source } from '../vi/browse.ts';

export const browse: typeof source = {
  fondsTitle: 'Fonds',
  fondsLead: (n) => `${n} fonds and collections`,
  orderBy: 'Sort by',
  orders: { title: 'name', years: 'years', size: 'size' },
  noFonds: 'No fonds have been published yet.',
  pages: 'Pages of the list',
  noSuchPage: (value, shown) => `The list has no page “${value}”; page ${shown} is shown.`,
  treeTitle: (title) => `Tree: ${title}`,
  treeOf: 'Tree of',
  open: (title) => `Open ${title}`,
  close: (title) => `Close ${title}`,
  treeHelp: 'Use the arrow keys in the tree: up, down, right to open, left to close, Enter to view.',
  treeHits: (q) =>
    q === ''
      ? 'Each branch shows how many results it holds.'
      : `Each branch shows how many results for “${q}” it holds.`,
  empty: 'There are no descriptions inside.',
  toRecord: 'View the description',
  newsTitle: 'News',
  noNews: 'No news yet.',
  otherPages: 'Other pages',
  published: (date) => `Published ${date}`,
};
