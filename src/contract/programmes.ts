import { callTargetsRoutes } from './programmes/call-targets.ts';
import { cockpitRoutes } from './programmes/cockpit.ts';
import { evidenceRoutes } from './programmes/evidence.ts';
import { publishingRoutes } from './programmes/publishing.ts';
import { takingPartRoutes } from './programmes/taking-part.ts';

export const programmesRoutes = {
  ...cockpitRoutes,
  ...publishingRoutes,
  ...takingPartRoutes,
  ...evidenceRoutes,
  ...callTargetsRoutes,
};
