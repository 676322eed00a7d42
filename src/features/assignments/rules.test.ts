import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crowd, line, someone, tenantWith, wish, wishArb } from '../../../test/support/assignments.ts';
import { emptyLine, isEmpty, isTicked, keyOf, whole, withService, withStar, withWhole } from './lines.ts';
import { assignableServices, type Line, tabs } from './model.ts';
import { type Decided, decide, type People, type Place, undoOf, warningsOf } from './rules.ts';

const all = assignableServices.map(({ id }) => id);

function decided(place: Place, ...lines: readonly Line[]): Decided {
  const decision = decide(place, wish(...lines), crowd);
  if (!decision.ok) throw new Error(decision.why);
  return decision;
}
const whyNot = (place: Place, ...lines: readonly Line[]) => {
  const decision = decide(place, wish(...lines), crowd);
  return decision.ok ? 'fine' : decision.why;
};
const lineAt = (place: Place, person: string, role: string) =>
  place.lines.find((one) => one.person === person && one.role === role);

describe('boxes', () => {
  test('ticking the tenant ticks all its services', () => {
    const ticked = withWhole(emptyLine('ann', 'fe'), true);
    expect(all.every((service) => isTicked(ticked, service))).toBe(true);
  });

  test('unticking one service of the tenant leaves the others, one by one', () => {
    const left = withService(
      line('ann', 'fe', { primary: [whole, 'exchange', 'teams'] }),
      'exchange',
      false,
      all,
    );
    expect(left.services).toEqual(all.filter((service) => service !== 'exchange').sort());
    expect([left.whole, left.primary]).toEqual([false, ['teams']]);
  });

  test('a star is given only where the box is ticked, and goes with the box', () => {
    const some = withService(emptyLine('ann', 'fe'), 'teams', true, all);
    expect(withStar(some, 'exchange', true).primary).toEqual([]);
    const starred = withStar(some, 'teams', true);
    expect([starred.primary, withService(starred, 'teams', false, all).primary]).toEqual([['teams'], []]);
  });

  test('every role that can be assigned stands on one tab', () => {
    const roles = tabs.flatMap((tab) => [...tab.roles] as string[]);
    expect(new Set(roles).size).toBe(roles.length);
    expect(tabs.map(({ id }) => id)).toEqual(['onboarding', 'enterprise', 'migration', 'partner']);
  });
});

describe('primary', () => {
  test('making somebody primary moves the star', () => {
    const before = tenantWith(line('ann', 'fm', { primary: [whole] }));
    const { next, changed } = decided(before, line('bob', 'fm', { primary: [whole] }));
    expect([lineAt(next, 'ann', 'fm')?.primary, lineAt(next, 'bob', 'fm')?.primary]).toEqual([[], [whole]]);
    expect(changed.map(({ because }) => because).sort()).toEqual(['asked', 'star-moved']);
  });

  test('there is one star for each role and place, so two wanted at once are refused', () => {
    const two = ['ann', 'bob'].map((person) => line(person, 'fm', { primary: [whole] }));
    expect(whyNot(tenantWith(), ...two)).toBe('PRIMARY_TWICE');
  });

  test('primary is only who is assigned there', () => {
    const wanted = { ...line('ann', 'fe', { whole: false, services: ['teams'] }), primary: ['exchange'] };
    expect(whyNot(tenantWith(), wanted)).toBe('PRIMARY_UNTICKED');
  });

  test('a single Regional Manager is promoted to primary of the tenant', () => {
    const { next, changed } = decided(tenantWith(), line('ann', 'rm'));
    expect(lineAt(next, 'ann', 'rm')?.primary).toEqual([whole]);
    expect(changed[0]?.because).toBe('only-manager');
  });

  test('the Regional Manager who is left over is promoted too', () => {
    const before = tenantWith(line('ann', 'rm', { primary: [whole] }), line('bob', 'rm'));
    const { next } = decided(before, emptyLine('ann', 'rm'));
    expect(lineAt(next, 'bob', 'rm')?.primary).toEqual([whole]);
  });

  test('of two Regional Managers none is promoted', () => {
    const { next } = decided(tenantWith(), line('ann', 'rm'), line('bob', 'rm'));
    expect(next.lines.flatMap(({ primary }) => primary)).toEqual([]);
  });

  test('a partner role has at most one primary, service by service', () => {
    const before = {
      ...tenantWith(line('wim', 'p-rm'), line('wim', 'p-fm', { primary: ['teams'] })),
      firm: 'firm_w',
    };
    const { next } = decided(before, line('wanda', 'p-rm', { primary: ['teams', 'exchange'] }));
    expect(lineAt(next, 'wim', 'p-fm')?.primary).toEqual(['teams']);
    expect(lineAt(next, 'wanda', 'p-rm')?.primary).toEqual(['exchange', 'teams']);
  });
});

