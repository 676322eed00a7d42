import { newId } from '../src/base/ids.ts';
import { type Identity, system } from '../src/store/identity.ts';
import { type Connection, withConnection } from '../src/store/pool.ts';
import type { Store } from '../src/store/store.ts';

// A portfolio with its notes, invented and the same each time. Words follow Zipf's law, as those of a language do: one is in every second note, most
// are in a handful.

export interface Size {
  readonly tenants: number;
  readonly people: number;
  readonly notes: number;
}

/** The scale that the portfolio is measured at. */
export const wholePortfolio: Size = { tenants: 100_000, people: 5_000, notes: 1_000_000 };

export const personOf = (n: number) => `person_${n}`;
/** People who serve the first tenants for a firm. */
export const firm = { id: 'firm_wingtip', tenants: 2_000 } as const;
const assignmentsEach = 10;
const days = 5 * 365;
const vocabulary = 30_000;
const rowsAtOnce = 5_000;

/** Puts customers, tenants, people, assignments and notes into an empty store. @param say tells how far it is. */
export async function fillPortfolio(store: Store, size: Size, say: (text: string) => void): Promise<void> {
  // An index that is made at once takes a minute; row by row it takes an hour.
  await untimed(store, 'owner', async (connection) => {
    await connection.script('drop index note_text_words');
  });
  await untimed(store, system, async (connection) => {
    await connection.script(portfolio(size));
    say(`${size.tenants} tenants, ${size.tenants * assignmentsEach} assignments`);
    await addNotes(connection, size, say);
  });
  await untimed(store, 'owner', async (connection) => {
    await connection.script(`set maintenance_work_mem = '512MB'`);
    await connection.script(
      'create index note_text_words on note_text using gin (words) with (fastupdate = off)',
    );
    await connection.script('reset maintenance_work_mem; analyze');
  });
  say('indexed');
}

/** With statements that take as long as they take. */
function untimed(
  store: Store,
  identity: Identity | 'owner',
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  return withConnection(store.pool, identity, async (connection) => {
    await connection.script('set statement_timeout = 0');
    await work(connection);
    await connection.script(`set statement_timeout = '60s'`);
  });
}

const portfolio = ({ tenants, people }: Size) => `
  insert into partner_firm (id, name) values ('${firm.id}', 'Wingtip Onboarding');
  insert into customer (id, tpid, name, region, segment)
    select 'customer_' || n, n, 'Adatum ' || n, (array['Americas', 'APJ', 'EMEA'])[1 + n % 3], 'Enterprise'
    from generate_series(0, ${Math.ceil(tenants / 10) - 1}) n;
  insert into tenant (id, customer_id, guid, name, domain, firm_id, active, created_at)
    select 'tenant_' || n, 'customer_' || n / 10, 'guid ' || n, 'Adatum ' || (n * 7919) % ${tenants}, 'adatum.example',
      case when n < ${firm.tenants} then '${firm.id}' end, n % 20 > 0, now() from generate_series(0, ${tenants - 1}) n;
  insert into person (id, email, name, roles, firm_id, administrator, demo, created_at)
    select 'person_' || n, 'person' || n || '@adatum.example', 'Person ' || n, array['fm'],
      case when n = 1 then '${firm.id}' end, false, false, now() from generate_series(0, ${people - 1}) n;
  insert into assignment (id, person_id, role, tenant_id, is_primary, assigned_at)
    select 'assignment_' || t || '_' || k, 'person_' || (t + k * 997) % ${people}, (array['fm', 'fe', 'sme', 'rm'])[1 + k % 4],
      'tenant_' || t, false, now() from generate_series(0, ${tenants - 1}) t, generate_series(0, ${assignmentsEach - 1}) k;`;

/** A number from 0 to 1 that looks like chance, the next of a series. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = [
  'ka',
  'lo',
  'mi',
  'ten',
  'ra',
  'su',
  'ver',
  'din',
  'po',
  'shel',
  'gra',
  'nu',
  'wi',
  'bor',
  'eth',
  'zan',
];

/** The word of a rank, the most frequent first. */
export function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 16; rest > 0; rest = Math.floor(rest / 16)) word += syllables[rest % 16];
  return word;
}

