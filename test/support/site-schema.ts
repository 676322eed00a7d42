import * as z from 'zod';
import type { SiteModel } from '../../src/compiler/index.ts';

const text = (says: string) => z.string().describe(says);
const texts = (says: string) => z.array(z.string()).describe(says);
const line = z
  .int()
  .min(1)
  .describe('1-based line in the page; that of the include directive for what comes from an include');

const item = z.strictObject({
  text: text('Plain text'),
  level: z.int().min(0).describe('0 for the outermost items, and for prose'),
});

const link = z.strictObject({
  text: text('What a reader clicks on'),
  target: text('As written'),
  url: text("Where it leads: mail filters' wrappers taken off, a path resolved against the page"),
  kind: z.enum(['page', 'file', 'anchor', 'external', 'mail', 'unsafe']),
  resolved: z
    .boolean()
    .describe('A page is in the site, an anchor is on its page; always true for the outside'),
  anchor: text('What stands after the #').exactOptional(),
  line,
});

const task = z.strictObject({
  id: text('Three or four digits'),
  name: text('Empty when the page does not say it'),
  mandatory: z
    .boolean()
    .nullable()
    .describe('null when the page does not say it in a way that can be understood'),
  roles: texts('Canonical names'),
  roleText: text('As written'),
  services: texts('Canonical names'),
  serviceText: text('As written'),
  line,
  repaired: texts('Codes of the repairs that were needed to read the row').exactOptional(),
});

const step = z.strictObject({
  title: text('The heading'),
  anchor: text("GitHub's slug of the heading"),
  level: z.int().min(0).max(6),
  line,
  kind: z
    .enum(['labelled', 'unlabelled', 'page'])
    .describe('With a role or services, without, or the page as a whole'),
  roles: texts('Canonical names; empty when the page says -'),
  roleText: text('As written, without the bold'),
  services: texts('Canonical names'),
  serviceText: text('As written'),
  motions: texts('As written'),
  inputs: z.array(item),
  outputs: z.array(item),
  links: z.array(link),
  tasks: z.array(task),
});

const page = z.strictObject({
  path: text('Relative to the folder of the site, with / between its parts'),
  kind: z.enum([
    'process',
    'approach',
    'phase',
    'catalogue',
    'change-log',
    'glossary',
    'landing',
    'guidance',
  ]),
  title: text('From the front matter, without the prefix that all pages share'),
  h1: z.string().nullable().describe('The first heading of the first level'),
  audiences: texts('internal, partner …; empty when neither the page nor its folder says so'),
  language: text('en, de, es …'),
  pairOf: text('The page that this one translates, or the other edition of it').exactOptional(),
  phases: texts('Canonical names'),
  phaseText: text('As written'),
  motions: texts('As written'),
  owner: z.string().nullable().describe('ft.owner, or the author'),
  programManagers: texts('As written'),
  date: z.string().nullable().describe('ISO day of ms.date'),
  overview: text('Plain text; paragraphs and list items one a line'),
  objectives: z.array(item),
  steps: z.array(step),
  uncategorized: z
    .array(
      z.strictObject({
        id: text('Three or four digits'),
        name: text('Of the catalogue'),
        services: texts('Canonical names'),
      }),
    )
    .describe('Tasks of the catalogue that no step holds and whose location names this page')
    .exactOptional(),
  keyInputs: z.array(item),
  keyOutputs: z.array(item),
  nextSteps: z.array(
    z.strictObject({
      path: text('Of the page, or the address as written when it is not a page of this site'),
      title: text('Of the page'),
      resolved: z.boolean(),
    }),
  ),
  history: z.array(
    z.strictObject({
      date: z.string().nullable().describe('ISO day, or null when the text is no day'),
      dateText: text('As written'),
      who: z.string(),
      what: z.string(),
    }),
  ),
  links: z.array(link),
});

const finding = z.strictObject({
  code: text('Permanent; docs/findings has a page for each'),
  level: z
    .enum(['error', 'warning', 'note'])
    .describe('An error stops publishing, a warning wants a decision, a note only tells'),
  path: text('Of the file'),
  line: z.int().min(1).describe('1-based, in the file as it is on disk'),
  column: z.int().min(1).describe('1-based, in UTF-16 units'),
  message: z.string(),
  hint: text('How to mend it').exactOptional(),
  fix: z
    .strictObject({ line: z.int().min(1), column: z.int().min(1), was: z.string(), text: z.string() })
    .describe('At this place `was` gives way to `text`; a line feed stands for the line end of the file')
    .exactOptional(),
});

/** The model that `playbook compile` prints, described for programs that read it. */
export const siteModelSchema = z
  .strictObject({
    schema: z
      .literal('uptake-site/1')
      .describe('Changes when a field changes its meaning; a new field does not change it'),
    site: z.strictObject({
      title: z.string(),
      hash: text('SHA-256 over every input; equal hashes are equal sites'),
    }),
    pages: z.array(page).describe('In the order of their paths'),
    catalogue: z
      .record(
        z.string(),
        z.strictObject({
          name: z.string(),
          mandatory: z.boolean().nullable(),
          roles: texts('Canonical names'),
          services: texts('Canonical names'),
          description: z.string(),
          links: z.array(z.strictObject({ text: z.string(), url: z.string() })),
          placements: z
            .array(z.strictObject({ page: z.string(), anchor: z.string() }))
            .describe('Where a step holds it'),
          listedOn: texts('Paths of the pages that its location names, when no step holds it'),
        }),
      )
      .describe('By task id: what the whole site says about it'),
    phases: z
      .array(z.strictObject({ name: z.string(), pages: texts('Paths') }))
      .describe('In the order of the work'),
    graph: z.strictObject({
      nodes: z.array(z.strictObject({ path: z.string(), title: z.string(), phases: z.array(z.string()) })),
      edges: z
        .array(z.strictObject({ from: z.string(), to: z.string() }))
        .describe('From a page to what its Next Steps name'),
    }),
    findings: z.array(finding).describe('By path, line, column and code'),
  })
  .meta({ title: 'Uptake site model', description: 'What `uptake playbook compile` prints.' });

/** What is described is what the compiler gives: this line does not compile where the two differ. */
export const isSiteModel = (model: z.output<typeof siteModelSchema>): SiteModel => model;

/** The file `docs/schema/uptake-site-1.schema.json`. */
export function siteSchemaFile(): string {
  return `${JSON.stringify(z.toJSONSchema(siteModelSchema), null, 2)}\n`;
}
