import { writeFileSync } from 'node:fs';
import { siteSchemaFile } from '../test/support/site-schema.ts';

// The JSON schema of the model; a test compares it with its description, and what the compiler gives with both.

writeFileSync(new URL('../docs/schema/uptake-site-1.schema.json', import.meta.url), siteSchemaFile());
