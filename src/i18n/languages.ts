/** The languages of the interface. Vietnamese is at the root of the site, English under `/en`. */
export type Lang = 'vi' | 'en';
