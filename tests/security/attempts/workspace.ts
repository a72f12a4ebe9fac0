import { anAlliance, aPerson, type Person } from '../../support/builders.ts';
import { aCalendarToken, aFailedDelivery, aFollow, aNotice, aRobot } from '../../support/workspace.ts';
import { type Attempts, databaseOf, freshAlliance, type Input, next, or, ownPerson, type Whose } from './asking.ts';

/** The asker, or on the other side somebody of the school there. */
async function owner(whose: Whose): Promise<Person> {
  const { world, side } = whose;
  if (side === world.there) return aPerson(databaseOf(whose), { at: side.school });
  return ownPerson(whose) ?? world.people.teacher;
}

const ofRobot = async (whose: Whose): Promise<Input> => ({
  region: whose.side.region,
  id: await or(whose, () => aRobot(whose.world.server.platform, whose.side.alliance)),
});

const robotFor = (organisationId: string, office: string | null = null): Input => ({
  organisationId,
  office,
  vendor: 'wecom',
  address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=test-${next()}`,
  secret: null,
  name: '工作群',
  kinds: ['会议'],
});

export const workspace: Attempts = {
  'workspace.desk': () => ({ input: {} }),
  'workspace.todos': () => ({ input: {} }),
  'workspace.search': ({ side }) => ({ input: { text: side.school.name } }),
  'workspace.search for a person': () => ({ input: { text: '诸葛金丝雀' } }),
  'workspace.notices': () => ({ input: {} }),
  'workspace.latestNotices': () => ({ input: {} }),
  'workspace.liveNotices': () => ({ input: {} }),
  'workspace.readNotices': async (whose) => {
    await aNotice(whose.world.server.platform, await owner(whose));
    return { input: {} };
  },
  'workspace.preferences': () => ({ input: {} }),
  'workspace.choose': () => ({
    input: {
      mail: { 会议: 'at-once', 任务: 'digest', 走访: 'none', 活动: 'digest', 申报: 'digest', 责任提醒: 'at-once' },
      digestHour: next() % 24,
      quiet: { from: '21:00', to: '07:00' },
    },
  }),
  'workspace.followed': () => ({ input: {} }),
  'workspace.follow': async (whose) => ({ input: { organisationId: await freshAlliance(whose) } }),
  'workspace.unfollow': async (whose) => ({
    input: {
      id: await or(whose, async () =>
        aFollow(whose.world.server.platform, await owner(whose), (await anAlliance(databaseOf(whose))).id),
      ),
    },
  }),
  'workspace.makeCalendarAddress': () => ({ input: {} }),
  'workspace.revokeCalendarAddress': async (whose) => {
    await aCalendarToken(whose.world.server.platform, await owner(whose));
    return { input: {} };
  },
  'workspace.calendarFeed': async (whose) => ({
    input: { token: await aCalendarToken(whose.world.server.platform, await owner(whose)) },
  }),
  'workspace.sendAgain': async (whose) => {
    const { id: personId, region } = await owner(whose);
    return {
      input: { region, id: await or(whose, () => aFailedDelivery(whose.world.server.platform, { region, personId })) },
    };
  },
  'workspace.sendAgain to the alliance’s group': async (whose) => {
    const { platform } = whose.world.server;
    const { region } = whose.side;
    const id = await or(whose, async () =>
      aFailedDelivery(platform, { region, robotId: await aRobot(platform, whose.side.alliance) }),
    );
    return { input: { region, id } };
  },
  'workspace.robots': () => ({ input: {} }),
  'workspace.addRobot': async (whose) => {
    await emptyGroup(whose);
    return { input: robotFor(whose.side.alliance.id) };
  },
  'workspace.addRobot of the school': async (whose) => {
    await emptyGroup(whose);
    return { input: robotFor(whose.side.school.id) };
  },
  'workspace.addRobot of the office': async (whose) => {
    await emptyGroup(whose);
    return { input: robotFor(whose.side.bureau.id, '基础教育科') };
  },
  'workspace.changeRobot': async (whose) => ({
    input: { ...(await ofRobot(whose)), name: `群${next()}`, kinds: ['任务'] },
  }),
  'workspace.removeRobot': async (whose) => ({ input: await ofRobot(whose) }),
  'workspace.tryRobot': async (whose) => ({ input: await ofRobot(whose) }),
};

/** A group takes ten robots and no more. */
async function emptyGroup(whose: Whose): Promise<void> {
  await databaseOf(whose).system.deleteFrom('workspace.robot').execute();
}
