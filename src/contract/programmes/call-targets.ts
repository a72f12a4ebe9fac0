import { z } from 'zod';
import { route } from '../route.ts';
import { id, list, text } from '../values.ts';
import { TargetCard } from './cockpit.ts';

export const callTargetsRoutes = {
  callTargets: route({
    method: 'GET',
    path: '/api/calls/:id/targets',
    audience: 'signed-in',
    data: 'internal',
    summary: '一项征集的决定涉及的目标',
    input: z.strictObject({
      id,
      /** The step at which is decided, and 申报类别 of what waits there. */
      step: text(60),
      kind: list(text(60)),
    }),
    output: z.object({ programmeId: z.string(), at: z.string(), targets: z.array(TargetCard) }),
  }),
};
