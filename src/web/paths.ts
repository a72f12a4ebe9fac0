/** Addresses of the pages. `Go` and `Act` carry the day and the place along. */
export const paths = {
  signIn: () => '/sign-in',
  me: () => '/me',
  people: () => '/people',
  person: (region: string, id: string) => `/people/${region}/${id}`,
  workspace: () => '/workspace',
  todos: () => '/workspace/todos',
  notices: () => '/workspace/notices',
  noticeSettings: () => '/workspace/settings',
  robots: () => '/workspace/robots',
  cockpit: () => '/cockpit',
  programme: (id: string) => `/cockpit/${id}`,
  published: () => '/programmes',
  publish: () => '/programmes/publish',
  versions: (id: string) => `/programmes/${id}/versions`,
  participants: (id: string) => `/programmes/${id}/participants`,
  schools: () => '/schools',
  school: (id: string) => `/schools/${id}`,
  alliances: () => '/alliances',
  allianceMap: () => '/alliances?view=map',
  alliance: (id: string) => `/alliances/${id}`,
  bodies: () => '/bodies',
  body: (id: string) => `/bodies/${id}`,
  meetings: () => '/meetings',
  meeting: (region: string, id: string) => `/meetings/${region}/${id}`,
  minutes: (region: string, id: string) => `/meetings/${region}/${id}/minutes`,
  meetingDoor: (region: string, id: string) => `/meetings/${region}/${id}/door`,
  activities: () => '/activities',
  activity: (region: string, id: string) => `/activities/${region}/${id}`,
  activityDoor: (region: string, id: string) => `/activities/${region}/${id}/door`,
  tasks: () => '/tasks',
  task: (region: string, id: string) => `/tasks/${region}/${id}`,
  visits: () => '/visits',
  visitRecords: () => '/visits/records',
  liaisons: () => '/visits/liaisons',
  recordVisit: () => '/visits/record',
  visit: (region: string, id: string) => `/visits/${region}/${id}`,
  calls: () => '/calls',
  call: (id: string) => `/calls/${id}`,
  cases: () => '/cases',
  case: (region: string, id: string) => `/cases/${region}/${id}`,
  exchange: () => '/exchange',
  import: (id: string) => `/exchange/${id}`,
  calendar: () => '/calendar',
  audit: () => '/audit',
} as const;

/** Where an organisation has a page of its own, and `null` for commissions, bureaux and academies. */
export function organisationPath(kind: string, id: string): string | null {
  if (kind === 'school') return paths.school(id);
  if (kind === 'alliance') return paths.alliance(id);
  return null;
}
