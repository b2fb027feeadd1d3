/** Words for the furniture of a store. */
const FURNITURE =
  /(?<!\p{L})(?:kho|giá|kệ|tủ|ngăn|dãy|khoang|shel(?:f|ves)|rack|range|bay|stacks?|aisle|magasin|travée|rayon|épi)(?!\p{L})/iu;
/** An address is short; what is longer tells readers something ("stored offsite, advance notice is required"). */
const LONGEST_ADDRESS = 80;

/** Whether a `physloc` says where in the store something stands: for staff, as in inventories and AtoM. */
export function standsInStore(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && /\p{N}/u.test(text) && FURNITURE.test(text.normalize('NFC'));
}
