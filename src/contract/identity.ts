import { accountRoutes } from './identity/account.ts';
import { peopleRoutes } from './identity/people.ts';

export const identityRoutes = { ...accountRoutes, ...peopleRoutes };
