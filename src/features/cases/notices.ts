/** The news that people were told something; letters may follow it. */
export const noticed = 'case.noticed';
