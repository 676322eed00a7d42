/** Where to go after sign-in: only ever an address of this app, whatever a crafted link asks for. */
export function insideAddress(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])/.test(asked)) return '/';
  const isDoor = /^\/(sign-in|setup)(?![\w-])/.test(asked);
  return isDoor ? '/' : asked;
}