/** Ranks as often as Zipf's law has them. */
export function zipf(): (chance: number) => number {
  const sums = new Float64Array(vocabulary);
  let sum = 0;
  for (let rank = 0; rank < vocabulary; rank++) sums[rank] = sum += 1 / (rank + 10);
  return (chance) => {
    let [low, high] = [0, vocabulary - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < chance * sum) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const services = ['Teams', 'Exchange', 'SharePoint', 'OneDrive', 'Intune', 'Yammer', 'Power BI', 'AADP'];
const tags = ['covid', 'pilot', 'renewal', 'escalation', 'frontline', 'migration', 'security', 'training'];
const categories = [
  ...Array(40).fill('Engagement Management'),
  ...Array(35).fill('Technical Enablement'),
  ...Array(10).fill('Service Intent'),
  ...Array(5).fill('Environment'),
  ...Array(3).fill('Enterprise Status'),
  ...Array(5).fill('System Message'),
  ...Array(1).fill('Customer Readiness'),
  ...Array(1).fill('Migration'),
] as string[];

const columns = {
  id: 'text',
  tenant_id: 'text',
  task_id: 'text',
  services: 'text',
  category: 'text',
  body: 'text',
  escalated: 'boolean',
  author_id: 'text',
  created_at: 'timestamptz',
  audience: 'text',
  next_action: 'text',
  next_action_date: 'date',
  next_action_owner: 'text',
  tags: 'text',
  legacy_category: 'text',
} as const;
type Row = Record<keyof typeof columns, string | boolean | null>;

async function addNotes(connection: Connection, size: Size, say: (text: string) => void): Promise<void> {
  const roll = dice(1);
  const rank = zipf();
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const lists = (name: string) =>
    name === 'services' || name === 'tags' ? `string_to_array(${name}, ',')` : name;
  const insert = `insert into note (${names.join(', ')}) select ${names.map(lists).join(', ')}
    from unnest(${names.map((name, n) => `$${n + 1}::${columns[name]}[]`).join(', ')}) as rows (${names.join(', ')})`;
  const began = Date.now() - days * 86_400_000;
  for (let first = 0; first < size.notes; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, size.notes - first);
    const rows = Array.from({ length: count }, (_, n) =>
      noteOf(new Date(began + ((first + n) / size.notes) * days * 86_400_000), size, roll, rank),
    );
    await connection.query(
      insert,
      names.map((name) => rows.map((row) => row[name])),
    );
    if ((first / rowsAtOnce) % 20 === 0) say(`${first + count} notes`);
  }
}

function noteOf(
  at: Date,
  { tenants, people }: Size,
  roll: () => number,
  rank: (chance: number) => number,
): Row {
  const whole = (below: number) => Math.floor(roll() * below);
  const words = Array.from({ length: 15 + whole(90) }, () => wordOf(rank(roll())));
  const tag = roll() < 0.1 ? (tags[Math.floor(roll() ** 3 * tags.length)] ?? '') : '';
  const hasAction = roll() < 0.2;
  const tenant = whole(tenants);
  const person = personOf((tenant + whole(assignmentsEach) * 997) % people);
  const due = new Date(at.getTime() + whole(60) * 86_400_000).toISOString().slice(0, 10);
  return {
    id: newId('note', at),
    tenant_id: `tenant_${tenant}`,
    task_id: roll() < 0.3 ? String(1000 + whole(300)) : null,
    services: roll() < 0.6 ? (services[Math.floor(roll() ** 2 * services.length)] ?? '') : '',
    category: categories[whole(categories.length)] ?? '',
    body: tag === '' ? words.join(' ') : `${words.join(' ')} #${tag}`,
    escalated: roll() < 0.03,
    author_id: person,
    created_at: at.toISOString(),
    audience: roll() < 0.25 ? 'shared' : 'internal',
    next_action: hasAction ? words.slice(0, 6).join(' ') : '',
    next_action_date: hasAction ? due : null,
    next_action_owner: hasAction ? person : null,
    tags: tag,
    legacy_category: roll() < 0.15 ? 'Overall Status' : null,
  };
}
