import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { engines, freshDatabase, openTestStore } from '../../test/support/store.ts';
import { dumpSchema } from './dump-schema.ts';
import { system } from './identity.ts';
import { knownMigrations, migrate } from './migrate.ts';
import { openPglitePool } from './pglite-pool.ts';
import { withConnection } from './pool.ts';
import { openPostgresPool } from './postgres-pool.ts';
import { openStore } from './store.ts';

describe.each(engines)('migrations on %s', (engine) => {
  test('make exactly the committed schema (npm run schema writes it)', async () => {
    await using store = await openTestStore(engine);
    expect(await dumpSchema(store.owner)).toBe(readFileSync('src/store/schema.sql', 'utf8'));
  });

  test('run again change nothing', async () => {
    await using store = await openTestStore(engine);
    expect(await migrate(store.pool)).toBe(0);
  });

  test('one that fails leaves nothing of itself and says which it was', async () => {
    await using store = await openTestStore(engine);
    const bad = { number: 9000, name: '9000-bad.sql', text: 'create table half (id int); select 1 / 0;' };
    await expect(migrate(store.pool, [...knownMigrations(), bad])).rejects.toThrow(
      /9000-bad\.sql failed: division by zero/,
    );
    await expect(sql`select * from half`.execute(store.owner)).rejects.toThrow(/does not exist/);
    expect(await migrate(store.pool)).toBe(0);
  });

  test('a database of a newer release is refused with what to do', async () => {
    await using store = await openTestStore(engine);
    const next = { number: 9001, name: '9001-next.sql', text: 'create table future (id int);' };
    expect(await migrate(store.pool, [...knownMigrations(), next])).toBe(1);
    await expect(migrate(store.pool)).rejects.toThrow(/has migration 9001.*newer release/);
  });

  // On a server the owner is no superuser, and row security hides rows from it too.
  test('one that copies rows copies all of them, from tables under forced row security too', async () => {
    const url = engine === 'pglite' ? undefined : await freshDatabase();
    const open = () => (url === undefined ? openPglitePool({ dataDir: null }) : openPostgresPool(url));
    let pool = await open();
    await migrate(
      pool,
      knownMigrations().filter(({ number }) => number < 7),
    );
    await withConnection(pool, system, (connection) =>
      connection.script(`
        insert into partner_firm values ('firm_1', 'Wingtip');
        insert into person (id, email, name, firm_id, created_at) values ('person_1', 'zofia@wingtip.example', 'Zofia', 'firm_1', now());
        insert into customer values ('customer_1', 1, 'Contoso', 'EMEA', 'SMC');
        insert into tenant (id, customer_id, guid, name, domain, motions, created_at)
          values ('tenant_1', 'customer_1', 'guid', 'Contoso', 'contoso.example', '{RFA}', now());
        insert into note (id, tenant_id, category, body, author_id, created_at)
          values ('note_1', 'tenant_1', 'Environment', 'words', 'person_1', now());`),
    );
    if (url !== undefined) {
      await pool.end();
      pool = await open();
    }
    await migrate(pool);
    const { rows } = await withConnection(pool, system, (connection) =>
      connection.query('select i.motions, n.audience from tenant_internal i join note n using (tenant_id)'),
    );
    expect(rows).toEqual([{ motions: ['RFA'], audience: 'shared' }]);
    await pool.end();
  });

  test('a released file that was edited is refused by name', async () => {
    await using store = await openTestStore(engine);
    const edited = knownMigrations().map((migration) => ({
      ...migration,
      text: `${migration.text}\n-- small fix`,
    }));
    await expect(migrate(store.pool, edited)).rejects.toThrow(/0001-foundation\.sql is not the one/);
  });
});

test('eight starters that race for one new server make the schema once', async () => {
  const url = await freshDatabase();
  const stores = await Promise.all(Array.from({ length: 8 }, () => openStore({ kind: 'server', url })));
  const [first] = stores;
  const rows = await sql<{ count: number }>`select count(*)::int as count from migration`.execute(
    (first as (typeof stores)[0]).owner,
  );
  expect(rows.rows[0]?.count).toBe(knownMigrations().length);
  await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
});
