import type { errors as source } from '../vi/errors.ts';

export const errors: typeof source = {
  400: { title: 'This address cannot be read', text: 'The address is malformed. Please check it, or search here.' },
  404: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page is not published. Please search, or look through the list of fonds.',
  },
  410: {
    title: 'This record is no longer in the inventory',
    text: 'The description once at this address has been withdrawn. It may have been described anew elsewhere: please search again.',
  },
  429: {
    title: 'Too many images at once',
    text: 'Images of pages are made in turn for all readers. Please wait a few seconds and try again.',
  },
  500: {
    title: 'Something went wrong in the reading room',
    text: 'The fault is ours and has been recorded. Please try again in a few minutes.',
  },
  503: {
    title: 'The reading room cannot answer just now',
    text: 'It is busy or under maintenance. Please try again in a few minutes.',
  },
  requestId: 'When reporting this, please quote:',
};
