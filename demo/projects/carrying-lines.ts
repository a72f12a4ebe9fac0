import type { Day } from '#core/kernel/day.ts';

/** What somebody does of a project that is carried out; milestones are counted from 0 in the order in which they were promised. */
export type CarryingDeed = { readonly do: 'carry'; readonly of: string } & Carrying;

type Carrying =
  | { readonly what: 'progress'; readonly body: string }
  | { readonly what: 'reach'; readonly milestone: number; readonly evidence: string }
  | {
      readonly what: 'ask';
      readonly kind: string;
      readonly reason: string;
      readonly days?: readonly { readonly milestone: number; readonly due: Day }[];
      readonly leader?: string;
    }
  | { readonly what: 'answer'; readonly agree: boolean; readonly answer: string };

/** A line of a life for each of them. */
export type CarryingLine =
  | readonly [on: Day, who: 'head' | 'admin', what: 'progress', body: string]
  | readonly [on: Day, who: 'head' | 'admin', what: 'reach', milestone: number, evidence: string]
  | readonly [
      on: Day,
      who: 'head',
      what: 'ask',
      kind: string,
      reason: string,
      more?: Pick<Extract<Carrying, { what: 'ask' }>, 'days' | 'leader'>,
    ]
  | readonly [on: Day, who: 'office' | 'city' | 'academy', what: 'answer', agree: boolean, answer: string];

export function carryingDeed(of: string, line: CarryingLine): CarryingDeed {
  switch (line[2]) {
    case 'progress':
      return { do: 'carry', of, what: 'progress', body: line[3] };
    case 'reach':
      return { do: 'carry', of, what: 'reach', milestone: line[3], evidence: line[4] };
    case 'ask':
      return { do: 'carry', of, what: 'ask', kind: line[3], reason: line[4], ...line[5] };
    case 'answer':
      return { do: 'carry', of, what: 'answer', agree: line[3], answer: line[4] };
  }
}
