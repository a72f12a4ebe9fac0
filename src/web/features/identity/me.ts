import { useSuspenseQuery } from '@tanstack/react-query';
import { identityRoutes } from '#contract/identity.ts';
import type { Output } from '#contract/route.ts';
import { asking } from '#web/client.ts';

export type Me = Output<typeof identityRoutes.me>;
export const me = { ...asking(identityRoutes.me, {}), staleTime: 300_000 };

/** Who is signed in. */
export function useMe(): Me {
  return useSuspenseQuery(me).data;
}
