import type { Day } from '#core/kernel/day.ts';

/** 联系人的安排. */
export type Assignment = {
  readonly id: string;
  readonly region: string;
  readonly liaisonRegion: string;
  readonly liaisonId: string;
  readonly organisationId: string;
  readonly programmeId: string | null;
  readonly from: Day;
  readonly to: Day | null;
};

/** 走访 with its points, as the tables hold it. */
export type Visit = {
  readonly id: string;
  readonly region: string;
  readonly organisationId: string;
  readonly liaisonRegion: string;
  readonly liaisonId: string;
  readonly programmeId: string | null;
  readonly kind: '日常巡视' | '专项走访' | '随访';
  readonly on: Day;
  readonly met: string;
  readonly seen: string;
  readonly sentOn: Day | null;
  readonly points: readonly VisitPoint[];
};

export type VisitPoint = {
  readonly number: number;
  readonly kind: '问题' | '建议';
  readonly body: string;
  readonly state: 'open' | 'answered' | 'settled';
  readonly due: Day | null;
  readonly settledOn: Day | null;
  readonly steps: readonly {
    readonly id: string;
    readonly step: '答复' | '办结' | '退回';
    readonly on: Day;
    readonly personId: string;
    readonly note: string;
    readonly due: Day | null;
  }[];
  readonly proposal: {
    readonly programmeId: string;
    readonly stage: string;
    readonly task: string;
    readonly proposes: string;
    readonly state: 'pending' | 'adopted' | 'declined';
    readonly reason: string | null;
    readonly decidedBy: string | null;
    readonly decidedOn: Day | null;
  } | null;
};
