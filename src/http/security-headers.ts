import type { Context, MiddlewareHandler } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';

/**
 * The headers that every answer carries. Scripts come from our own files only; the one exception for styles is the nonce,
 * with which Fluent UI adds its rules at run time.
 */
export function securityHeaders(publicUrl: URL): MiddlewareHandler {
  const none: [] = [];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      workerSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: {
      camera: none,
      microphone: none,
      geolocation: none,
      payment: none,
      usb: none,
      displayCapture: none,
    },
    // "no-referrer" would make browsers send "Origin: null" with a form, which is refused.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: publicUrl.protocol === 'https:' ? 'max-age=31536000' : false,
  });
}

/** The nonce of this answer, as it stands in its Content-Security-Policy. */
export function nonceOf(c: Context): string {
  return (c.get('secureHeadersNonce') as string | undefined) ?? '';
}
