import type { OrganisationKind, PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type {
  ALLIANCE_DOCUMENTS,
  ALLIANCE_FORMS,
  ALLIANCE_KINDS,
  CLUSTER_FIELDS,
  LEVELS,
  MEMBER_ROLES,
  OWNERSHIPS,
  SCHOOL_TYPES,
  STAGES,
} from '#core/programmes/vocabulary.ts';
import type { Activity } from './activities/shapes.ts';
import type { Meeting, Task } from './meetings/shapes.ts';
import type { CallPlan, Reviewer } from './projects/shapes.ts';
import type { Assignment, Visit } from './visits/shapes.ts';

/** Whatever holds for a while: `[from, to)`, an open end is `null`. */
export type Held = { readonly from: Day; readonly to: Day | null };

/** 单位：a commission, bureau or academy; schools and alliances say more and stand on their own. */
export type Organisation = Held & {
  readonly id: string;
  readonly kind: Exclude<OrganisationKind, 'school' | 'alliance'>;
  readonly region: string;
  readonly name: string;
};

export type School = Held & {
  readonly id: string;
  readonly code: string;
  readonly region: string;
  readonly name: string;
  readonly word: string;
  readonly type: (typeof SCHOOL_TYPES)[number];
  readonly ownership: (typeof OWNERSHIPS)[number];
  readonly town: string;
  readonly feature: string | null;
  readonly featureSince: Day | null;
  readonly campuses: readonly Campus[];
  /** Days on which it has been at the basic standard. */
  readonly standard: (Held & { readonly id: string; readonly document: string }) | null;
};

export type Campus = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly main: boolean;
};

export type Alliance = Held & {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly type: (typeof ALLIANCE_KINDS)[number];
  readonly form: (typeof ALLIANCE_FORMS)[number] | null;
  readonly field: (typeof CLUSTER_FIELDS)[number] | null;
  readonly level: (typeof LEVELS)[number];
  readonly purpose: string;
};

export type Membership = Held & {
  readonly id: string;
  readonly allianceId: string;
  readonly schoolId: string;
  readonly role: (typeof MEMBER_ROLES)[number];
};

/** 治理文件 as adopted; the next of its kind takes its place. */
export type AllianceDocument = {
  readonly id: string;
  readonly allianceId: string;
  readonly kind: (typeof ALLIANCE_DOCUMENTS)[number];
  readonly title: string;
  readonly body: string;
  readonly responsibilities: readonly { matter: string; bureau: string; alliance: string; school: string }[] | null;
  readonly unified: Record<'leadership' | 'plan' | 'curriculum' | 'assessment' | 'training', string> | null;
  readonly from: Day;
};

export type Body = Held & {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly level: (typeof LEVELS)[number];
  readonly programmeId: string;
  readonly bodyKey: string;
  /** The kind as the definition calls it. */
  readonly kind: string;
};

export type Seat = Held & {
  readonly id: string;
  readonly bodyId: string;
  readonly personId: string;
  readonly region: string;
  readonly role: string;
};

export type Person = {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly staffNo: string;
  readonly organisationId: string;
  readonly subject: string | null;
  readonly stage: (typeof STAGES)[number] | null;
};

export type Post = Held & {
  readonly id: string;
  readonly personId: string;
  readonly region: string;
  readonly kind: PostKind;
  readonly organisationId: string;
  readonly office: string | null;
};

export type Title = Held & {
  readonly id: string;
  readonly personId: string;
  readonly region: string;
  readonly title: string;
  readonly subject: string | null;
};

export type Participation = Held & {
  readonly id: string;
  readonly programmeId: string;
  readonly role: string;
  readonly organisationId: string;
  readonly level: (typeof LEVELS)[number] | null;
  readonly batch: string | null;
};

export type TaskDone = {
  readonly programmeId: string;
  readonly stage: string;
  readonly task: string;
  readonly doneOn: Day;
  readonly note: string | null;
};

/** 演示城市：everything there is in it, each list in the order it is brought in. */
export type World = {
  readonly organisations: readonly Organisation[];
  readonly schools: readonly School[];
  readonly alliances: readonly Alliance[];
  readonly memberships: readonly Membership[];
  readonly documents: readonly AllianceDocument[];
  readonly bodies: readonly Body[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly titles: readonly Title[];
  readonly seats: readonly Seat[];
  readonly participations: readonly Participation[];
  readonly tasks: readonly TaskDone[];
  /** Meetings and what they decided should be done. */
  readonly meetings: readonly Meeting[];
  readonly given: readonly Task[];
  /** Who looks after which alliances, and what the visits to them brought. */
  readonly assignments: readonly Assignment[];
  readonly visits: readonly Visit[];
  readonly activities: readonly Activity[];
  /** Calls with the applications that came in, and what became of them. */
  readonly calls: readonly CallPlan[];
  /** 评审专家库 */
  readonly reviewers: readonly Reviewer[];
  /** The programmes whose region has schools here. */
  readonly definitions: readonly Definition[];
};
