interface Who {
  readonly administrator: boolean;
  readonly audience: string;
}

export const may = {
  /** Files name people: only administrators bring them, and whoever owns the machine. */
  importUsage: (who: Who): boolean => who.administrator,
  /** Lines that could not be read quote people. */
  readQuarantine: (who: Who): boolean => who.administrator,
};
