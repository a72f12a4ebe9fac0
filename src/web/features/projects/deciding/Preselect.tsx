import { Checkbox, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { fromTheTop, ranked } from '#core/projects/ranking.ts';
import { Act } from '#web/ui/Act.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import type { Deciding } from './answers.ts';
import { plainChoices } from './looking.ts';

/** 按得分预选: as many of each field as are to be chosen, from the best down. Everything stays open to change. */
export function Preselect({
  deciding,
  onTake,
  onClose,
}: {
  deciding: Deciding;
  onTake: (choices: Readonly<Record<string, string>>) => void;
  onClose: () => void;
}) {
  const id = useId();
  const fields = fieldsOf(deciding);
  const [places, setPlaces] = useState(() => fields.map(({ free }) => free));
  const [resting, rest] = useState(false);
  const plain = plainChoices(deciding.choices);
  if (plain === undefined) return null;

  const taken = fields.map(({ open }, at) => {
    const order = ranked(open.map(({ id: caseId, field, score }) => ({ caseId, field, score })));
    return fromTheTop(order, places[at] ?? 0);
  });

  function take(): void {
    const picked = new Set(taken.flat());
    const open = fields.flatMap((field) => field.open.map((one) => one.id));
    const others = resting && plain?.rest !== undefined ? plain.rest.name : undefined;
    onTake(
      Object.fromEntries(
        open.flatMap((one): [string, string][] => {
          const name = picked.has(one) ? plain?.pick.name : others;
          return name === undefined ? [] : [[one, name]];
        }),
      ),
    );
    onClose();
  }

  return (
    <Sheet
      title="按得分预选"
      open
      onClose={onClose}
      actions={
        <Act
          label={`预选 ${taken.flat().length} 件`}
          kind="primary"
          disabledBecause={taken.flat().length > 0 || whyNone(places)}
          onClick={take}
        />
      }
    >
      <p className="quiet">
        每个领域按专家评审得分从高到低选为“{plain.pick.name}
        ”；得分相同的同时选取，名额不足时都不选。预选后仍可逐件修改，作出决定前不生效。
      </p>
      <ul className="decide-places">
        {fields.map(({ name, open, chosen, quota }, at) => (
          <li key={name ?? ''}>
            <label htmlFor={`${id}${at}`}>
              {name ?? '全部申报'}
              <span className="project-of">
                {open.length} 件待决定
                {quota !== null && ` · 名额 ${quota} 项`}
                {chosen > 0 && ` · 已选 ${chosen} 项`}
              </span>
            </label>
            <InputNumber
              id={`${id}${at}`}
              min={0}
              max={open.length}
              precision={0}
              placeholder="件数"
              value={places[at] ?? null}
              onChange={(next) => setPlaces(places.with(at, next))}
            />
            {places[at] !== null && taken[at]!.length < Math.min(places[at] ?? 0, open.length) && (
              <small className="quiet">得分相同或没有得分，只预选 {taken[at]!.length} 件</small>
            )}
          </li>
        ))}
      </ul>
      {plain.rest !== undefined && (
        <Checkbox checked={resting} onChange={({ target }) => rest(target.checked)}>
          其余的选“{plain.rest.name}”
        </Checkbox>
      )}
    </Sheet>
  );
}

/** Nothing is taken: no number was written, or equals do not fit into it. */
const whyNone = (places: readonly (number | null)[]): string =>
  places.some((each) => (each ?? 0) > 0) ? '得分相同而名额不足，或没有得分，请逐件选择' : '请填写选取的件数';

/** Fields in which something waits for this person's decision, with the places that are left in each. */
function fieldsOf({ cases, fields }: Deciding) {
  const open = Map.groupBy(
    cases.filter(({ may }) => may === true),
    ({ field }) => field,
  );
  return [...open].map(([name, own]) => {
    const { quota = null, chosen = 0 } = fields.find((each) => each.name === name) ?? {};
    return { name, open: own, quota, chosen, free: quota === null ? null : Math.max(0, quota - chosen) };
  });
}
