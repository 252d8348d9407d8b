/** Those who run an audit and read its findings, and what each may do. */

/** The roles, the strongest first: each may do what those after it may. */
export const ROLES = ['lead', 'member', 'viewer'] as const

/** A lead runs the audit; a group member reads findings; a viewer reads what was released. */
export type Role = (typeof ROLES)[number]

export interface Organiser {
  readonly id: number
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly role: Role
}

/** Whether a role may do what another may. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(needed)
}
