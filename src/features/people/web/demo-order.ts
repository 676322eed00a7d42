import { roles } from '../model.ts';

// Whom one wants to be first: those whose work the demo shows, then the administrator, then a partner.
const first: readonly string[] = ['sme', 'fm', 'rm', '', 'p-fm'];
const order = [...first, ...roles.map((role) => role.id).filter((id) => !first.includes(id))];

/** The invented people in the order of the demo's story; within a role by name. */
export function inOrder<P extends { readonly name: string; readonly roles: readonly string[] }>(
  people: readonly P[],
): P[] {
  const place = ({ roles: [role = ''] }: P) => order.indexOf(role);
  return [...people].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}
