import { collaborationRoutes } from './collaboration.ts';
import { exchangeRoutes } from './exchange.ts';
import { identityRoutes } from './identity.ts';
import { libraryRoutes } from './library.ts';
import { organisationsRoutes } from './organisations.ts';
import { platformRoutes } from './platform.ts';
import { programmesRoutes } from './programmes.ts';
import { projectsRoutes } from './projects.ts';
import { workspaceRoutes } from './workspace.ts';

/** Every question the server answers, by context. */
export const contract = {
  platform: platformRoutes,
  identity: identityRoutes,
  organisations: organisationsRoutes,
  programmes: programmesRoutes,
  exchange: exchangeRoutes,
  collaboration: collaborationRoutes,
  projects: projectsRoutes,
  library: libraryRoutes,
  workspace: workspaceRoutes,
};
