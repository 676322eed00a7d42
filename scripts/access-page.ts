import { writeFileSync } from 'node:fs';
import { allContracts } from '../test/authorization/contracts.ts';
import { accessPage } from '../test/authorization/page.ts';
import { rows } from '../test/authorization/rows.ts';

writeFileSync('docs/ACCESS.md', accessPage(await allContracts(), rows));
