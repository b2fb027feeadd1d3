import type { home as source } from '../vi/home.ts';

export const home: typeof source = {
  hint: 'With or without accents, both are found. Try',
  holdings: 'What the archive holds',
  fonds: 'fonds',
  files: 'files',
  years: 'years',
  described: 'described in detail',
  online: 'online',
  pages: 'pages to read at once',
  newest: 'Newly added',
  noNewest: 'No records have been published yet.',
  allFonds: 'See all fonds',
  hours: 'Opening hours',
  bookSeat: 'See the calendar and book a seat',
  howToVisit: 'Visiting for the first time',
  news: 'News',
  allNews: 'More news',
  noNews: 'No news yet.',
  added: (date) => `added ${date}`,
  records: (n) => (n === '1' ? '1 description' : `${n} descriptions`),
};
