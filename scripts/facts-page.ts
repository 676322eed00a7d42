import { writeFileSync } from 'node:fs';
import { factsPage } from '../src/app/facts-page.ts';

writeFileSync(new URL('../docs/FACTS.md', import.meta.url), factsPage());
