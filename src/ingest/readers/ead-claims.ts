import { readFileReferences } from '../file-reference.ts';
import { claimFile, claimPath, type Claim } from '../withheld-claims.ts';
import type { EadComponent } from './ead-component.ts';

/** Elements that name a digital object. */
export function isObject(name: string): boolean {
  return name === 'dao' || name === 'daoloc';
}

/** The document file that a digital object left out with its component names. */
export function claimsOfObject(attributes: Record<string, string>): Claim[] {
  const href = (attributes['href'] ?? '').trim();
  return readFileReferences(href, 'link').map(({ path }) => claimPath(path));
}

/** What was known of a component when it turned out to be secret. */
export function claimsOfComponent(component: EadComponent): Claim[] {
  return [
    ...component.files.map(({ path }) => claimPath(path)),
    ...component.unitIds.map(({ text }) => claimFile(text)),
  ];
}
