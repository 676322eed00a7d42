export const may = {
  /** Look after jobs, exports and the ledger as a whole. */
  operate: (who: { readonly administrator: boolean }): boolean => who.administrator,
};