describe('people', () => {
  test('removing the last box removes the person', () => {
    const before = tenantWith(line('ann', 'fe', { whole: false, services: ['teams'] }));
    const { next, changed } = decided(before, withService(before.lines[0] as Line, 'teams', false, all));
    expect(next.lines).toEqual([]);
    expect(changed).toEqual([{ before: before.lines[0], after: null, because: 'asked' }]);
  });

  test('nobody is assigned in a role they do not have, or who has left', () => {
    expect(whyNot(tenantWith(), line('ann', 'mvm'))).toBe('ASSIGNEE_LACKS_ROLE');
    expect(whyNot(tenantWith(), line('cyd', 'rm'))).toBe('ASSIGNEE_DISABLED');
    expect(whyNot(tenantWith(), line('nobody', 'rm'))).toBe('ASSIGNEE_UNKNOWN');
    expect(whyNot(tenantWith(), line('ann', 'cxp-fte'))).toBe('ROLE_NOT_ASSIGNABLE');
  });

  test('who has left can still be taken off', () => {
    const before = tenantWith(line('cyd', 'fe'));
    expect(decided(before, emptyLine('cyd', 'fe')).next.lines).toEqual([]);
  });

  test('only an SME of the tenant as a whole has a focus', () => {
    expect(decided(tenantWith(), line('ann', 'sme', { focus: 'Identity' })).next.lines[0]?.focus).toBe(
      'Identity',
    );
    expect(whyNot(tenantWith(), line('ann', 'fm', { focus: 'Identity' }))).toBe('FOCUS_MISPLACED');
    const byService = {
      ...line('ann', 'sme', { whole: false, services: ['teams'] }),
      focus: 'Network' as const,
    };
    expect(whyNot(tenantWith(), byService)).toBe('FOCUS_MISPLACED');
  });

  test('CSMAU is for members of the CSMAU team only', () => {
    expect(whyNot(tenantWith(), line('ann', 'sme', { focus: 'CSMAU' }))).toBe('CSMAU_FENCED');
    expect(whyNot(tenantWith(), line('bob', 'sme', { focus: 'CSMAU' }))).toBe('fine');
  });

  test('at a customer people work at all tenants and services, and partners do not', () => {
    const customer: Place = { kind: 'customer', firm: null, lines: [] };
    expect(whyNot(customer, line('ann', 'fm', { primary: [whole] }))).toBe('fine');
    expect(whyNot(customer, line('ann', 'fm', { whole: false, services: ['teams'] }))).toBe(
      'CUSTOMER_WHOLE_ONLY',
    );
    expect(whyNot(customer, line('wim', 'p-rm'))).toBe('CUSTOMER_WHOLE_ONLY');
  });

  test('a service that nobody knows is refused', () => {
    expect(whyNot(tenantWith(), line('ann', 'fe', { whole: false, services: ['telex'] }))).toBe(
      'SERVICE_UNKNOWN',
    );
  });
});

describe('partner firms', () => {
  const tied: Place = { ...tenantWith(line('wim', 'p-rm')), firm: 'firm_w' };

  test('the first P-RM ties the tenant to the firm', () => {
    expect(decided(tenantWith(), line('wim', 'p-rm')).next.firm).toBe('firm_w');
  });

  test('a tenant that is tied takes no people of another firm', () => {
    expect(whyNot(tied, line('tess', 'p-fm'))).toBe('OTHER_FIRM');
    expect(whyNot({ ...tenantWith(), firm: 'firm_w' }, line('tess', 'p-rm'))).toBe('OTHER_FIRM');
    expect(whyNot(tenantWith(), line('tess', 'p-fm'), line('wim', 'p-rm'))).toBe('OTHER_FIRM');
  });

  test('with another P-RM in place of the last one the tenant goes to the other firm', () => {
    expect(decided(tied, emptyLine('wim', 'p-rm'), line('tess', 'p-rm')).next.firm).toBe('firm_t');
  });

  test('partners cannot remove their last P-RM, but can replace them', () => {
    const byPartner = (...lines: readonly Line[]) =>
      decide(tied, { ...wish(...lines), byPartner: true }, crowd);
    expect(byPartner(emptyLine('wim', 'p-rm'))).toMatchObject({ ok: false, why: 'LAST_PARTNER_MANAGER' });
    expect(byPartner(emptyLine('wim', 'p-rm'), line('wanda', 'p-rm'))).toMatchObject({ ok: true });
  });

  test('without its last P-RM the tenant is no firm’s, and nobody of it may be left there', () => {
    expect(decided(tied, emptyLine('wim', 'p-rm')).next.firm).toBeNull();
    const more = { ...tied, lines: [...tied.lines, line('wanda', 'p-fe')] };
    expect(whyNot(more, emptyLine('wim', 'p-rm'))).toBe('PARTNER_UNTIED');
    expect(whyNot(tenantWith(), line('wim', 'p-fm'))).toBe('PARTNER_UNTIED');
  });

  test('changes of other roles never touch the tie, whatever state it is in', () => {
    const odd: Place = { ...tenantWith(line('tess', 'p-fm')), firm: 'firm_w' };
    expect(decided(odd, line('ann', 'fe')).next.firm).toBe('firm_w');
  });
});

