import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { browse } from './en/browse.ts';
import { cart } from './en/cart.ts';
import { citation } from './en/citation.ts';
import { copies } from './en/copies.ts';
import { desk } from './en/desk.ts';
import { document } from './en/document.ts';
import { errors } from './en/errors.ts';
import { figures } from './en/figures.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { home } from './en/home.ts';
import { iiif } from './en/iiif.ts';
import { letter } from './en/letter.ts';
import { mail } from './en/mail.ts';
import { people } from './en/people.ts';
import { privacy } from './en/privacy.ts';
import { record } from './en/record.ts';
import { registers } from './en/registers.ts';
import { request } from './en/request.ts';
import { room } from './en/room.ts';
import { search } from './en/search.ts';
import { visit } from './en/visit.ts';
import { words } from './en/words.ts';
import type { vi } from './vi.ts';

/** The same in English; a missing key fails the type check. */
export const en = {
  access,
  account,
  browse,
  cart,
  citation,
  copies,
  desk,
  document,
  errors,
  figures,
  form,
  frame,
  home,
  iiif,
  letter,
  mail,
  people,
  privacy,
  record,
  registers,
  request,
  room,
  search,
  visit,
  words,
} satisfies typeof vi;
