/** What whoever runs Uptake sets of usage; it changes no figure, only what is said of it. */
export interface UsageSettings {
  /** Shares of the entitlements, in percent, ascending (domain.md 7.3). */
  readonly milestones: readonly number[];
  /** The month that a year of growth begins in, 1–12 (domain.md 7.1). */
  readonly fiscalYearStart: number;
}

export const usualUsage: UsageSettings = { milestones: [10, 40], fiscalYearStart: 7 };
