import type { Role } from './readers/account.ts';
import type { Visitor } from './readers/visitor.ts';

/**
 * Who may come to a route at all. This is a second wall: each use case decides by itself what its actor may do, and
 * never by an address. A route that is not listed here serves nobody, and fails `npm test`.
 */
export type Audience =
  | 'everyone'
  /** Signed in by the first factor at least; whether the second is owed is the page's matter. */
  | 'half-signed-in'
  /** Any account that is wholly signed in. */
  | 'signed-in'
  | 'reader'
  | readonly Role[];

export interface Door {
  audience: Audience;
  /** It takes forms (POST); others answer 405. */
  takesForms?: true;
  /** Pages ask it by themselves, also where nobody sits before them: no session lasts longer for it. */
  asksByItself?: true;
}

const EVERYONE: Door = { audience: 'everyone' };
const REQUEST_ROLES: readonly Role[] = ['desk', 'archivist', 'approver'];
const REQUEST_DESK: Door = { audience: REQUEST_ROLES };
const REQUEST_FORMS: Door = { audience: REQUEST_ROLES, takesForms: true };
const READER_FORMS: Door = { audience: 'reader', takesForms: true };
/** Those who propose and approve: what they decide on, they may read. */
const WHO_DECIDES: Door = { audience: ['archivist', 'approver'] };
const ANY_STAFF: Door = { audience: ['desk', 'archivist', 'approver', 'administrator'], takesForms: true };
const FORM_FOR_EVERYONE: Door = { audience: 'everyone', takesForms: true };
/** Who meets readers in person or decides about them; what each may do to an account: readers/staff-rights.ts. */
const READERS_DESK: readonly Role[] = ['desk', 'archivist', 'approver', 'administrator'];

