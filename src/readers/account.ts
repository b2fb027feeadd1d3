/** What a person on the archive's side may do; combinable. The administrator decides no requests. */
export const ROLES = ['desk', 'archivist', 'approver', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * `pending`: a reader whom staff have not confirmed yet; `suspended`: may sign in and look, not ask;
 * `disabled`: cannot sign in; `erased`: nothing of the person is left.
 */
export type AccountStatus = 'pending' | 'active' | 'suspended' | 'disabled' | 'erased';

/** How well the archive knows who it is: as they said themselves, or seen at the desk with their papers. */
export type Assurance = 'declared' | 'seen';

/** "Số định danh cá nhân" of the identity card, or another paper's number (TT 05/2025/TT-BNV art. 35). */
export const IDENTITY_KINDS = ['citizen', 'passport', 'other'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
