import type { NoteCategory, NoteTemplate } from '../model.ts';

/** The templates of a category, those of one's own roles first. */
export function forRoles(
  templates: readonly NoteTemplate[],
  category: NoteCategory,
  roles: readonly string[],
): NoteTemplate[] {
  const isMine = (template: NoteTemplate) => template.roles.some((role) => roles.includes(role));
  return templates
    .filter((template) => template.category === category)
    .sort((a, b) => Number(isMine(b)) - Number(isMine(a)));
}
