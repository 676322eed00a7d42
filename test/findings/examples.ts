import type { FindingCode } from '../../src/compiler/index.ts';
import type { Example } from './example.ts';
import { linkExamples } from './link-examples.ts';
import { pageExamples } from './page-examples.ts';
import { processExamples } from './process-examples.ts';
import { readingExamples } from './reading-examples.ts';
import { siteExamples } from './site-examples.ts';
import { tableExamples } from './table-examples.ts';
import { taskExamples } from './task-examples.ts';

const all = {
  ...pageExamples,
  ...tableExamples,
  ...linkExamples,
  ...taskExamples,
  ...readingExamples,
  ...siteExamples,
  ...processExamples,
};

/** Every code that has an example, in the order of the codes. */
export const examples = (Object.entries(all) as [FindingCode, Example][]).toSorted(([a], [b]) =>
  a < b ? -1 : 1,
);
