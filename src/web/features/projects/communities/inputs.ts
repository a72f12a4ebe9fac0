import { z } from 'zod';
import { Founded } from '#contract/projects/communities.ts';
import { projectsRoutes } from '#contract/projects.ts';
import { id } from '#contract/values.ts';

/** What the forms ask for; the projects were chosen on the page. */
export const PlaceInput = z.strictObject({ community: id });
export const FoundInput = Founded;
export const GuidesInput = z.strictObject({ experts: z.array(id).min(1, '请至少选择一位专家').max(15) });
export const ReasonInput = projectsRoutes.takeOutCase.input.pick({ reason: true });
