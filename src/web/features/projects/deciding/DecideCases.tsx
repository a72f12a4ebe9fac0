import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, useAddress } from '#web/ui/address.ts';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { HeldMeeting } from '../cases/HeldMeeting.tsx';
import type { Deciding } from './answers.ts';
import { columnsOf } from './columns.tsx';
import { type Draft, type Drafts, type Judged, judged } from './judged.ts';
import { DEPARTING, isShown, plainChoices, sorted, UNDECIDED, withChoices } from './looking.ts';

const Preselect = lazy(async () => ({ default: (await import('./Preselect.tsx')).Preselect }));

type Meeting = { readonly region: string; readonly id: string };
type Kept = { readonly drafts: Drafts; readonly meeting: Meeting | null };

/** The cases with a decision for each, and one act for all that were given one. */
export function DecideCases({ deciding }: { deciding: Deciding }) {
  const decide = useDo(projectsRoutes.decideCases);
  const queries = useQueryClient();
  const key = `decide:${deciding.callId}/${deciding.step}`;
  const [{ drafts, meeting }, set] = useState<Kept>(() => ({ drafts: {}, meeting: null, ...draft(key) }));
  const [compared, compare] = useState<readonly string[]>([]);
  const [preselecting, preselect] = useState(false);
  const [{ page, size, ...looking }, look] = useAddress({ field: anyText, show: anyText, search: anyText });
  const judging = judged(deciding, drafts, meeting);
  // What fits on a page is not narrowed, also when the address still says so.
  const long = deciding.cases.length > size;
  const shown = long ? sorted(deciding).filter(isShown(looking, drafts, judging)) : sorted(deciding);
  const last = Math.max(1, Math.ceil(shown.length / size));

  const keep = (next: Kept) => {
    set(next);
    keepDraft(key, next);
  };
  const change = (id: string, next: Draft) =>
    keep({ meeting, drafts: { ...drafts, [id]: { ...drafts[id], ...next } } });

  async function act(): Promise<void> {
    const decisions = judging.taken.map(({ one: { region, id, moves }, choice, note }) => ({
      region,
      id,
      moves,
      choice,
      note,
    }));
    try {
      await decide({ id: deciding.callId, step: deciding.step, meeting, decisions });
    } catch (error) {
      // Whoever was faster changed what stands here; what was written stays.
      if (error instanceof Refused && error.status === 409) await queries.invalidateQueries();
      throw error;
    }
    dropDraft(key);
    set({ drafts: {}, meeting: null });
    tell(`已作出 ${decisions.length} 件决定`);
  }

  return (
    <>
      <Fields fields={judging.fields} />
      {long && (
        <Filters>
          <SearchBox label="名称或单位" value={looking.search} onChange={(search) => look({ search })} />
          {deciding.fields.length > 0 && (
            <Choice
              label="领域"
              value={looking.field}
              options={optionsOf(deciding.fields.map(({ name }) => name))}
              onChange={(field) => look({ field })}
            />
          )}
          <Choice
            label="决定"
            value={looking.show}
            options={optionsOf([...deciding.choices.map(({ name }) => name), UNDECIDED, DEPARTING])}
            onChange={(show) => look({ show })}
          />
        </Filters>
      )}
      <Rows
        label="等待决定的申报"
        rows={shown.slice((Math.min(page, last) - 1) * size, Math.min(page, last) * size)}
        rowKey={({ id }) => id}
        empty="没有符合条件的申报"
        {...(long && { total: shown.length, page: Math.min(page, last), size })}
        columns={columnsOf(deciding, { drafts, departs: judging.departs, change, compared, compare })}
      />
      <div className="project-bar decide-bar">
        {deciding.meeting && (
          <div className="decide-meeting">
            <label htmlFor="decide-meeting">作出决定的会议</label>
            <HeldMeeting id="decide-meeting" value={meeting} onChange={(next) => keep({ drafts, meeting: next })} />
          </div>
        )}
        <p role="status">{tally(deciding, judging)}</p>
        <div className="actions">
          {deciding.basis === 'score' && plainChoices(deciding.choices) !== undefined && (
            <Act label="按得分预选" onClick={() => preselect(true)} />
          )}
          <Act
            label={`对照 ${compared.length} 件`}
            disabledBecause={compared.length < 2 || compared.length > 4 ? '请勾选两至四件放在一起对照' : true}
            to={`${paths.compare(deciding.callId)}?${compared.map((id) => `case=${id}`).join('&')}`}
          />
          <Act
            label="作出决定"
            kind="primary"
            disabledBecause={judging.against ?? true}
            confirm={{
              title: `作出 ${judging.taken.length} 件决定？`,
              body: `${tally(deciding, judging)}。决定后不能收回。`,
              ok: '作出决定',
            }}
            onClick={act}
          />
        </div>
      </div>
      <Suspense fallback={null}>
        {preselecting && (
          <Preselect
            deciding={deciding}
            onTake={(choices) => keep({ meeting, drafts: withChoices(drafts, choices) })}
            onClose={() => preselect(false)}
          />
        )}
      </Suspense>
    </>
  );
}

function Fields({ fields }: Pick<Judged, 'fields'>) {
  if (fields.length === 0) return null;
  return (
    <ul className="decide-fields" aria-label="领域名额">
      {fields.map(({ name, quota, chosen }) => (
        <li key={name} className={quota !== null && chosen > quota ? 'over' : ''}>
          {quota !== null && chosen > quota && <span aria-hidden="true">▲ </span>}
          {name} <b className="number">{chosen}</b>
          {quota === null ? ' 项' : ` / ${quota} 项`}
        </li>
      ))}
    </ul>
  );
}

/** “采用 1 件，不采用 2 件，其余 1 件暂不决定”。 */
function tally({ choices, cases }: Deciding, { taken, departs }: Judged): string {
  if (taken.length === 0) return `${cases.length} 件等待决定`;
  const said = choices.flatMap(({ name }) => {
    const count = taken.filter(({ choice }) => choice === name).length;
    return count === 0 ? [] : `${name} ${count} 件`;
  });
  const rest = cases.length - taken.length;
  return [
    ...said,
    ...(rest > 0 ? [`其余 ${rest} 件暂不决定`] : []),
    ...(departs.size > 0 ? [`其中 ${departs.size} 件与排序不一致`] : []),
  ].join('，');
}
