import { writeFileSync } from 'node:fs';
import { dumpSchema } from '../src/store/dump-schema.ts';
import { openStore } from '../src/store/store.ts';

await using store = await openStore({ kind: 'memory' });
writeFileSync(new URL('../src/store/schema.sql', import.meta.url), await dumpSchema(store.owner));
