import { Refusal } from '../kernel/refusal.ts';
import type { Instrument } from '../programmes/language/procedure.ts';

/** 评分项：what one mark is given for, with its most points. */
export type Item = { readonly key: string; readonly name: string; readonly dimension: string; readonly points: number };

/** Marks by the key of the item, in points. */
export type Marks = Readonly<Record<string, number>>;

/**
 * 评分项 of an instrument, in its order: each criterion that has points; a dimension with points of its own is one item.
 * Keys are `dimension/criterion`, or the dimension's id.
 */
export function itemsOf({ dimensions }: Instrument): Item[] {
  return dimensions.flatMap((dimension): Item[] => {
    const parts = (dimension.criteria ?? []).flatMap(({ id, name, points }) =>
      points === undefined ? [] : [{ key: `${dimension.id}/${id}`, name, dimension: dimension.name, points }],
    );
    if (parts.length > 0) return parts;
    return dimension.points === undefined
      ? []
      : [{ key: dimension.id, name: dimension.name, dimension: dimension.name, points: dimension.points }];
  });
}

/**
 * Checks marks against an instrument: known items only, each between 0 and its points in steps of half a point. Refuses with
 * `projects.mark-unknown` and `projects.mark-out-of-range`.
 */
export function checkMarks(items: readonly Item[], marks: Marks): void {
  for (const [key, mark] of Object.entries(marks)) {
    const item = items.find((each) => each.key === key);
    if (item === undefined) throw new Refusal('invalid', 'projects.mark-unknown');
    if (!(mark >= 0 && mark <= item.points) || !Number.isInteger(mark * 2))
      throw new Refusal('invalid', 'projects.mark-out-of-range', { item: item.name, points: item.points });
  }
}

/** 百分制得分 0–100: points given out of points to be had; `null` while an item has no mark. */
export function totalOf(items: readonly Item[], marks: Marks): number | null {
  let given = 0;
  let most = 0;
  for (const { key, points } of items) {
    const mark = marks[key];
    if (mark === undefined) return null;
    given += mark;
    most += points;
  }
  return most === 0 ? null : Math.round((given / most) * 100_000) / 1000;
}
