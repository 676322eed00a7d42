import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { findingPages } from '../test/findings/finding-pages.ts';

// The pages say what the tests prove: both come from the examples in test/findings.

const folder = new URL('../docs/findings/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of findingPages()) writeFileSync(new URL(name, folder), text);
