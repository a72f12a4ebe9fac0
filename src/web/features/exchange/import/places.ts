import { paths } from '#web/paths.ts';
import type { SheetPlan } from '../answers.ts';

/** Where the rows of a sheet are seen afterwards, told by a word in the sheet's name. */
const PLACES: readonly { word: string; to: string; label: string }[] = [
  { word: '联盟', to: paths.alliances(), label: '查看联盟' },
  { word: '机构', to: paths.bodies(), label: '查看机构' },
  { word: '人员', to: paths.people(), label: '查看人员' },
  { word: '任职', to: paths.people(), label: '查看人员' },
  { word: '称号', to: paths.people(), label: '查看人员' },
  { word: '达标', to: paths.schools(), label: '查看学校' },
  { word: '参与', to: paths.published(), label: '查看行动计划' },
  { word: '学校', to: paths.schools(), label: '查看学校' },
];

export function placesOf(sheets: readonly SheetPlan[]): { to: string; label: string }[] {
  const touched = sheets.filter(({ add, change }) => add + change > 0);
  const found = touched.flatMap(({ sheet }) => PLACES.find(({ word }) => sheet.includes(word)) ?? []);
  return found.filter(({ to }, at) => found.findIndex((other) => other.to === to) === at);
}
