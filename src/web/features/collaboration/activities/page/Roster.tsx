import { useState } from 'react';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { oneOf, useAddress } from '#web/ui/address.ts';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { useMarks } from '../../meetings/roster/marks.ts';
import type { Activity, Presence, RosterLine } from '../answers.ts';
import { ComeIn } from './ComeIn.tsx';
import { RosterLines } from './RosterLines.tsx';

const VIEWS = ['已报名', '候补', '未登记', '到场', '请假', '缺席'] as const;
type View = (typeof VIEWS)[number];

/** 报名与签到: who signed up in which order, and who came; marked by hand, or by the people themselves at the door. */
export function Roster({ activity, roster }: { activity: Activity; roster: readonly RosterLine[] }) {
  const send = useDo(activityRoutes.markPresence);
  const close = useDo(activityRoutes.closeActivity);
  const { region, id, can, state, from } = activity;
  const { stateOf, saving, mark } = useMarks<Presence>((lines) => send({ region, id, lines: [...lines] }));
  const [{ roster: view }, change] = useAddress({ roster: oneOf(VIEWS) });
  const [search, setSearch] = useState('');
  const { today } = useDay();
  const lines = roster.map((line) => ({ ...line, state: stateOf(line) }));
  const early = today < from;
  const isRunning = state === 'published';
  const shown = lines.filter((line) => isIn(line, view) && `${line.name}${line.organisation}`.includes(search.trim()));
  const count = (of: View) => lines.filter((line) => isIn(line, of)).length;

  return (
    <Section
      title="报名与签到"
      lead={
        <span aria-live="polite">
          报名 {count('已报名')} 人，候补 {count('候补')} 人，到场 {count('到场')} 人
          {saving && <span className="quiet"> · 正在保存</span>}
        </span>
      }
      actions={
        isRunning && (
          <>
            <Act
              label="现场签到"
              to={paths.activityDoor(region, id)}
              disabledBecause={can.mark === true && early ? `活动 ${from} 开始，当天起才能签到` : can.mark}
            />
            <Act
              label="结束签到"
              kind="primary"
              disabledBecause={can.close}
              confirm={{
                title: '结束签到？',
                body: `活动记为已举办，报名成功而没有登记的 ${count('未登记')} 人记为缺席。以后仍可更正名单。`,
              }}
              onClick={async () => tell(`活动已举办，到场 ${(await close({ region, id })).came} 人`)}
            />
          </>
        )
      }
    >
      {lines.length === 0 ? (
        <Empty title="还没有人报名">
          {activity.signUp === null ? '不需报名的活动，到场的人扫码或由您登记。' : '报名的人按先后列在这里。'}
        </Empty>
      ) : (
        <>
          <Views
            lines={lines}
            view={view}
            onChoose={(next) => change({ roster: next })}
            search={search}
            onSearch={setSearch}
          />
          <RosterLines
            lines={shown}
            may={can.mark === true}
            early={early}
            onMark={(line, next) =>
              void mark([{ personRegion: line.personRegion, personId: line.personId, state: next }])
            }
          />
        </>
      )}
      {can.mark === true && !early && (
        <ComeIn known={lines} onCome={(person) => mark([{ ...person, state: '到场' }])} />
      )}
    </Section>
  );
}

function isIn({ signUp, state }: RosterLine, view: View | undefined): boolean {
  switch (view) {
    case undefined:
      return signUp !== 'withdrawn' || state !== null;
    case '已报名':
      return signUp === 'in';
    case '候补':
      return signUp === 'waiting';
    case '未登记':
      return signUp === 'in' && state === null;
    default:
      return state === view;
  }
}

function Views({
  lines,
  view,
  onChoose,
  search,
  onSearch,
}: {
  lines: readonly RosterLine[];
  view: View | undefined;
  onChoose: (view: View | undefined) => void;
  search: string;
  onSearch: (text: string) => void;
}) {
  const choices = [
    { name: '全部', value: undefined },
    ...VIEWS.map((value) => ({ name: value, value })),
  ] as const satisfies readonly { name: string; value: View | undefined }[];
  return (
    <div className="meet-views">
      <div role="group" aria-label="按报名和到场情况看" className="meet-choices">
        {choices.map(({ name, value }) => (
          <button key={name} type="button" aria-pressed={view === value} onClick={() => onChoose(value)}>
            {name} <span className="number">{lines.filter((line) => isIn(line, value)).length}</span>
          </button>
        ))}
      </div>
      {lines.length > 12 && (
        <input
          type="search"
          className="meet-find"
          aria-label="在名单中查找"
          placeholder="姓名或单位"
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      )}
    </div>
  );
}
