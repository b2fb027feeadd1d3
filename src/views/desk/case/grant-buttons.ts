import type { Requests } from '../../../requests/requests.ts';
import type { Actor } from '../../../readers/actor.ts';
import type { Form } from '../../form/read-form.ts';
import type { Acted } from './pressed-button.ts';

const GRANT_BUTTONS = ['suspend', 'resume', 'revoke'] as const;
type GrantButton = (typeof GRANT_BUTTONS)[number];

/** A field of one grant among several on the page. */
export function grantField(grantId: string): string {
  return `grant-${grantId}-reason`;
}

/** The version of a grant, which it has of its own. */
export function grantVersion(grantId: string): string {
  return `grant-${grantId}-version`;
}

/** What a button beside a grant is sent as. */
export function grantButton(button: GrantButton, grantId: string): string {
  return `${button}:${grantId}`;
}

/** `revoke:ID` as it was sent; undefined for the other buttons of the page. */
export function readGrantButton(pressed: string): { button: GrantButton; grantId: string } | undefined {
  const [name = '', grantId] = pressed.split(':');
  const button = GRANT_BUTTONS.find((known) => known === name);
  return button && grantId ? { button, grantId } : undefined;
}

/** What the buttons beside a grant do. */
export function pressGrantButton(
  { button, grantId }: { button: GrantButton; grantId: string },
  requests: Requests,
  actor: Actor,
  form: Form,
): Promise<Acted> {
  const version = Number(form.line(grantVersion(grantId)));
  const reason = form.lines(grantField(grantId));
  switch (button) {
    case 'suspend':
      return requests.suspendGrant(actor, grantId, { version, reason });
    case 'resume':
      return requests.resumeGrant(actor, grantId, { version });
    case 'revoke':
      return requests.revokeGrant(actor, grantId, { version, reason });
  }
}
