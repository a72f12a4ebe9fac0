import { CONFLICT_KINDS, type Conflict } from './conflicts.ts';
import type { Lacking } from './draw.ts';
import type { LackingCase, Shortage } from './lacking.ts';

/** How things are called by their ids, and the years of the rule on conflicts. */
export type Wording = { readonly named: (id: string) => string; readonly years: number };

/** 回避情形 as a person reads it. */
export function conflictWords({ kind }: Pick<Conflict, 'kind'>, years: number): string {
  return CONFLICT_KINDS[kind].replace('{years}', String(years));
}

/** 专家不足的说明: one sentence for each shortage, with what would help. */
export function lackingWords({ shortages, idle }: Lacking, wording: Wording): string[] {
  return [
    ...shortages.map((shortage) => shortageWords(shortage, wording)),
    ...idle.map(
      ({ owed, available, experts }) =>
        `${people(experts, wording)}按最低任务量共须评审${owed}项，可分配的只有${available}项。请调低最低任务量`,
    ),
  ];
}

function shortageWords({ by, needed, available, cases, full }: Shortage, wording: Wording): string {
  const names = listed(
    cases.map(({ caseId }) => `“${wording.named(caseId)}”`),
    '个项目',
  );
  if (by === 'conflicts')
    return `${names}还需${needed}名专家，${cases.map((each) => allowedWords(each, wording)).join('')}。请增补专家`;
  return `${names}共还需${needed}个席位，能安排的只有${available}个，可评审的专家任务量已到上限：${people(full, wording)}。请增补专家或调高任务量上限`;
}

function allowedWords({ allowed, barred }: LackingCase, wording: Wording): string {
  const can =
    allowed.length === 0 ? '没有专家可以评审' : `可以评审的只有${allowed.length}名：${people(allowed, wording)}`;
  const reasons = barred.map(({ kind, experts }) => `${experts}名${conflictWords({ kind }, wording.years)}`);
  return reasons.length === 0 ? can : `${can}；须回避的：${reasons.join('，')}`;
}

const people = (ids: readonly string[], { named }: Wording): string => listed(ids.map(named), '名专家');

const SHOWN = 5;

function listed(names: readonly string[], counted: string): string {
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? `${shown}等${names.length}${counted}` : shown;
}
