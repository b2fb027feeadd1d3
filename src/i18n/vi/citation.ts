/** How the parts of a paper address are named in a citation; fixed by use, not by the look of the pages. */
export const citation = {
  fonds: (title: string) => (/^phông\s/i.test(title) ? title.replace(/^P/, 'p') : `phông ${title}`),
  collection: (title: string) => (/^sưu tập\s/i.test(title) ? title.replace(/^S/, 's') : `sưu tập ${title}`),
  inventory: (number: string) => `mục lục số ${number}`,
  box: (number: string) => `hộp số ${number}`,
  file: (number: string) => `hồ sơ số ${number}`,
  sheet: (number: string) => `tờ ${number}`,
  document: (number: string) => `văn bản ${number}`,
  reference: (code: string) => `ký hiệu ${code}`,
  /** A document among several of one record. */
  copy: (label: string) => `tài liệu “${label}”`,
  page: (number: number) => `trang ${number}`,
};
