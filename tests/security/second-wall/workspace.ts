import type { Behind } from './gap.ts';
import { held, of } from './sorting.ts';

export const workspace: Behind = {
  registry: [],
  personal: {
    ...held('workspace', 'unfollow', 'sendAgain', 'sendAgain to the alliance’s group', 'changeRobot', 'removeRobot'),
    ...held('workspace', 'tryRobot', 'addRobot', 'addRobot of the school', 'addRobot of the office'),
  },
  open: [
    ...of('workspace', 'desk', 'todos', 'notices', 'latestNotices', 'liveNotices', 'readNotices', 'preferences'),
    ...of('workspace', 'choose', 'followed', 'follow', 'makeCalendarAddress', 'revokeCalendarAddress'),
    ...of('workspace', 'calendarFeed', 'robots', 'search', 'search for a person'),
  ],
};
