import { type Day, day } from '#core/kernel/day.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import { castOf } from './cast.ts';
import { cityProjects } from './city-projects.ts';
import { groupBidding } from './histories/bidding.ts';
import { clusterApplications } from './histories/cluster-schools.ts';
import { districtProjects } from './histories/district-projects.ts';
import { expertRounds } from './histories/evaluations.ts';
import { schoolExperiences } from './histories/experiences.ts';
import { schoolPlans } from './histories/plans.ts';
import { cityCalls } from './innovations.ts';
import { reviewersOf } from './reviews/reviewers.ts';
import type { CallPlan, Reviewer } from './shapes.ts';

/** 征集与申报 of the programmes that run here, each as far as it has come by today, and the experts who read for them. */
export function callsOf(ground: Ground): { calls: CallPlan[]; reviewers: Reviewer[] } {
  const cast = castOf(ground);
  const runs = (id: string) => ground.definitions.some((definition) => definition.id === id);
  const plans = [
    cityProjects,
    cityCalls,
    districtProjects,
    schoolPlans,
    expertRounds,
    groupBidding,
    clusterApplications,
    schoolExperiences,
  ];
  const near = cast.schools(NEW_QUALITY, '项目校', '市级', day('2023-12-31')).slice(0, 3);
  return {
    calls: plans
      .flatMap((planned) => planned(ground, cast))
      .filter(({ programmeId }) => runs(programmeId))
      .map((plan) => knownOn(ground.today, plan)),
    reviewers: reviewersOf(
      ground,
      cast,
      near.map(({ id }) => id),
    ),
  };
}

/** Without what has not happened by the day. */
function knownOn(today: Day, plan: CallPlan): CallPlan {
  return { ...plan, acts: plan.acts.filter(({ on }) => on <= today) };
}
