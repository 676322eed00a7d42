import * as z from 'zod';
import { entitlementSourceSchema, figureSchema, milestoneSchema, withheldSchema } from './model.ts';

const comparedSchema = z.object({
  activePeople: z.number().int().nullable(),
  entitlements: z.number().int().nullable(),
  percent: z.number().nullable(),
});

/** The same figure under another definition, and how much of the difference each clause makes. */
export const comparisonSchema = z
  .object({
    figure: figureSchema,
    clauses: z.array(
      z.object({
        clause: z.enum(['suite', 'entitlements', 'capped']),
        added: z.array(z.string()).describe('Names of services, or words of the clause'),
        removed: z.array(z.string()),
        difference: comparedSchema.describe(
          'Applied after the clauses above; null where either side is not known',
        ),
      }),
    ),
    total: comparedSchema.describe('The sum of the clauses, where all of them are known'),
  })
  .meta({ id: 'UsageComparison' });
export type Comparison = z.output<typeof comparisonSchema>;

/** Where a figure comes from. */
export const explanationSchema = z
  .object({
    figure: figureSchema,
    comparison: comparisonSchema.nullable().describe('With the definition that was asked for beside it'),
    entitlements: entitlementSourceSchema,
    licencesDay: z.iso
      .date()
      .nullable()
      .describe('The newest day of the window of which a report tells who holds a licence'),
    milestones: z.array(milestoneSchema),
    withheld: z.array(withheldSchema).describe('Of the window'),
    counts: z.array(z.string()).describe('Whoever was active in one of these counts, once'),
    window: z.object({ from: z.iso.date(), to: z.iso.date() }),
    days: z.array(z.object({ day: z.iso.date(), imports: z.array(z.number().int()) })),
    files: z.array(
      z.object({
        number: z.number().int(),
        file: z.string(),
        report: z.string().nullable(),
        sha256: z.string(),
        rows: z.number().int(),
        quarantined: z.number().int(),
        source: z.enum(['file', 'graph']),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'UsageExplanation' });
export type Explanation = z.output<typeof explanationSchema>;
