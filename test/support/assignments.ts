import fc from 'fast-check';
import { emptyLine, normal } from '../../src/features/assignments/lines.ts';
import {
  type AssigneeFacts,
  assignableRoles,
  assignableServices,
  focuses,
  type Line,
} from '../../src/features/assignments/model.ts';
import type { People, Place, Wish } from '../../src/features/assignments/rules.ts';

/** Somebody to assign; one of the organisation unless told. */
export const someone = (
  id: string,
  roles: readonly string[],
  more: Partial<AssigneeFacts> = {},
): AssigneeFacts => ({
  id,
  name: id,
  firm: null,
  roles: [...roles],
  csmau: false,
  queue: null,
  disabled: false,
  availability: null,
  ...more,
});

export const line = (person: string, role: string, more: Partial<Line> = {}): Line =>
  normal({ ...emptyLine(person, role), whole: true, ...more });

export const tenantWith = (...lines: readonly Line[]): Place => ({ kind: 'tenant', firm: null, lines });

export const wish = (...lines: readonly Line[]): Wish => ({ lines, byPartner: false, keepFirm: false });

const wingtip = { id: 'firm_w', name: 'Wingtip' };
const tailspin = { id: 'firm_t', name: 'Tailspin' };

/** Few enough people that they meet at every place. */
export const crowd: People = new Map(
  [
    someone('ann', ['rm', 'fm', 'fe', 'sme']),
    someone('bob', ['rm', 'fm', 'sme', 'fta'], { csmau: true }),
    someone('cyd', ['rm', 'fe', 'mvm'], { disabled: true }),
    someone('queue', ['rm'], { queue: 'inactive' }),
    someone('wim', ['p-rm', 'p-fm'], { firm: wingtip }),
    someone('wanda', ['p-rm', 'p-fe'], { firm: wingtip }),
    someone('tess', ['p-rm', 'p-fm'], { firm: tailspin }),
  ].map((each) => [each.id, each]),
);

const services = assignableServices.slice(0, 3).map(({ id }) => id);

/** Whatever somebody might write. */
const wildLineArb: fc.Arbitrary<Line> = fc.record({
  person: fc.constantFrom(...crowd.keys()),
  role: fc.constantFrom(...assignableRoles),
  whole: fc.boolean(),
  services: fc.subarray(services),
  primary: fc.subarray(['', ...services]),
  focus: fc.option(fc.constantFrom(...focuses), { nil: null, freq: 3 }),
});

const held = [...crowd.values()].flatMap(({ id, roles }) => roles.map((role) => [id, role] as const));

/** What the screen lets one ask: roles that people have, stars where boxes are, a focus for SMEs; a third is removal. */
const soundLineArb: fc.Arbitrary<Line> = fc
  .record({
    holder: fc.constantFrom(...held),
    boxes: fc.oneof(fc.constant<true>(true), fc.subarray(services), fc.constant<string[]>([])),
    stars: fc.subarray(['', '', ...services]),
    focus: fc.option(fc.constantFrom(...focuses), { nil: null, freq: 3 }),
  })
  .map(({ holder: [person, role], boxes, stars, focus }) => {
    const ticked = boxes === true ? ['', ...services] : boxes;
    return {
      person,
      role,
      whole: boxes === true,
      services: boxes === true ? [] : boxes,
      primary: stars.filter((service) => ticked.includes(service)),
      focus: role === 'sme' && boxes === true ? focus : null,
    };
  });

export const lineArb = fc.oneof(
  { weight: 12, arbitrary: soundLineArb },
  { weight: 1, arbitrary: wildLineArb },
);

export const wishArb: fc.Arbitrary<Wish> = fc.record({
  lines: fc.uniqueArray(lineArb, {
    minLength: 1,
    maxLength: 4,
    selector: ({ person, role }) => `${person} ${role}`,
  }),
  byPartner: fc.nat(9).map((n) => n === 0),
  keepFirm: fc.nat(9).map((n) => n === 0),
});
