import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../src/base/problems.ts';
import { applyAssignments } from '../src/features/assignments/commands.ts';
import type { Line } from '../src/features/assignments/model.ts';
import { loadPlace } from '../src/features/assignments/place.ts';
import { decide, type Place } from '../src/features/assignments/rules.ts';
import { addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { addCustomer, addTenant } from '../src/features/tenants/commands.ts';
import type { Store } from '../src/store/store.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { crowd, wishArb } from './support/assignments.ts';
import { engines, openTestStore } from './support/store.ts';

// What rules decide is what the store keeps: rows, stars and the firm are read back and compared with the pure decision, after each step and
// after each undo.

const at = new Date('2026-11-20T10:00:00Z');

describe.each(engines)('assignments kept on %s', (engine) => {
  let store: Store;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    store = await openTestStore(engine);
    await store.system.transaction().execute(async (tx) => {
      for (const id of ['firm_w', 'firm_t'])
        await tx.insertInto('partner_firm').values({ id, name: id }).execute();
      for (const { id, name, roles, firm, csmau, queue } of crowd.values()) {
        const more = {
          ...(firm && { firm: firm.id }),
          ...(csmau && { capabilities: ['csmau:member'] }),
          ...(queue && { queue }),
        };
        ids.set(id, await addPerson(tx, 'system', { name, email: `${id}@x.example`, roles, ...more }, at));
      }
      for (const { id } of [...crowd.values()].filter(({ disabled }) => disabled))
        await tx
          .updateTable('person')
          .set({ disabled_at: at })
          .where('id', '=', ids.get(id) ?? '')
          .execute();
    });
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const nameOf = (id: string) => [...ids].find(([, known]) => known === id)?.[0] ?? id;
  const inStore = (line: Line): Line => ({ ...line, person: ids.get(line.person) ?? line.person });
  const inRules = (lines: readonly Line[]) =>
    lines
      .map((line) => ({ ...line, person: nameOf(line.person) }))
      .sort((a, b) => (`${a.role} ${a.person}` < `${b.role} ${b.person}` ? -1 : 1));

  let run = 0;
  async function newTenant() {
    run++;
    return store.system.transaction().execute(async (tx) => {
      const customer = await addCustomer(
        tx,
        systemActor,
        { tpid: run, name: 'Contoso', region: 'EMEA', segment: 'SMC' },
        at,
      );
      const about = { customer, guid: `g${run}`, name: 't', domain: 'x.example', motions: [], firm: null };
      return addTenant(tx, systemActor, about, at);
    });
  }

  test('rows, stars and firm are what rules decide, and an undo restores them', async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(wishArb, { minLength: 2, maxLength: 6 }), async (wishes) => {
        const place = { tenant: await newTenant() };
        const read = async (): Promise<{ state: Place; revision: string }> => {
          const loaded = await loadPlace(store.system, systemActor, place, at);
          return {
            state: { ...loaded.place, lines: inRules(loaded.place.lines) },
            revision: loaded.revision,
          };
        };
        const apply = async (lines: readonly Line[], keepFirm: boolean) => {
          const { revision } = await read();
          const cmd = { place, lines, revision, keepFirm, why: '', dryRun: false };
          return store.system.transaction().execute((tx) => applyAssignments(tx, systemActor, cmd, at));
        };
        for (const wish of wishes) {
          const { state } = await read();
          const decision = decide(state, { ...wish, byPartner: false }, crowd);
          const applied = await apply(wish.lines.map(inStore), wish.keepFirm).catch(
            (error: unknown) => error,
          );
          if (!decision.ok) {
            expect(applied instanceof Problem && applied.code).toBe(decision.why);
            expect((await read()).state).toEqual(state);
            continue;
          }
          const after = (await read()).state;
          expect(after).toEqual({ ...decision.next, lines: inRules(decision.next.lines) });
          const { undo, changed } = applied as Awaited<ReturnType<typeof apply>>;
          if (changed.length === 0) continue;
          kept++;
          await apply(undo.lines, undo.keepFirm);
          expect((await read()).state).toEqual(state);
          await apply(wish.lines.map(inStore), wish.keepFirm);
        }
      }),
      { numRuns: engine === 'pglite' ? 12 : 25 },
    );
    expect(kept).toBeGreaterThan(5);
    expect((await verifyLedger(store.system)).broken).toBeNull();
  });
});
