import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roles } from './model.ts';
import { attemptWindow, isSessionAlive, scopeOf } from './rules.ts';

const plain = { administrator: false, capabilities: [] };

test.each([
  ['an FM reads and writes where assigned', ['fm'], false, { reads: 'assigned', writes: 'assigned' }],
  [
    'a Regional Manager reads all and writes where assigned',
    ['rm'],
    false,
    { reads: 'all', writes: 'assigned' },
  ],
  ['a privileged role reads all and writes nothing', ['cxp-fte'], false, { reads: 'all', writes: 'none' }],
  ['nobody without a role sees tenant data', [], false, { reads: 'none', writes: 'none' }],
  [
    'a partner FM sees the firm and writes where assigned',
    ['p-fm'],
    true,
    { reads: 'firm', writes: 'assigned' },
  ],
  ['an internal role means nothing at a partner firm', ['rm'], true, { reads: 'none', writes: 'none' }],
])('%s', (_name, given, partner, scope) => {
  expect(scopeOf(given, partner, plain)).toMatchObject(scope);
});

test('an administrator without a role reads all and writes nothing', () => {
  expect(scopeOf([], false, { ...plain, administrator: true })).toEqual({
    reads: 'all',
    writes: 'none',
    assigns: 'none',
    audience: 'internal',
    administrator: true,
    capabilities: [],
  });
});

test('who keeps the portfolio reads all of it, and writes no more than before', () => {
  const keeper = { ...plain, capabilities: ['portfolio:keep'] };
  expect(scopeOf(['fm'], false, keeper)).toMatchObject({ reads: 'all', writes: 'assigned' });
  expect(scopeOf([], false, keeper)).toMatchObject({ reads: 'all', writes: 'none' });
});

const someRoles = fc.subarray(roles.map((role) => role.id));
const width = { none: 0, assigned: 1, firm: 1, all: 2 };

test.each([
  ['an FM assigns where primary', ['fm'], false, 'primary'],
  ['a Regional Manager assigns everywhere', ['rm', 'fm'], false, 'all'],
  ['an engineer assigns nobody', ['fe'], false, 'none'],
  ['who reads all and writes nothing assigns nobody', ['cxp-fte'], false, 'none'],
  ["a partner assigns the firm's people", ['p-fe'], true, 'firm'],
] as const)('%s', (_, ids, partner, assigns) => {
  expect(scopeOf(ids, partner, plain).assigns).toBe(assigns);
});

test('another role never takes anything away', () => {
  fc.assert(
    fc.property(someRoles, someRoles, fc.boolean(), fc.boolean(), (some, more, partner, administrator) => {
      const rights = { ...plain, administrator };
      const before = scopeOf(some, partner, rights);
      const after = scopeOf([...some, ...more], partner, rights);
      expect(width[after.reads]).toBeGreaterThanOrEqual(width[before.reads]);
      expect(width[after.writes]).toBeGreaterThanOrEqual(width[before.writes]);
    }),
  );
});

test('a partner never gets beyond the firm, whatever the roles', () => {
  fc.assert(
    fc.property(someRoles, fc.boolean(), (some, administrator) => {
      const scope = scopeOf(some, true, {
        administrator,
        capabilities: ['portfolio:keep', 'playbook:publish'],
      });
      expect(scope).toMatchObject({ audience: 'partner', administrator: false, capabilities: [] });
      expect(['none', 'firm']).toContain(scope.reads);
    }),
  );
});

const at = (text: string) => new Date(text);

test.each([
  ['lives while it is used', '2026-11-20T11:00Z', null, true],
  ['ends after twelve idle hours', '2026-11-20T22:00Z', null, false],
  ['ends when it is revoked', '2026-11-20T11:00Z', at('2026-11-20T10:30Z'), false],
  ['ends after its fortnight even in use', '2026-12-04T10:00Z', null, false],
])('a session %s', (_name, now, revokedAt, alive) => {
  const seenAt = now.startsWith('2026-12') ? at('2026-12-04T09:59Z') : at('2026-11-20T10:00Z');
  expect(isSessionAlive({ expiresAt: at('2026-12-04T10:00Z'), seenAt, revokedAt }, at(now))).toBe(alive);
});

test('attempts are counted by the quarter of an hour', () => {
  expect(attemptWindow(at('2026-11-20T10:14:59.999Z'))).toEqual(at('2026-11-20T10:00Z'));
  expect(attemptWindow(at('2026-11-20T10:15Z'))).toEqual(at('2026-11-20T10:15Z'));
});
