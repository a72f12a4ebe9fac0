import { QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input, Output, Route } from '#contract/route.ts';
import { ask, Refused } from './ask.ts';

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Only a broken connection is worth a second try: a refusal stays a refusal.
      retry: (count, error) => count < 1 && error instanceof Refused && (error.status === 0 || error.status >= 502),
    },
    mutations: { retry: false },
  },
});

/** A question as a query: `useSuspenseQuery(asking(identityRoutes.people, state))`. */
export function asking<R extends Route>(route: R, input: Input<R>) {
  return queryOptions<Output<R>>({
    queryKey: [route.path, input],
    queryFn: ({ signal }) => ask(route, input, { signal }),
  });
}

/**
 * An act as a function to call: `const appoint = useDo(identityRoutes.appoint)`, then `await appoint(input)`.
 * Every record is a fact that some figure may count, so whatever is on the page is asked for anew afterwards.
 */
export function useDo<R extends Route>(route: R): (input: Input<R>, file?: Blob) => Promise<Output<R>> {
  const queries = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: ({ input, file }: { input: Input<R>; file: Blob | undefined }) =>
      ask(route, input, file ? { file } : {}),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (input, file) => mutateAsync({ input, file });
}
