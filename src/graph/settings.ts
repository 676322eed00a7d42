/** How Microsoft Graph is reached, and as which app. */
export interface GraphSettings {
  readonly clientId: string;
  /** Goes to the login and nowhere else: never into an error, a log or an answer. */
  readonly secret: string;
  /** `https://graph.microsoft.com`; national clouds and tests have their own. */
  readonly graphUrl: string;
  /** `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  /** Origins that reports may be downloaded from beside Microsoft's. */
  readonly downloadOrigins: readonly string[];
}

export const usualGraph = {
  graphUrl: 'https://graph.microsoft.com',
  loginUrl: 'https://login.microsoftonline.com',
} as const;
