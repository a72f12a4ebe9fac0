import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Output } from '#contract/route.ts';
import { activityLife } from '#core/collaboration/activity.ts';
import { type RefusalCode, sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import { said } from '../../../platform/http/allowed.ts';
import { collaborationPermissions as may } from '../permissions.ts';
import type { Report } from './report.ts';

type Can = Output<typeof collaborationRoutes.activity>['can'];
type Said = true | string;

/** What the caller may do with the activity as it stands, each with the reason why not. */
export function acts(activity: Report, { actor, today }: Caller): Can {
  const run = said(may.organise(actor, activity));
  const isHeld = activity.state === 'held' || activity.state === 'summarised';
  const so = (ok: boolean): Said => ok || sentence('collaboration.activity-not-so');
  const came = activity.own.state === '到场' || sentence('collaboration.attended-only');
  return {
    revise: first(run, so(activity.state !== 'cancelled')),
    publish: first(run, so(activityLife.allows(activity.state, 'publish'))),
    cancel: first(run, so(activityLife.allows(activity.state, 'cancel'))),
    signUp: maySignUp(activity),
    withdraw: first(
      activity.mine === 'in' || activity.mine === 'waiting' || sentence('collaboration.not-signed-up'),
      so(activity.state === 'published'),
      activity.from >= today || sentence('collaboration.too-late-to-withdraw'),
    ),
    mark: first(run, so(activity.state === 'published' || isHeld)),
    close: first(
      run,
      so(activityLife.allows(activity.state, 'hold')),
      activity.to <= today || sentence('collaboration.activity-not-over', { until: activity.to }),
    ),
    attach: first(run, open('collaboration.materials-closed', activity.state !== 'cancelled')),
    summarise: first(run, so(isHeld)),
    rate: first(
      open('collaboration.rating-not-yet', isHeld),
      came,
      open('collaboration.rated-already', !activity.own.rated),
      activity.ratingUntil >= today || sentence('collaboration.rating-over', { until: activity.ratingUntil }),
    ),
    certificate: first(
      open('collaboration.no-hours', activity.hours !== null),
      open('collaboration.certificate-not-yet', isHeld),
      came,
    ),
  };
}

function maySignUp({ state, signUp, signUpIs, mine, isForMe }: Report): Said {
  if (state === 'cancelled') return sentence('collaboration.activity-not-so');
  if (signUpIs === null || signUp === null) return sentence('collaboration.sign-up-not-needed');
  return first(
    open('collaboration.signed-up-already', mine !== 'in' && mine !== 'waiting'),
    signUpIs !== 'before' || sentence('collaboration.sign-up-not-yet', { from: signUp.from }),
    open('collaboration.sign-up-closed', signUpIs === 'open'),
    open('collaboration.not-of-audience', isForMe),
  );
}

const open = (reason: RefusalCode, ok: boolean): Said => ok || sentence(reason);

/** The first reason against, or true. */
const first = (...reasons: readonly Said[]): Said => reasons.find((reason) => reason !== true) ?? true;
