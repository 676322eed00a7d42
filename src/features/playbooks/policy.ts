interface Who {
  readonly administrator: boolean;
  readonly capabilities: readonly string[];
}

export const may = {
  /** Administrators, and whoever they made an owner of the playbook. */
  publish: (who: Who): boolean => who.administrator || who.capabilities.includes('playbook:publish'),
};
