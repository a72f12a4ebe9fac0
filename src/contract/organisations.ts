import { allianceRoutes } from './organisations/alliances.ts';
import { bodyRoutes } from './organisations/bodies.ts';
import { registerRoutes } from './organisations/registers.ts';
import { schoolRoutes } from './organisations/schools.ts';

export const organisationsRoutes = { ...registerRoutes, ...schoolRoutes, ...allianceRoutes, ...bodyRoutes };
