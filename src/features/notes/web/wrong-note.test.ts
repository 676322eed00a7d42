import { expect, test } from 'vitest';
import { CallProblem } from '../../../ui/call.ts';
import { draftContentSchema } from '../model.ts';
import { isWhole, wrongOf } from './wrong-note.ts';

const content = (more: object) =>
  draftContentSchema.parse({ category: 'Environment', tenantId: 'tenant_1', body: 'Hello', ...more });
const say = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');

test('what is missing is told after the first try to save, what is too long at once', () => {
  const empty = content({ tenantId: null, body: ' ' });
  expect(wrongOf(empty, false, undefined, say)).toMatchObject({ tenant: undefined, body: undefined });
  expect(wrongOf(empty, true, undefined, say)).toMatchObject({
    tenant: 'notes.tenantNeeded',
    body: 'notes.bodyNeeded',
  });
  const long = content({ body: 'x'.repeat(8002), nextAction: 'y'.repeat(503) });
  expect(wrongOf(long, false, undefined, say)).toMatchObject({
    body: 'notes.tooLong 2 8000',
    action: 'notes.actionTooLong 3 500',
  });
  expect([isWhole(empty), isWhole(long), isWhole(content({}))]).toEqual([false, false, true]);
});

test('a refusal of the server stands at its field, any other above the buttons', () => {
  const refused = (code: string) => new CallProblem({ code, detail: `refused ${code}` }, 422);
  const at = (code: string) => {
    const { task, owner, action, other } = wrongOf(content({}), true, refused(code), say);
    return [task, owner, action, other?.code];
  };
  expect(at('NOTE_TASK_UNKNOWN')).toEqual(['refused NOTE_TASK_UNKNOWN', undefined, undefined, undefined]);
  expect(at('NOTE_OWNER_PARTNER')).toEqual([undefined, 'refused NOTE_OWNER_PARTNER', undefined, undefined]);
  expect(at('NOTE_ACTION_MISSING')).toEqual([undefined, undefined, 'refused NOTE_ACTION_MISSING', undefined]);
  expect(at('TENANT_READ_ONLY')).toEqual([undefined, undefined, undefined, 'TENANT_READ_ONLY']);
});
