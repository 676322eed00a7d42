/** Who is signed in, as the frame shows it. */
export interface ShellPerson {
  readonly name: string;
  readonly email: string;
  /** Labels of the roles. */
  readonly roles: readonly string[];
  readonly onProfile: () => void;
  readonly onSessions: () => void;
  readonly onSignOut: () => void;
}
