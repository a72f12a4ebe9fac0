import { identityRoutes } from '#contract/identity.ts';
import { ask } from '#web/ask.ts';
import { paths } from '#web/paths.ts';
import { keepDraftsOf } from '#web/ui/drafts.ts';

/** Signs out here. The whole page is left, so that nothing of this person stays in memory. */
export async function leave(): Promise<void> {
  await ask(identityRoutes.signOut, {});
  keepDraftsOf(null);
  location.assign(paths.signIn());
}

/** Signs out on every device. */
export async function leaveEverywhere(): Promise<void> {
  await ask(identityRoutes.signOut, { everywhere: true });
  keepDraftsOf(null);
  location.assign(paths.signIn());
}
