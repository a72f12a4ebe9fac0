import { CITY } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import { addDays, type Day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import type { Growth } from '#core/library/growth.ts';
import type { Scope } from '#core/library/licence.ts';
import { linkCourse } from '#server/contexts/library/commands/courses.ts';
import { growEntry } from '#server/contexts/library/commands/grow.ts';
import { grantLicence, publishEntry, revokeLicence } from '#server/contexts/library/commands/licence.ts';
import { takeIn } from '#server/contexts/library/commands/take-in.ts';
import { entitledCases } from '#server/contexts/library/public.ts';
import type { Caller } from '#server/platform/caller.ts';
import { asking } from '#server/platform/database/database.ts';
import { workday } from '../projects/days.ts';
import type { Speaking } from '../projects/deeds/actors.ts';
import type { World } from '../world.ts';

type Entry = { readonly region: string; readonly id: string; version: number };

/** What becomes of an entry, by days since it was taken in. */
type Life = {
  readonly granted?: { readonly after: number; readonly scope: Scope; readonly revokedAfter?: number };
  readonly published?: { readonly after: number; readonly scope: Scope };
  readonly grown: readonly (readonly [after: number, stage: Growth, note: string])[];
};

const FOUND = '做法来自教师的日常，记录齐全，别的学校看得懂也做得到。';
const CULTIVATED = '已同学校商定两学期的跟踪计划，由教研员和兄弟学校各派一人随堂记录。';
const IMPROVED = '三所学校试用后反映步骤偏多，已合并为五步，补上不适用的情形。';
const RAISED = '试用学校的变化与原校一致，已进入区级教师培训课程。';

const LIVES: readonly Life[] = [
  {
    granted: { after: 4, scope: '全市' },
    published: { after: 7, scope: '全市' },
    grown: [
      [30, '培育', CULTIVATED],
      [160, '改进', IMPROVED],
      [340, '提升', RAISED],
    ],
  },
  {
    granted: { after: 6, scope: '全市' },
    published: { after: 9, scope: '全市' },
    grown: [
      [35, '培育', CULTIVATED],
      [170, '改进', IMPROVED],
    ],
  },
  {
    granted: { after: 5, scope: '本区' },
    published: { after: 8, scope: '本区' },
    grown: [
      [28, '培育', CULTIVATED],
      [150, '改进', IMPROVED],
      [240, '培育', '另一所学校试用时错因名称对不上，先回到培育，统一叫法再试。'],
    ],
  },
  { granted: { after: 9, scope: '全市' }, grown: [[40, '培育', CULTIVATED]] },
  {
    granted: { after: 3, scope: '全市', revokedAfter: 120 },
    published: { after: 6, scope: '本区' },
    grown: [[33, '培育', CULTIVATED]],
  },
  { grown: [] },
];

/** 收入案例库：what came far enough in the calls, taken in, granted, published and grown by the commands that people use. */
export async function enterLibrary(caller: Caller, speaking: Speaking, world: World, today: Day): Promise<void> {
  const { database, eyes } = caller;
  const found = await asking(database, eyes, entitledCases);
  const regionOf = new Map(
    [...world.organisations, ...world.schools, ...world.alliances].map(({ id, region }) => [id, region]),
  );
  const holder = (kind: PostKind, on: Day, at: (organisationId: string) => boolean) =>
    world.posts.find((post) => post.kind === kind && at(post.organisationId) && holdsOn(post, on));
  const people = new Map(world.people.map((person) => [person.id, person]));
  /** Speaks as somebody holding the post on that day; `undefined` when nobody does, or the day is still to come. */
  const as = (kind: PostKind, on: Day, time: string, at: (organisationId: string) => boolean): Caller | undefined => {
    const person = people.get(holder(kind, on, at)?.personId ?? '');
    if (person === undefined || on > today) return undefined;
    return speaking({ who: { personId: person.id, region: person.region }, on, time });
  };

  for (const [index, one] of found.entries()) {
    const life = LIVES[index % LIVES.length]!;
    const taken = workday(addDays(one.since, 5));
    const after = (days: number) => workday(addDays(taken, days));
    const academy = (on: Day, time: string) =>
      as('academy-researcher', on, time, (id) => regionOf.get(id) === (one.callRegion === CITY ? CITY : one.region));
    const head = (on: Day, time: string) => as('principal', on, time, (id) => id === one.organisationId);
    const editor = academy(taken, '10:20');
    if (editor === undefined) continue;
    const entry: Entry = {
      ...(await takeIn(editor, { region: one.region, case: one.id, note: FOUND })),
      version: 1,
    };
    let isOpen = false;
    for (const act of actsOf(life)) {
      const on = after(act.after);
      const who = act.by === 'head' ? head(on, '15:10') : academy(on, '14:30');
      if (who === undefined) break;
      await act.run(who, entry);
      entry.version += 1;
      isOpen = act.publishes ?? isOpen;
    }
    if (isOpen)
      await course(caller, world, entry, { title: one.title, region: one.region, academy: academy(today, '09:40') });
  }
}

type LibraryAct = {
  readonly after: number;
  readonly by: 'head' | 'academy';
  /** Whether it is published after it; absent, as before. */
  readonly publishes?: boolean;
  readonly run: (who: Caller, of: Entry) => Promise<unknown>;
};

function actsOf({ granted, published, grown }: Life): LibraryAct[] {
  const acts: LibraryAct[] = grown.map(([after, stage, note]) => ({
    after,
    by: 'academy',
    run: (who, of) => growEntry(who, { ...of, stage, note }),
  }));
  if (granted !== undefined) {
    const { after, scope, revokedAfter } = granted;
    acts.push({ after, by: 'head', run: (who, of) => grantLicence(who, { ...of, scope }) });
    if (revokedAfter !== undefined)
      acts.push({
        after: revokedAfter,
        by: 'head',
        publishes: false,
        run: (who, of) => revokeLicence(who, { ...of, note: '学校正在修订做法，修订完再授权。' }),
      });
  }
  if (published !== undefined) {
    const { after, scope } = published;
    acts.push({ after, by: 'academy', publishes: true, run: (who, of) => publishEntry(who, { ...of, scope }) });
  }
  return acts.toSorted((a, b) => a.after - b.after);
}

/** The training of the academy that speaks of the same thing, where there is one. */
async function course(
  { database }: Caller,
  { activities }: World,
  { region, id }: Entry,
  {
    title,
    region: at,
    academy,
  }: { readonly title: string; readonly region: string; readonly academy: Caller | undefined },
): Promise<void> {
  const about = ['作业', '学情'].find((word) => title.includes(word));
  const training = activities.find(
    (activity) =>
      activity.kind === '培训' &&
      activity.region === at &&
      activity.fate !== 'cancelled' &&
      about !== undefined &&
      activity.title.includes(about),
  );
  if (training === undefined || academy === undefined) return;
  await linkCourse({ ...academy, database }, { region, id, activityRegion: training.region, activityId: training.id });
}
