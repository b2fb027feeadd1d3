import type { accountLetters as source } from '../../vi/mail/account-letters.ts';
import type { MailTexts } from '../../letter-text.ts';

const NOT_YOU = 'If this was not you, ignore this message: nothing changes.';
const CHANGED_BY_OTHERS = 'If this was not you, set a new password at once and tell us.';

export const accountLetters = {
  'verify-email': {
    subject: () => 'Confirm your e-mail address',
    says: () => [
      "Somebody has just registered for a reader's account with this address. If it was you, open the link below to confirm it and choose a password.",
    ],
    link: 'Confirm and choose a password',
    after: [NOT_YOU],
  },
  'already-registered': {
    subject: () => 'This address has an account already',
    says: () => [
      'Somebody has just tried to register with this address, which has an account already. You can sign in; if you have forgotten the password, choose “Forgotten password” on that page.',
    ],
    link: 'Sign in',
    after: [NOT_YOU],
  },
  'account-confirmed': {
    subject: () => 'Your account has been confirmed',
    says: () => ['The archive has confirmed your account. What you ask permission for can now be decided.'],
    link: 'Open your account',
  },
  'change-email': {
    subject: () => 'Confirm your new e-mail address',
    says: () => ["Your reader's account will use this address once you open the link below."],
    link: 'Use this address',
    after: [NOT_YOU],
  },
  'email-changed': {
    subject: () => 'The e-mail address of your account has been changed',
    says: () => [
      'Your account has just been moved to another e-mail address, and all sessions have ended. This message goes to the old address, so that you know.',
      'If this was not you, tell us at once: the old address can no longer be used to set a new password.',
    ],
    link: 'Open security',
  },
  'reset-password': {
    subject: () => 'Choose a new password',
    says: () => ['Open the link below to choose a new password. It works once, and for a short time.'],
    link: 'Choose a new password',
    after: [NOT_YOU],
  },
  'password-changed': {
    subject: () => 'Your password has been changed',
    says: () => [
      'The password of your account has just been changed, all other sessions have ended, and signing in by another service has been unlinked.',
      CHANGED_BY_OTHERS,
    ],
    link: 'Open security',
  },
  'outside-linked': {
    subject: () => 'Somebody signed in to your account by another service',
    says: () => [
      'For the first time somebody has signed in to your account by the sign-in service that this portal accepts. From now on they can sign in that way.',
      'If this was not you, set a new password at once: that also removes this way of signing in. Please tell us.',
    ],
    link: 'Open security',
  },
  'second-factor-changed': {
    subject: () => 'Your second sign-in step has changed',
    says: ({ change }) => [
      {
        on: 'The second sign-in step has just been switched on for your account.',
        off: 'The second sign-in step has just been switched off for your account.',
        'recovery-code-used': 'A recovery code has just been used to sign in. It cannot be used again.',
      }[change],
      CHANGED_BY_OTHERS,
    ],
    link: 'Open security',
  },
  invitation: {
    subject: () => 'An invitation to work on the reading room portal',
    says: () => [
      'You have been invited to work on the reading room portal. Open the link below to choose a password; then you will set up the second sign-in step.',
    ],
    link: 'Accept the invitation',
    after: ['The link works once. Please do not forward this message.'],
  },
  'account-suspended': {
    subject: () => 'Your account cannot send requests for now',
    says: () => [
      'For now your account cannot send new requests. You can still sign in and see what is there. Please get in touch to learn why.',
    ],
    link: 'Open your account',
  },
  'account-enabled': {
    subject: () => 'Your account works again',
    says: () => ['Your account works again as before.'],
    link: 'Open your account',
  },
  'erasure-received': {
    subject: () => 'Your request to erase your data',
    says: ({ dueOn }, day) => [
      `We have received your request to erase your personal data, and will answer by ${day(dueOn)} at the latest.`,
    ],
    link: 'Open my data',
  },
  'erasure-refused': {
    subject: () => 'About your request to erase your data',
    says: () => ['Your request to erase your data could not be carried out yet. The reason is in your account.'],
    link: 'Open my data',
  },
  'account-erased': {
    subject: () => 'Your account has been erased',
    says: () => ['The personal data of your account has been erased. This is the last message to this address.'],
    link: null,
  },
} satisfies Pick<MailTexts, keyof typeof source>;
