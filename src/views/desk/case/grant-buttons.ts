import type { Requests } from '../../../requests/requests.ts';
import type { Actor } from '../../../readers/actor.ts';
import type { Form } from '../../form/read-form.ts';
import type { Acted } from './case-actions.ts';

export const GRANT_BUTTONS = ['suspend', 'resume', 'revoke'] as const;
export type GrantButton = (typeof GRANT_BUTTONS)[number];

/** A field of one grant among several on the page. */
export function grantField(grantId: string): string {
  return `grant-${grantId}-reason`;
}

/** What the buttons beside a grant do; the grant has a version of its own. */
export function pressGrantButton(button: GrantButton, requests: Requests, actor: Actor, form: Form): Promise<Acted> {
  const id = form.line('grant');
  const version = Number(form.line('grant-version'));
  const reason = form.lines(grantField(id));
  switch (button) {
    case 'suspend':
      return requests.suspendGrant(actor, id, { version, reason });
    case 'resume':
      return requests.resumeGrant(actor, id, { version });
    case 'revoke':
      return requests.revokeGrant(actor, id, { version, reason });
  }
}
