/** Where to go after sign-in: only ever an address of this app, whatever a crafted link asks for. */
export function insideAddress(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked)) return '/tenants';
  const isDoor = /^\/(sign-in|setup)(?![\w-])/.test(asked);
  return isDoor ? '/tenants' : asked;
}
