import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crowd, line, tenantWith, wishArb } from '../../../test/support/assignments.ts';
import { boxesOf, emptyLine, whole } from './lines.ts';
import { decideMove, decideMoveBack, isThere, type Moved, moveBoxes } from './moves.ts';
import { decide, type Place } from './rules.ts';

const move = (services: readonly string[], more = {}) => ({
  from: 'ann',
  to: 'bob',
  role: 'fm',
  services,
  ...more,
});

describe('a move', () => {
  test('gives the box of the tenant to the other person, with its star', () => {
    const place = tenantWith(line('ann', 'fm', { primary: [whole] }));
    expect(decideMove(place, move([whole]), crowd)).toMatchObject({
      ok: true,
      next: { lines: [line('bob', 'fm', { primary: [whole] })] },
    });
  });

  test('of the tenant leaves the boxes of services, and the other way round', () => {
    const ann = line('ann', 'fm', { primary: [whole, 'teams'] });
    const tenantLevel = moveBoxes([ann], move([whole]));
    expect([tenantLevel.from.after.services, tenantLevel.from.after.primary]).toEqual([['teams'], ['teams']]);
    expect(tenantLevel.to.after).toEqual(line('bob', 'fm', { primary: [whole] }));
    const serviceLevel = moveBoxes([ann], move(['teams']));
    expect(serviceLevel.from.after).toEqual(line('ann', 'fm', { primary: [whole] }));
    expect([serviceLevel.to.after.whole, serviceLevel.to.after.primary]).toEqual([false, ['teams']]);
  });

  test('to somebody who is there already takes the box and passes on the star', () => {
    const place = tenantWith(line('ann', 'fm', { primary: [whole] }), line('bob', 'fm'));
    expect(isThere(place.lines, move([whole]), whole)).toBe(true);
    expect(decideMove(place, move([whole]), crowd)).toMatchObject({
      next: { lines: [line('bob', 'fm', { primary: [whole] })] },
    });
  });

  test('to somebody without the role, or who has left, is refused', () => {
    expect(decideMove(tenantWith(line('ann', 'fe')), move([whole], { role: 'fe' }), crowd)).toMatchObject({
      why: 'ASSIGNEE_LACKS_ROLE',
    });
    expect(
      decideMove(tenantWith(line('ann', 'rm')), move([whole], { role: 'rm', to: 'cyd' }), crowd),
    ).toMatchObject({
      why: 'ASSIGNEE_DISABLED',
    });
  });

  test('of a partner goes to people of the same firm only', () => {
    const place: Place = { ...tenantWith(line('wim', 'p-rm')), firm: 'firm_w' };
    const to = (person: string) =>
      decideMove(place, { from: 'wim', to: person, role: 'p-rm', services: [whole] }, crowd);
    expect(to('wanda')).toMatchObject({ ok: true, next: { firm: 'firm_w' } });
    expect(to('tess')).toMatchObject({ ok: true, next: { firm: 'firm_t' } });
    const more = { ...place, lines: [...place.lines, line('wanda', 'p-fe')] };
    expect(
      decideMove(more, { from: 'wim', to: 'tess', role: 'p-rm', services: [whole] }, crowd),
    ).toMatchObject({
      why: 'OTHER_FIRM',
    });
  });
});

test('a move is taken back as long as both people’s boxes stand as it left them', () => {
  const before = tenantWith(line('ann', 'fm', { primary: [whole] }));
  const moved = moveBoxes(before.lines, move([whole]));
  const decision = decideMove(before, move([whole]), crowd);
  if (!decision.ok) throw new Error(decision.why);
  expect(decideMoveBack(decision.next, moved, crowd)).toMatchObject({ ok: true, next: before });
  const changed = decide(
    decision.next,
    { lines: [emptyLine('bob', 'fm')], byPartner: false, keepFirm: true },
    crowd,
  );
  if (!changed.ok) throw new Error(changed.why);
  expect(decideMoveBack(changed.next, moved, crowd)).toBeUndefined();
});

test('over random places: no box is lost or made, and a move taken back restores the place', () => {
  const people = ['ann', 'bob', 'wim', 'wanda', 'queue'];
  let tried = 0;
  fc.assert(
    fc.property(
      fc.array(wishArb, { minLength: 3, maxLength: 10 }),
      fc.constantFrom(...people),
      fc.constantFrom(...people),
      (wishes, from, to) => {
        let place: Place = { kind: 'tenant', firm: null, lines: [] };
        for (const each of wishes) {
          const decision = decide(place, each, crowd);
          if (decision.ok) place = decision.next;
        }
        for (const { role, ...giver } of place.lines.filter(({ person }) => person === from && from !== to)) {
          const boxes = boxesOf({ role, ...giver }).map(({ service }) => service);
          for (const services of [boxes, boxes.slice(0, 1), boxes.slice(1)]) {
            const wanted = { from, to, role, services };
            const moved: Moved = moveBoxes(place.lines, wanted);
            const covered = (...lines: Parameters<typeof boxesOf>[0][]) =>
              new Set(lines.flatMap((one) => boxesOf(one).map(({ service }) => service)));
            const after = covered(moved.from.after, moved.to.after);
            if (!moved.to.after.whole) expect(after).toEqual(covered(moved.from.before, moved.to.before));
            const decision = decideMove(place, wanted, crowd);
            if (!decision.ok) continue;
            tried++;
            // Only the two of them change.
            expect(
              decision.changed.every(({ before, after: now }) =>
                [from, to].includes((before ?? now)?.person ?? ''),
              ),
            ).toBe(true);
            const real = {
              from: { before: moved.from.before, after: lineIn(decision.next, moved.from.after) },
              to: { before: moved.to.before, after: lineIn(decision.next, moved.to.after) },
            };
            expect(decideMoveBack(decision.next, real, crowd)).toMatchObject({ ok: true, next: place });
          }
        }
      },
    ),
    { numRuns: 600 },
  );
  expect(tried).toBeGreaterThan(100);
});

function lineIn(place: Place, { person, role }: { person: string; role: string }) {
  return place.lines.find((one) => one.person === person && one.role === role) ?? emptyLine(person, role);
}
