import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** How the app shows that it is the app. Whatever it is goes to the login and nowhere else: never into an error, a log or an answer. */
export type ClientProof = { readonly secret: string } | CertificateProof;

/** Better than a secret: what is sent proves that we have the key, and is of no use to whoever sees it. */
export interface CertificateProof {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly algorithm: SigningAlgorithm;
}

export const signingAlgorithms = ['PS256', 'RS256'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** How Microsoft Graph is reached, and as which app. */
export interface GraphSettings {
  readonly clientId: string;
  readonly proof: ClientProof;
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

const leastBits = 2048;

/** A certificate and its key from PEM texts. @throws Error that says what is wrong with them, and quotes nothing of the key. */
export function readCertificate(
  certificatePem: string,
  keyPem: string,
  algorithm: SigningAlgorithm,
): CertificateProof {
  const certificate = attempt(
    () => new X509Certificate(certificatePem),
    'the certificate is no PEM of X.509',
  );
  if (/ENCRYPTED/.test(keyPem)) throw new Error('the key is encrypted: give it without a passphrase');
  const key = attempt(() => createPrivateKey(keyPem), 'the key is no PEM of a private key');
  if (key.asymmetricKeyType !== 'rsa')
    throw new Error('the key is not an RSA key, which the login takes only');
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < leastBits) throw new Error(`the key has ${bits} bits; it needs ${leastBits}`);
  if (!certificate.checkPrivateKey(key)) throw new Error('the key is not that of the certificate');
  return { certificate, key, algorithm };
}

function attempt<T>(work: () => T, what: string): T {
  try {
    return work();
  } catch {
    throw new Error(what);
  }
}
