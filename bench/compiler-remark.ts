import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

// Parses every page of a folder with remark and does nothing else: what any tool pays that is built on a whole syntax tree.

const [folder = '.'] = process.argv.slice(2);
const processor = unified().use(remarkParse).use(remarkGfm);
const entries = await readdir(folder, { recursive: true });
for (const entry of entries.filter((name) => name.endsWith('.md')))
  processor.parse(await readFile(join(folder, entry), 'utf8'));
