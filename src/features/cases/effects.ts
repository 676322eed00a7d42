/**
 * What may follow from an event. Only these are code; which of them follow, and with what, is said by definitions. The arguments of each, those that must be
 * there with `*`.
 */
export const effects = {
  /** Takes the tenant's figures as they are now: `baseline`, `start`, `end`. */
  'snapshot figures': ['as*'],
  'set task status': ['task*', 'status*', 'percent'],
  /** Of a person to the tenant. */
  assign: ['person*', 'role*', 'focus'],
  /** A notice in the portal. */
  notify: ['who*', 'say*'],
  remind: ['who*', 'say*'],
  /** A question that the case waits for, and its answer. */
  ask: ['who*', 'say', 'about*'],
  answer: ['about*', 'say*'],
  'record note': ['category*', 'text*'],
  'record deliveries': ['delivered*'],
  'record request': ['note*'],
  'set reason': ['reason*'],
  /** An invitation by e-mail; a second one for the same case moves the first. */
  invite: ['day*', 'time*', 'minutes*', 'place'],
  'cancel invitation': ['say'],
  /** Shown on the usage chart and in the timeline. */
  event: ['say*'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EffectName = keyof typeof effects;
