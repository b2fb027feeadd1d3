import type { AccessWords } from '../finding-aid-reader.ts';
import {
  takeAccess,
  takeLegalStatus,
  takePublication,
  takeStatedLimit,
  takeUseConditions,
  tellsPublication,
} from './ead-access.ts';
import type { CapturedElement } from './ead-captured-element.ts';
import type { EadComponent } from './ead-component.ts';
import type { ElementRule } from './ead-elements.ts';
import type { EadEvents } from './ead-events.ts';
import { IN_STORE } from './ead-reasons.ts';
import { standsInStore } from './ead-store.ts';

interface Taking {
  words: AccessWords;
  events: EadEvents;
  /** Whether there was room for its text; what it says of access counts all the same. */
  isKept: boolean;
}

/** Gives a component what one of its elements says: a field of its description, or who may see it. */
export function takeElement(
  component: EadComponent,
  captured: CapturedElement,
  rule: Extract<ElementRule, { kind: 'access' | 'field' }>,
  { words, events, isKept }: Taking,
): void {
  if (tellsPublication(captured)) takePublication(component, captured, events);
  else if (rule.kind === 'access') takeAccess(component, captured, words, events, isKept);
  else if (standsInStore(captured)) events.noteOnce(captured.line, IN_STORE);
  else if (isKept) rule.keep(component, captured);
  if (rule.kind === 'field') takeStatedLimit(component, captured, words);
  if (captured.name === 'legalstatus') takeLegalStatus(component, captured, words);
  if (captured.name === 'userestrict') takeUseConditions(component, captured, words, events);
}
