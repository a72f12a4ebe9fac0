import type { Me } from '#web/features/identity/me.ts';
import { paths } from '#web/paths.ts';

export type Entry = { readonly label: string; readonly to: string };
export type Group = { readonly label: string | null; readonly entries: readonly Entry[] };

/** Who makes visits, follows them, or answers for what is visited. */
const FOLLOW_VISITS: readonly string[] = [
  'city-officer',
  'district-officer',
  'liaison',
  'academy-researcher',
  'alliance-lead',
  'principal',
  'school-admin',
];

/** Who reads what others apply for. Everybody else who is asked to comes to the desk by the notice. */
const REVIEW: readonly string[] = ['expert', 'academy-researcher'];
/** Who carries projects out, and who looks after them. */
const CARRY_OUT: readonly string[] = [
  'principal',
  'school-admin',
  'alliance-lead',
  'district-officer',
  'city-officer',
  'academy-researcher',
];
/** Who chooses among experts. */
const CHOOSE_EXPERTS: readonly string[] = ['city-officer', 'district-officer', 'academy-researcher'];

/** What the navigation offers this person; a group without entries is left out. */
export function groupsFor({ opens, posts }: Pick<Me, 'opens' | 'posts'>): Group[] {
  const followsVisits = posts.some(({ kind }) => FOLLOW_VISITS.includes(kind));
  const groups: { label: string | null; entries: (Entry | false)[] }[] = [
    {
      label: null,
      entries: [
        { label: '工作台', to: paths.workspace() },
        { label: '驾驶舱', to: paths.cockpit() },
      ],
    },
    {
      label: '组织',
      entries: [
        { label: '学校', to: paths.schools() },
        { label: '联盟', to: paths.alliances() },
        { label: '领导机构', to: paths.bodies() },
        opens.people && { label: '人员', to: paths.people() },
      ],
    },
    {
      label: '协同',
      entries: [
        { label: '会议', to: paths.meetings() },
        { label: '任务', to: paths.tasks() },
        { label: '活动', to: paths.activities() },
        followsVisits && { label: '走访', to: paths.visits() },
      ],
    },
    {
      label: '项目',
      entries: [
        { label: '征集', to: paths.calls() },
        { label: '申报件', to: paths.cases() },
        posts.some(({ kind }) => CARRY_OUT.includes(kind)) && { label: '实施中的项目', to: paths.carrying() },
        { label: '案例库', to: paths.library() },
        posts.some(({ kind }) => REVIEW.includes(kind)) && { label: '评审台', to: paths.reviews() },
        posts.some(({ kind }) => CHOOSE_EXPERTS.includes(kind)) && { label: '专家库', to: paths.experts() },
      ],
    },
    {
      label: '行动计划',
      entries: [{ label: '已发布', to: paths.published() }, opens.programmes && { label: '发布', to: paths.publish() }],
    },
    { label: null, entries: [opens.exchange && { label: '数据交换', to: paths.exchange() }] },
    {
      label: '设置',
      entries: [
        opens.calendar && { label: '校历', to: paths.calendar() },
        opens.audit && { label: '审计', to: paths.audit() },
        { label: '我的账号', to: paths.me() },
      ],
    },
  ];
  return groups
    .map(({ label, entries }) => ({ label, entries: entries.filter((entry) => entry !== false) }))
    .filter(({ entries }) => entries.length > 0);
}

/** The entry the address belongs to: the longest one it begins with. */
export function entryOf(groups: readonly Group[], pathname: string): Entry | undefined {
  return groups
    .flatMap(({ entries }) => entries)
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}
