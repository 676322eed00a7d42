import type { Check, CheckedSite, PageCheck } from './check.ts';
import { checkAudiences } from './check-audiences.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { checkContents } from './check-contents.ts';
import { checkContradictions } from './check-contradictions.ts';
import { checkDeadEnds } from './check-dead-ends.ts';
import { checkHiddenTasks } from './check-hidden-tasks.ts';
import { checkNamedTasks } from './check-named-tasks.ts';
import { checkPersonalData } from './check-personal-data.ts';
import { checkQuotes } from './check-quotes.ts';
import { checkReachable } from './check-reachable.ts';
import { checkMissingSections } from './check-sections.ts';
import { checkStepReferences } from './check-step-references.ts';
import { checkTranslations } from './check-translations.ts';
import type { PageDraft } from './page.ts';
import type { Report } from './report.ts';

const pageChecks: readonly PageCheck[] = [checkHiddenTasks, checkPersonalData];

const checks: readonly Check[] = [
  checkStepReferences,
  checkContradictions,
  checkCatalogue,
  checkNamedTasks,
  checkAudiences,
  checkQuotes,
  checkTranslations,
  checkContents,
  checkReachable,
  checkDeadEnds,
  checkMissingSections,
];

export function runPageChecks(draft: PageDraft, report: Report): void {
  for (const check of pageChecks) check(draft, report);
}

export function runChecks(site: CheckedSite, report: Report): void {
  for (const check of checks) check(site, report);
}
