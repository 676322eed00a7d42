import { getRouteApi } from '@tanstack/react-router';
import type { Me } from '../../features/people/model.ts';
import { rememberMe } from '../../features/people/web/me.ts';
import { PasswordPage } from '../../features/people/web/password-page.tsx';
import { SetupPage } from '../../features/people/web/setup-page.tsx';
import { SignInPage } from '../../features/people/web/sign-in-page.tsx';
import { useGo } from '../../ui/link.tsx';
import { insideAddress } from './inside-address.ts';

const signIn = getRouteApi('/sign-in');
const setup = getRouteApi('/setup');
const password = getRouteApi('/password');

/** Sign-in; afterwards the address that was asked for. */
export function SignIn() {
  const { to } = signIn.useSearch() as { to?: string };
  const enter = useEnter(insideAddress(to));
  return <SignInPage onDone={enter} />;
}

export function Setup() {
  const { token } = setup.useSearch() as { token?: string };
  const enter = useEnter('/');
  return <SetupPage token={token ?? ''} onDone={enter} />;
}

export function Password() {
  const { token } = password.useSearch() as { token?: string };
  const enter = useEnter('/');
  return <PasswordPage token={token ?? ''} onDone={enter} />;
}

function useEnter(to: string): (me: Me) => void {
  const go = useGo();
  return (me) => {
    rememberMe(me);
    go(to, { replace: true });
  };
}
