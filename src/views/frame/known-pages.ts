/** Short names of the archive's own pages that the interface links to by itself, where they exist. */
export const KNOWN_PAGES = {
  guide: 'huong-dan',
  searchHelp: 'tra-cuu',
  visit: 'den-phong-doc',
  rules: 'quy-dinh',
  privacy: 'rieng-tu',
} as const;
