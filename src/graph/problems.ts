import { defineProblems } from '../base/problems.ts';

/** What can be wrong between Uptake and Microsoft Graph. Sentences carry codes of Microsoft's, never its texts or ours that are secret. */
export const problems = defineProblems({
  GRAPH_SILENT: {
    kind: 'unavailable',
    say: (host: string, why: string) =>
      `${host} does not answer (${why}). Uptake asks again by itself; look at the network if it stays so.`,
  },
  GRAPH_BUSY: {
    kind: 'too-many',
    say: (seconds: number) =>
      `Microsoft Graph wants a pause of ${seconds} s before it is asked again. Uptake keeps it and goes on by itself.`,
  },
  GRAPH_SECRET_REFUSED: {
    kind: 'conflict',
    say: (code: string) =>
      `Microsoft refuses the secret of the app (${code}). It may have expired: make a new one in the app registration and set UPTAKE_GRAPH_SECRET.`,
  },
  GRAPH_CERTIFICATE_REFUSED: {
    kind: 'conflict',
    say: (code: string, thumbprint: string) =>
      `Microsoft refuses the certificate of the app (${code}). Upload the one with the SHA-256 thumbprint ${thumbprint} to the app registration, or set UPTAKE_GRAPH_CERTIFICATE and UPTAKE_GRAPH_KEY to one that is there.`,
  },
  GRAPH_CERTIFICATE_EXPIRED: {
    kind: 'conflict',
    say: (day: string) =>
      `The certificate of the app ended on ${day}. Make a new one, upload it to the app registration and set UPTAKE_GRAPH_CERTIFICATE and UPTAKE_GRAPH_KEY.`,
  },
  GRAPH_NOT_CONSENTED: {
    kind: 'conflict',
    say: (code: string) =>
      `The tenant has not let the app in (${code}). An administrator of the tenant opens its consent link.`,
  },
  GRAPH_TENANT_NOT_FOUND: {
    kind: 'conflict',
    say: (code: string) =>
      `Microsoft knows no tenant with this tenant ID (${code}). Compare the ID with the one in the tenant's admin center.`,
  },
  GRAPH_LOGIN_REFUSED: {
    kind: 'conflict',
    say: (code: string) =>
      `Microsoft's login refuses the app (${code}). Look the code up in the app registration's sign-in logs.`,
  },
  GRAPH_NO_PERMISSION: {
    kind: 'conflict',
    say: (permission: string) =>
      `The app may not read this in the tenant: the permission ${permission} is missing. Add it to the app registration, then have the tenant's administrator open the consent link again.`,
  },
  GRAPH_TENANT_UNKNOWN: {
    kind: 'conflict',
    say: () =>
      'Microsoft has no usage data of this tenant at all, as for one that is quite new or was never used. Uptake asks again every day.',
  },
  GRAPH_DATE_TOO_OLD: {
    kind: 'conflict',
    say: (day: string) => `Microsoft no longer gives the day ${day}: days are kept for about four weeks.`,
  },
  GRAPH_REFUSED: {
    kind: 'conflict',
    say: (status: number, code: string) =>
      `Microsoft Graph refuses the question: ${status} ${code}. Uptake asks again by itself; if it stays so, tell your administrator this code.`,
  },
  GRAPH_UNREADABLE: {
    kind: 'conflict',
    say: (what: string) =>
      `Microsoft Graph answered with something that is no ${what}. Uptake asks again by itself.`,
  },
  GRAPH_CUT: {
    kind: 'unavailable',
    say: () =>
      'The download of the report broke off before its end, several times. Nothing of it was used; Uptake asks again by itself.',
  },
  GRAPH_LINK_GONE: {
    kind: 'unavailable',
    say: (status: number) =>
      `The link to download the report did not hold (${status}), several times. Uptake asks again by itself.`,
  },
  GRAPH_STRANGE_LINK: {
    kind: 'conflict',
    say: (host: string) =>
      `Microsoft Graph sent Uptake to ${host}, which is none of the hosts that reports come from. Nothing was asked there. Tell your administrator.`,
  },
});
