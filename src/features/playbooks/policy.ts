interface Who {
  readonly administrator: boolean;
  readonly capabilities: readonly string[];
}

export const may = {
  /** Internal people see as anybody; a partner only as what they are. */
  seeAs: (who: { readonly audience: string }, audience: string): boolean =>
    who.audience === 'internal' || who.audience === audience,
  /** Administrators, and whoever they made an owner of the playbook. */
  publish: (who: Who): boolean => who.administrator || who.capabilities.includes('playbook:publish'),
  /** Whoever publishes and reads every page: what one does not see one can't publish again. */
  restore: (who: Who & { readonly audience: string }): boolean =>
    may.publish(who) && who.audience === 'internal',
  /** All findings: who publishes. Those of one page: also its owner. Never a partner, for they quote any page. */
  readFindings: (who: Who & { readonly audience: string }, ownsPage: boolean): boolean =>
    who.audience === 'internal' && (may.publish(who) || ownsPage),
};