/** By Astro's own name of the route, without the language: `/en/records/[id]` is found as `/ho-so/[id]` is. */
export const DOORS: Readonly<Record<string, Door>> = {
  '/': EVERYONE,
  '/404': EVERYONE,
  '/500': EVERYONE,
  '/archive.css': EVERYONE,
  '/api/v1/facets': EVERYONE,
  '/api/v1/openapi.json': EVERYONE,
  '/api/v1/records/[id]': EVERYONE,
  '/api/v1/records/[id]/children': EVERYONE,
  '/api/v1/search': EVERYONE,
  '/api/v1/suggest': EVERYONE,
  '/can-bo/doc-gia': { audience: READERS_DESK, takesForms: true },
  '/can-bo/doc-gia/[id]': { audience: READERS_DESK, takesForms: true },
  '/can-bo/nhan-vien': { audience: ['administrator'], takesForms: true },
  '/can-bo/nhan-vien/[id]': { audience: ['administrator'], takesForms: true },
  '/ban-sao': READER_FORMS,
  '/ban-sao/[id]': READER_FORMS,
  '/ban-sao/[id]/bien-nhan': { audience: 'reader' },
  '/ban-sao/[id]/soan': READER_FORMS,
  '/ban-sao/[id]/tep/[file]': { audience: 'reader' },
  '/gio-yeu-cau': FORM_FOR_EVERYONE,
  '/luot-doc/[id]': READER_FORMS,
  '/luot-doc/[id]/lich.ics': { audience: 'reader' },
  '/luot-doc/[id]/phieu': { audience: 'reader' },
  '/luot-doc/[id]/soan': READER_FORMS,
  '/phong-doc': EVERYONE,
  '/phong-doc/dat-cho': READER_FORMS,
  '/so-lieu': EVERYONE,
  '/can-bo': ANY_STAFF,
  '/can-bo/lich': ANY_STAFF,
  '/can-bo/nhat-ky': { audience: ['administrator'] },
  '/can-bo/rieng-tu': { audience: ['administrator'], takesForms: true },
  '/can-bo/thu': { audience: ['administrator'], takesForms: true },
  '/can-bo/ban-sao': REQUEST_DESK,
  '/can-bo/ban-sao/[id]': REQUEST_FORMS,
  '/can-bo/ban-sao/[id]/phieu': REQUEST_DESK,
  '/can-bo/ban-sao/[id]/tep/[file]': REQUEST_DESK,
  '/can-bo/bao-cao': ANY_STAFF,
  '/can-bo/bao-cao/tep.[format]': ANY_STAFF,
  '/can-bo/doc-gia/[id]/ban-sao': REQUEST_FORMS,
  '/can-bo/doc-gia/[id]/the': REQUEST_FORMS,
  '/can-bo/don-vi/[id]': REQUEST_DESK,
  '/can-bo/dong-cua': ANY_STAFF,
  '/can-bo/giao-nhan': REQUEST_FORMS,
  '/can-bo/lay-tai-lieu': REQUEST_FORMS,
  '/can-bo/lay-tai-lieu/phieu': REQUEST_FORMS,
  '/can-bo/luot-doc/[id]': REQUEST_FORMS,
  '/can-bo/luot-doc/[id]/phieu': REQUEST_DESK,
  '/can-bo/phong-doc': REQUEST_FORMS,
  '/can-bo/so': REQUEST_DESK,
  '/can-bo/so/[register]': REQUEST_FORMS,
  '/can-bo/so/[register]/tep.[format]': REQUEST_DESK,
  '/can-bo/yeu-cau/[id]': REQUEST_FORMS,
  '/can-bo/yeu-cau/[id]/dang-mo': { ...REQUEST_FORMS, asksByItself: true },
  '/can-bo/yeu-cau/[id]/tep/[file]': REQUEST_DESK,
  '/can-bo/yeu-cau/[id]/tep/[file]/[page]': WHO_DECIDES,
  '/can-bo/yeu-cau/[id]/tep/[file]/[page].jpg': WHO_DECIDES,
  '/can-bo/yeu-cau/[id]/van-ban/[letter]': REQUEST_DESK,
  '/can-bo/yeu-cau/[id]/xem-truoc': REQUEST_FORMS,
  '/ho-so/[id]': EVERYONE,
  '/ho-so/[id]/cay': EVERYONE,
  '/ho-so/[id]/trich-dan.[format]': EVERYONE,
  '/iiif/[id]/[page]': EVERYONE,
  '/iiif/[id]/[page]/[region]/[size]/[rotation]/[quality].[format]': EVERYONE,
  '/iiif/[id]/[page]/info.json': EVERYONE,
  '/iiif/[id]/[page]/text.json': EVERYONE,
  '/iiif/[id]/manifest.json': EVERYONE,
  '/iiif/[id]/search': EVERYONE,
  '/iiif/[id]/search-1': EVERYONE,
  '/phong': EVERYONE,
  '/tai-khoan': { audience: 'signed-in' },
  '/tai-khoan/bao-mat': { audience: 'signed-in', takesForms: true },
  '/tai-khoan/buoc-hai': { audience: 'half-signed-in', takesForms: true },
  '/tai-khoan/dang-ky': FORM_FOR_EVERYONE,
  '/tai-khoan/dang-nhap': FORM_FOR_EVERYONE,
  '/tai-khoan/dang-nhap-ngoai': EVERYONE,
  '/tai-khoan/dang-nhap-ngoai/ve': EVERYONE,
  '/tai-khoan/dang-xuat': FORM_FOR_EVERYONE,
  '/tai-khoan/du-lieu': READER_FORMS,
  '/tai-khoan/du-lieu/tai-ve': READER_FORMS,
  '/tai-khoan/loi-moi': FORM_FOR_EVERYONE,
  '/tai-khoan/mat-khau-moi': FORM_FOR_EVERYONE,
  '/tai-khoan/quen-mat-khau': FORM_FOR_EVERYONE,
  '/tai-khoan/xac-nhan': FORM_FOR_EVERYONE,
  '/tai-lieu/[id]': EVERYONE,
  '/tai-lieu/[id]/[page]': EVERYONE,
  '/tai-lieu/[id]/[page]/trich-dan.[format]': EVERYONE,
  '/tai-lieu/[id]/tai-ve': EVERYONE,
  '/tai-lieu/[id]/tim': EVERYONE,
  '/tim-kiem': EVERYONE,
  '/tim-kiem/loc/[facet]': EVERYONE,
  '/tin': EVERYONE,
  '/tin/[slug]': EVERYONE,
  '/trang/[slug]': EVERYONE,
  '/yeu-cau/[id]': READER_FORMS,
  '/yeu-cau/[id]/bien-nhan': { audience: 'reader' },
  '/yeu-cau/[id]/soan': READER_FORMS,
  '/yeu-cau/[id]/tep/[file]': { audience: 'reader' },
  '/yeu-cau/[id]/van-ban/[letter]': { audience: 'reader' },
};

/** `admitted`; `sign-in`: a guest who may yet turn out to be allowed; `finish`: the second factor is owed; else not there. */
export type Admission = 'admitted' | 'sign-in' | 'finish' | 'not-there';

export function admit({ audience }: Door, { actor, owes }: Visitor): Admission {
  if (audience === 'everyone') return 'admitted';
  if (owes) return audience === 'half-signed-in' ? 'admitted' : 'finish';
  if (actor.kind === 'guest') return 'sign-in';
  if (audience === 'signed-in' || audience === 'half-signed-in') return 'admitted';
  if (audience === 'reader') return actor.kind === 'reader' ? 'admitted' : 'not-there';
  return actor.kind === 'staff' && audience.some((role) => actor.roles.has(role)) ? 'admitted' : 'not-there';
}
