/** How use of a tenant develops. `t` runs from 0 on the first day to 1 on the last. */
export interface Story {
  /** Share of the licensed people who have taken a service up. */
  readonly uptake: (service: string, t: number) => number;
  /** How much is going on: 1 in an ordinary week. */
  readonly pace: (t: number) => number;
  /** Share of the people who have a licence. */
  readonly licensed: (t: number) => number;
  /** Shares of the people who come after the first day, leave, stop for some months (some for good), and change their name. */
  readonly hired: number;
  readonly leaving: number;
  readonly pausing: number;
  readonly renamed: number;
}

const usual: Readonly<Record<string, number>> = {
  exchange: 0.95,
  onedrive: 0.5,
  sharepoint: 0.45,
  skype: 0.02,
  yammer: 0.12,
  teams: 0.7,
  'm365-apps': 0.8,
  copilot: 0.6,
};
const usualUptake = (service: string): number => usual[service] ?? 0.3;

/** From one level to another, most of it around `middle`. */
const rise = (from: number, to: number, middle: number, t: number): number =>
  from + (to - from) / (1 + Math.exp((middle - t) * 25));

const steady: Story = {
  uptake: usualUptake,
  pace: () => 1,
  licensed: () => 1,
  hired: 0,
  leaving: 0,
  pausing: 0,
  renamed: 0,
};

const pushed = (service: string, t: number): number =>
  service === 'sharepoint' ? rise(0.15, 0.75, 0.6, t) : usualUptake(service);
const launched = (service: string, t: number): number =>
  service === 'teams' ? rise(0.05, 0.85, 0.35, t) : usualUptake(service);
const dip = (t: number): number => (t > 0.55 && t < 0.63 ? 0.12 : 1);

export const stories = {
  steady,
  /** Teams is launched a third of the way in. */
  launch: { ...steady, uptake: launched },
  /** CSMAU work on one service, SharePoint. */
  push: { ...steady, uptake: pushed },
  /** Everybody is on holiday. */
  seasonal: { ...steady, pace: dip },
  /** Half of the people stop, and some of them come back. */
  churn: { ...steady, pausing: 0.5 },
  /** Licences are bought bit by bit. */
  licences: { ...steady, licensed: (t) => rise(0.35, 1, 0.5, t) },
  /** People come and go. */
  hiring: { ...steady, hired: 0.4, leaving: 0.3, renamed: 0.05 },
  mixed: {
    uptake: (service, t) => (service === 'teams' ? launched(service, t) : pushed(service, t)),
    pace: dip,
    licensed: (t) => rise(0.8, 1, 0.4, t),
    hired: 0.15,
    leaving: 0.12,
    pausing: 0.15,
    renamed: 0.02,
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof stories;
