import type { Day } from '#core/kernel/day.ts';
import type { Ground } from '../sitting.ts';
import { castOf } from './cast.ts';
import { cityProjects } from './city-projects.ts';
import { schoolExperiences } from './experiences.ts';
import { cityCalls } from './innovations.ts';
import { schoolPlans } from './plans.ts';
import type { CallPlan } from './shapes.ts';

/** 征集与申报 of the programmes that run here, each as far as it has come by today. */
export function callsOf(ground: Ground): CallPlan[] {
  const cast = castOf(ground);
  const runs = (id: string) => ground.definitions.some((definition) => definition.id === id);
  return [...cityProjects(ground, cast), ...cityCalls(ground, cast), ...schoolPlans(cast), ...schoolExperiences(cast)]
    .filter(({ programmeId }) => runs(programmeId))
    .map((plan) => knownOn(ground.today, plan));
}

/** Without what has not happened by the day. */
function knownOn(today: Day, plan: CallPlan): CallPlan {
  return { ...plan, acts: plan.acts.filter(({ on }) => on <= today) };
}
