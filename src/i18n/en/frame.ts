import type { frame as source } from '../vi/frame.ts';

export const frame: typeof source = {
  skip: 'Skip to main content',
  menu: 'Menu',
  mainNav: 'Main',
  search: 'Search',
  fonds: 'Fonds',
  visit: 'Visit us',
  guide: 'Guide',
  news: 'News',
  otherLanguage: 'Tiếng Việt',
  notices: 'Notices',
  askLabel: 'Search the records',
  askPlaceholder: 'A person, a place, an event, a document number…',
  askButton: 'Search',
  open: 'Open',
  telephone: 'Telephone',
  email: 'E-mail',
  suggestions: 'Suggestions',
  noSuggestions: 'No suggestions',
  suggestionCount: (n) => `Suggestions: ${n}; use the arrow keys to choose`,
  footerNav: 'About the archive',
};
