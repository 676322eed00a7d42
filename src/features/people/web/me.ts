import { useQuery } from '@tanstack/react-query';
import { setCsrf } from '../../../ui/call.ts';
import { contractQuery, queryClient } from '../../../ui/query.ts';
import { whoAmI } from '../contract.ts';
import type { Me } from '../model.ts';

const query = { ...contractQuery(whoAmI, {}), staleTime: 5 * 60_000 };

/** Who is signed in: asks once, and keeps the token that changes must carry. Throws a CallProblem of 401 when nobody is. */
export async function loadMe(): Promise<Me> {
  const me = await queryClient.ensureQueryData(query);
  setCsrf(me.csrf);
  return me;
}

/** Takes over the answer of a sign-in. */
export function rememberMe(me: Me): void {
  setCsrf(me.csrf);
  queryClient.setQueryData(query.queryKey, me);
}

/** The signed-in person. Only below a route that has loaded it. */
export function useMe(): Me {
  const { data } = useQuery(query);
  if (!data) throw new Error('useMe is used where nobody is signed in');
  return data;
}
