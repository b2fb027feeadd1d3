import { basename } from 'node:path';
import {
  claimDocument,
  claimFile,
  claimPart,
  claimPath,
  claimShelf,
  claimUnlisted,
  claimWhole,
  type Claim,
} from '../../withheld-claims.ts';
import { codesInName, isCode, partInName } from './name-codes.ts';
import { foldersAbove, pathSuffixes } from './path-suffixes.ts';
import { shelfPlace } from './shelf-folders.ts';

/** What something left out of a finding aid may have claimed of this file. */
export interface ClaimsOnFile {
  /** Any of them: it is not to be published. */
  own: Claim[];
  /** Any of them: it is not, unless it is one of the documents that a finding aid lists. */
  unlisted: Claim[];
}

export function claimsOnFile(file: { location: string; root: string }): ClaimsOnFile {
  const name = basename(file.location);
  const own = pathSuffixes(file.location).map(claimPath);
  const unlisted: Claim[] = [];
  for (const { code, part } of codesInName(name)) {
    own.push(claimFile(code));
    if (part === undefined) own.push(claimDocument(code));
    else own.push(claimPart(code, part));
    unlisted.push(claimUnlisted(code), ...(part === undefined ? [claimWhole(code)] : []));
  }
  const folders = foldersAbove(file);
  const part = partInName(name);
  for (const code of folders.filter(isCode)) {
    own.push(claimFile(code), ...(part === undefined ? [] : [claimPart(code, part)]));
    unlisted.push(claimUnlisted(code), ...(part === undefined ? [claimWhole(code)] : []));
  }
  const place = shelfPlace(folders);
  if (place) {
    const shelf = { fonds: [place.fonds], box: place.box ?? '', file: place.file };
    own.push(...claimShelf(shelf, 'file'), ...(part === undefined ? [] : claimShelf(shelf, { part })));
    unlisted.push(...claimShelf(shelf, 'unlisted'), ...(part === undefined ? claimShelf(shelf, 'whole') : []));
  }
  return { own, unlisted };
}
