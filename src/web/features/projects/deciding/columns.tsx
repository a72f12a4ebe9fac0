import { Checkbox, Input, Radio } from 'antd';
import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { Choice, Deciding, Standing } from './answers.ts';
import type { Draft, Drafts } from './judged.ts';

type Deciders = {
  readonly drafts: Drafts;
  readonly departs: ReadonlySet<string>;
  readonly change: (id: string, next: Draft) => void;
  readonly compared: readonly string[];
  readonly compare: (ids: readonly string[]) => void;
};

/** A case, what the experts and the district gave it, and what is decided of it. */
export function columnsOf(
  { basis, choices, fields, cases }: Deciding,
  { drafts, departs, change, compared, compare }: Deciders,
): Column<Standing>[] {
  const columns: (Column<Standing> | false)[] = [
    {
      head: '申报',
      cell: ({ region, id, title, organisationName, kind, due }) => (
        <div>
          <Go to={paths.case(region, id)}>{title}</Go>
          <span className="project-of">
            {organisationName}
            {kind !== null && ` · ${kind}`}
            {due !== null && (
              <>
                {' · 期限 '}
                <Days on={due} />
              </>
            )}
          </span>
        </div>
      ),
    },
    fields.length > 0 && { head: '领域', cell: ({ field }) => field ?? '' },
    basis === 'score' && {
      head: '评审得分',
      align: 'end',
      tight: true,
      cell: ({ score, place, reviews }) =>
        score === null ? (
          <span className="quiet">没有得分</span>
        ) : (
          <div>
            <b className="number">{score.toFixed(2)}</b>
            <span className="project-of">
              第 {place} 名 · {reviews} 位专家
            </span>
          </div>
        ),
    },
    cases.some(({ rank }) => rank !== null) && {
      head: '区推荐',
      align: 'end',
      tight: true,
      cell: ({ rank }) => (rank === null ? '' : `第 ${rank} 位`),
    },
    {
      head: '决定',
      cell: (one) => <Decision one={one} choices={choices} draft={drafts[one.id] ?? {}} change={change} />,
    },
    {
      head: '理由',
      width: '24%',
      cell: (one) => (
        <Reason
          one={one}
          choices={choices}
          draft={drafts[one.id] ?? {}}
          departs={departs.has(one.id)}
          change={change}
        />
      ),
    },
    {
      head: '对照',
      tight: true,
      cell: ({ id, title }) => (
        <Checkbox
          aria-label={`对照“${title}”`}
          checked={compared.includes(id)}
          onChange={({ target }) => compare(target.checked ? [...compared, id] : compared.filter((one) => one !== id))}
        />
      ),
    },
  ];
  return columns.filter((column) => column !== false);
}

type One = {
  one: Standing;
  choices: readonly Choice[];
  draft: Draft;
  change: (id: string, next: Draft) => void;
};

function Decision({ one: { id, title, may }, choices, draft: { choice }, change }: One) {
  if (may !== true) return <span className="quiet">{may}</span>;
  return (
    <div className="decide-choice">
      <Radio.Group
        aria-label={`“${title}”的决定`}
        optionType="button"
        buttonStyle="solid"
        options={choices.map(({ name }) => ({ value: name, label: name }))}
        value={choice ?? null}
        onChange={({ target }) => change(id, { choice: String(target.value) })}
      />
      {typeof choice === 'string' && (
        <button
          type="button"
          className="plain-button"
          aria-label={`暂不决定“${title}”`}
          onClick={() => change(id, { choice: null })}
        >
          暂不决定
        </button>
      )}
    </div>
  );
}

function Reason({
  one: { id, title },
  choices,
  draft: { choice, note = '' },
  departs,
  change,
}: One & { departs: boolean }) {
  const chosen = choices.find(({ name }) => name === choice);
  if (chosen === undefined) return <span className="quiet">–</span>;
  const wanted = departs || chosen.reason;
  return (
    <div className="decide-reason">
      {departs && (
        <p className="decide-departs">
          <span aria-hidden="true">▲ </span>与排序不一致，须写明理由
        </p>
      )}
      <Input.TextArea
        aria-label={`“${title}”的理由`}
        aria-required={wanted}
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={5000}
        placeholder={chosen.returns ? '写明需要修改什么' : wanted ? '必填' : '可以不填'}
        value={note}
        onChange={({ target }) => change(id, { note: target.value })}
      />
    </div>
  );
}
