export interface ServiceSettings {
  /** Days after which an element of DIBS or SSAT is stale. */
  readonly staleAfterDays: number;
  /** Of the partner forecast, in per cent. */
  readonly forecastMilestones: readonly [number, number];
}

/** Unless set otherwise. */
export const usualServices: ServiceSettings = { staleAfterDays: 180, forecastMilestones: [10, 40] };