describe('warnings', () => {
  const codes = (place: Place, inherited: readonly Line[] = [], people: People = crowd) =>
    warningsOf(place, inherited, people).map(({ code }) => code);

  test('a tenant without primary RM or FM is warned of', () => {
    expect(codes(tenantWith(line('ann', 'fm')))).toEqual(['no-primary-rm', 'no-primary-fm']);
    const whole2 = { primary: [whole] };
    expect(codes(tenantWith(line('ann', 'fm', whole2), line('bob', 'rm', whole2)))).toEqual([]);
  });

  test('a primary of the customer answers for its tenants, a partner’s manager for a tied one', () => {
    const star = { primary: [whole] };
    expect(codes(tenantWith(line('bob', 'rm', star)), [line('ann', 'fm', star)])).toEqual([]);
    const tied = { ...tenantWith(line('wim', 'p-rm', star), line('wim', 'p-fm', star)), firm: 'firm_w' };
    expect(codes(tied)).toEqual([]);
  });

  test('an SME is better not primary', () => {
    expect(codes(tenantWith(line('ann', 'sme', { primary: ['teams'] })))).toContain('sme-primary');
  });

  test('who has left, has lost the role or is away is pointed out', () => {
    const away = { now: false, next: null, zone: 'UTC', absent: true, absence: null };
    const people = new Map([
      ['cyd', someone('cyd', ['fe'], { disabled: true })],
      ['ann', someone('ann', ['fm'])],
      ['bob', someone('bob', ['fe'], { availability: away })],
    ]);
    const place = tenantWith(line('cyd', 'fe'), line('ann', 'fe'), line('bob', 'fe'));
    expect(warningsOf(place, [], people).filter(({ person }) => person !== null)).toEqual([
      { code: 'disabled', person: 'cyd', role: 'fe' },
      { code: 'lacks-role', person: 'ann', role: 'fe' },
      { code: 'absent', person: 'bob', role: 'fe' },
    ]);
  });

  test('an inactive queue as Regional Manager parks the tenant', () => {
    expect(codes(tenantWith(line('queue', 'rm', { primary: [whole] })))).toContain('parked');
  });
});

// What must hold whatever is asked, in whatever order.
describe('over random sequences of changes', () => {
  const starts = fc.constantFrom<string | null>(null, 'firm_w');

  test('one star a role and place, the firm tied by its P-RM, nobody without a box', () => {
    fc.assert(
      fc.property(starts, fc.array(wishArb, { maxLength: 12 }), (firm, wishes) => {
        let place: Place = { kind: 'tenant', firm, lines: [] };
        for (const each of wishes) {
          const decision = decide(place, each, crowd);
          if (!decision.ok) continue;
          place = decision.next;
          const stars = place.lines.flatMap(({ role, primary }) =>
            primary.map((service) => `${role} ${service}`),
          );
          expect(new Set(stars).size).toBe(stars.length);
          expect(place.lines.some(isEmpty)).toBe(false);
          expect(new Set(place.lines.map(keyOf)).size).toBe(place.lines.length);
          expect(place.lines.every((one) => one.primary.every((service) => isTicked(one, service)))).toBe(
            true,
          );
          const firms = new Set(
            place.lines
              .filter(({ role }) => role.startsWith('p-'))
              .map(({ person }) => crowd.get(person)?.firm?.id),
          );
          if (firms.size > 0) expect([...firms]).toEqual([place.firm]);
          const managers = place.lines.filter((one) => one.role === 'rm' && one.whole);
          if (managers.length === 1) expect(managers[0]?.primary).toContain(whole);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('taking a change back restores what was, tie and all', () => {
    fc.assert(
      fc.property(starts, fc.array(wishArb, { maxLength: 8 }), wishArb, (firm, wishes, last) => {
        let place: Place = { kind: 'tenant', firm, lines: [] };
        for (const each of wishes) {
          const decision = decide(place, each, crowd);
          if (decision.ok) place = decision.next;
        }
        const decision = decide(place, last, crowd);
        if (!decision.ok) return;
        const back = decide(decision.next, { ...undoOf(place, decision), byPartner: false }, crowd);
        expect(back).toMatchObject({ ok: true, next: place });
      }),
      { numRuns: 600 },
    );
  });

  test('a change that changes nothing says so', () => {
    fc.assert(
      fc.property(fc.array(wishArb, { maxLength: 6 }), (wishes) => {
        let place: Place = { kind: 'tenant', firm: null, lines: [] };
        for (const each of wishes) {
          const decision = decide(place, each, crowd);
          if (decision.ok) place = decision.next;
        }
        const same = decide(place, wish(...place.lines), crowd);
        expect(same).toMatchObject({ ok: true, changed: [], next: place });
      }),
    );
  });
});
