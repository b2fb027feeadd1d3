import type { FormError } from '../form/form-error.ts';
import type { KeptForm } from './kept-form.ts';

/** The pages by which somebody comes in: any of their addresses may have to show another of them. */
export type EntryPage = SignInData | CodeData | SetUpData | RecoveryCodesData | ResendData;

/** What all of them carry along. */
interface Carried {
  /** Where to go on to. */
  next?: string;
  /** What was typed when the session ended. */
  kept?: KeptForm;
}

export interface SignInData extends Carried {
  view: 'sign-in';
  email: string;
  errors: FormError[];
  /** A form has just come without a session. */
  interrupted?: boolean;
}

export interface CodeData extends Carried {
  view: 'code';
  errors: FormError[];
}

export interface SetUpData extends Carried {
  view: 'set-up';
  secret: string;
  /** `<svg>` of the QR code. */
  qr: string;
  /** Readers prove anew who they are; staff have just done so. */
  asksPassword: boolean;
  errors: FormError[];
}

export interface RecoveryCodesData extends Carried {
  view: 'codes';
  codes: string[];
}

export interface ResendData {
  view: 'resend';
  kept: KeptForm;
}
