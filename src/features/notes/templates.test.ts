import { expect, test } from 'vitest';
import { roleOf } from '../people/model.ts';
import { longestNote, noteCategories } from './model.ts';
import { templatesFor } from './templates.ts';

test('each category of the editor has a template, and each template a role that there is', () => {
  const all = templatesFor('internal');
  expect(new Set(all.map(({ category }) => category))).toEqual(new Set(noteCategories));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { roles, body, guidance } of all) {
    for (const role of roles) expect(roleOf(role), role).toBeDefined();
    expect(body.length).toBeLessThan(longestNote);
    expect(guidance).not.toBe('');
  }
});

test('partners get no template of internal work, and hear of no internal role', () => {
  const theirs = templatesFor('partner');
  expect(theirs.length).toBeGreaterThan(4);
  expect(JSON.stringify(theirs)).not.toMatch(/CSMAU|Insight|Executive|DIBS|targeting/i);
  for (const { roles } of theirs) for (const role of roles) expect(roleOf(role)?.level).toBe('partner');
});
