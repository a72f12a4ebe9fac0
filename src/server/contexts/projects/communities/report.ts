import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { headsOf } from '#core/projects/acting.ts';
import { BECAUSE, proposed } from '#core/projects/communities/proposal.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { applicant } from '../applying.ts';
import { call } from '../calls/store.ts';
import { standingName, whoActs } from '../words.ts';
import { joinReason } from './joining.ts';
import { communitiesPermissions as permitted } from './permissions.ts';
import { activityPlace, standingsOf } from './standing.ts';
import * as store from './store.ts';

type CallCommunities = Output<typeof projectsRoutes.callCommunities>;
type Community = Output<typeof projectsRoutes.community>['community'];

/** How the established projects of a call are put into communities, and what is proposed for the rest. */
export async function callCommunities(
  db: Db,
  { actor, today }: Caller,
  id: string,
): Promise<CallCommunities | undefined> {
  const of = await call(db, id);
  const rules = of && store.groupingOf(of);
  if (of === undefined || !rules || of.state === 'draft' || of.state === 'withdrawn') return undefined;
  const { by, size, kind, experts } = rules.communities;
  const established = await store.openIn(db, [of]);
  const communities = await store.communitiesFor(db, rules, of.region, today);
  const { standings } = await standingsOf(db, communities, today);
  const joinings = await store.joiningsTo(
    db,
    communities.map((each) => each.id),
  );
  return {
    callId: id,
    callTitle: of.title,
    programmeTitle: of.definition.title,
    kind,
    who: whoActs(by),
    size: size === undefined ? null : { least: size[0], most: size[1] },
    experts: experts ?? null,
    open: established.map(({ placed: _none, step, outcome, organisationKind: _kind, ...project }) => ({
      ...project,
      state: standingName(of.procedure, step === null ? { step, outcome: outcome ?? '' } : { step, outcome: null }),
      may: said(permitted.group(actor, by, [{ callRegion: of.region, ...project }])),
    })),
    proposals:
      size === undefined
        ? []
        : proposed(established, size).map(({ because, field, cases }) => ({
            field,
            cases: [...cases],
            because: BECAUSE[because],
          })),
    communities: standings.map((each) => ({
      ...each,
      waiting: joinings.filter(({ allianceId, answeredOn }) => allianceId === each.id && answeredOn === null).length,
    })),
    can: { place: said(permitted.groups(actor, by, of.region)) },
  };
}

const MOST_ACTIVITIES = 8;

/** One community; `null` for an alliance that is not put together of projects. */
export async function communityReport(db: Db, caller: Caller, id: string): Promise<Community> {
  const { actor, today } = caller;
  const found = await store.communityOf(db, id, today);
  if (found === undefined) return null;
  const { rules } = found;
  const { standings, guides, activities } = await standingsOf(db, [found], today);
  const [standing] = standings;
  if (standing === undefined) return null;
  const joinings = await store.joiningsTo(db, [id]);
  const guide = permitted.guide(actor, found);
  return {
    ...standing,
    programmeTitle: rules.definition.title,
    procedureName: rules.procedure.name,
    who: whoActs(rules.communities.by),
    guides: guides.map(({ name, from }) => ({ name, from })),
    activities: activities.slice(0, MOST_ACTIVITIES).map((one) => {
      const { title, kind, level, on, readable } = one;
      return { title, kind, level, on, to: activityPlace(one), readable };
    }),
    joinings: joinings.map(({ allianceId: _of, ...joining }) => joining),
    own: await ownSchools(db, caller, found, joinings),
    can: {
      seat: guide === true ? rules.communities.team !== undefined || sentence('projects.no-team') : said(guide),
      takeOut: said(permitted.groups(actor, rules.communities.by, found.region)),
      answer: said(permitted.answer(actor, found)),
    },
  };
}

/** Schools that the caller heads and that are not in the community: each may ask to join, or is told why not. */
async function ownSchools(
  db: Db,
  { actor, today }: Caller,
  community: store.Community,
  joinings: readonly store.Joining[],
): Promise<NonNullable<Community>['own']> {
  const schools = new Set(
    actor.posts
      .filter(({ organisationKind, organisationId }) => organisationKind === 'school' && headsOf(actor, organisationId))
      .map(({ organisationId }) => organisationId),
  );
  const own: NonNullable<Community>['own'] = [];
  for (const school of schools) {
    if (await store.isMember(db, community.id, school, today)) continue;
    const asking = await applicant(db, community.rules.definition.id, school, today);
    if (asking === undefined) continue;
    const waits = joinings.some(({ organisationId, answeredOn }) => organisationId === school && answeredOn === null);
    const reason = joinReason(community.rules, asking);
    own.push({
      id: school,
      name: asking.name,
      may: waits ? sentence('projects.joining-waits') : reason === null || sentence(reason.code, reason.detail),
    });
  }
  return own;
}
