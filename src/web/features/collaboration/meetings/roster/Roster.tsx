import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { countRoster, isQuorate } from '#core/collaboration/meeting.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { oneOf, useAddress } from '#web/ui/address.ts';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { Attendance, Meeting, RosterLine } from '../answers.ts';
import { useMarks } from './marks.ts';
import { RosterLines } from './RosterLines.tsx';
import { SitIn } from './SitIn.tsx';

const VIEWS = ['未登记', '到会', '请假', '缺席'] as const;
type View = (typeof VIEWS)[number];

/** 到会: who is asked to come and who came; marked by hand, or by the people themselves at the door. */
export function Roster({ meeting }: { meeting: Meeting }) {
  const close = useDo(collaborationRoutes.closeAttendance);
  const [{ roster: view }, change] = useAddress({ roster: oneOf(VIEWS) });
  const [search, setSearch] = useState('');
  const [correcting, correct] = useState(false);
  const { today } = useDay();
  const { region, id, can } = meeting;
  const send = useDo(collaborationRoutes.markAttendance);
  const { stateOf, saving, mark } = useMarks<Attendance>((marked) => send({ region, id, lines: [...marked] }));
  const lines = meeting.roster.map((line) => ({ ...line, state: stateOf(line) }));
  const open = lines.filter(({ state }) => state === null);
  const early = today < meeting.on ? `会议日期是 ${meeting.on}，当天起才能登记到会；请假可以先登记` : true;
  const held = meeting.state === 'held';
  const marking = can.mark === true && (!held || correcting);
  const shown = lines.filter((line) => isIn(line, view) && `${line.name}${line.organisation}`.includes(search.trim()));

  return (
    <Section
      title="到会"
      lead={<Quorum lines={lines} quorum={meeting.quorum} saving={saving} />}
      actions={
        held ? (
          <Act
            label={correcting ? '更正完毕' : '更正名单'}
            disabledBecause={can.mark}
            onClick={() => correct(!correcting)}
          />
        ) : meeting.state === 'planned' ? (
          <>
            <Act label="会场签到" to={paths.meetingDoor(region, id)} disabledBecause={can.close} />
            <Act
              label={`其余 ${open.length} 人全部到会`}
              disabledBecause={can.mark === true ? early : can.mark}
              confirm={{ title: `把还没有登记的 ${open.length} 人都记为到会？`, body: '登记后仍可逐人更正。' }}
              onClick={() => mark(open.map((line) => ({ ...keyOf(line), state: '到会' })))}
            />
            <Act
              label="结束签到"
              kind="primary"
              disabledBecause={can.close}
              confirm={{
                title: '结束签到？',
                body: `会议记为已召开${open.length === 0 ? '' : `，还没有登记的 ${open.length} 人记为缺席`}。以后仍可更正名单。`,
              }}
              onClick={async () => {
                const { expected, present, quorate } = await close({ region, id });
                tell(`应到 ${expected} 人，到会 ${present} 人，${quorate ? '达到' : '没有达到'}到会比例`);
              }}
            />
          </>
        ) : null
      }
    >
      {lines.length === 0 ? (
        <Empty title="邀请的岗位当天没有人在任">请修改邀请，或先在“人员”中任命岗位。</Empty>
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
            may={marking}
            early={early}
            onMark={(line, state) => void mark([{ ...keyOf(line), state }])}
          />
        </>
      )}
      {marking && early === true && <SitIn known={lines} onCome={(person) => mark([{ ...person, state: '到会' }])} />}
    </Section>
  );
}

const keyOf = ({ personRegion, personId }: RosterLine) => ({ personRegion, personId });
const isIn = ({ state }: { state: Attendance | null }, view: View | undefined): boolean =>
  view === undefined || (view === '未登记' ? state === null : state === view);

function Quorum({ lines, quorum, saving }: { lines: readonly RosterLine[]; quorum: number; saving: boolean }) {
  const counted = countRoster(lines);
  const share = counted.expected === 0 ? 0 : Math.round((counted.present / counted.expected) * 1000) / 10;
  return (
    <span aria-live="polite">
      应到 {counted.expected} 人，到会 {counted.present} 人（{share}%），
      {isQuorate(counted, quorum) ? `已达到 ${quorum}% 的到会比例` : `还没有达到 ${quorum}% 的到会比例`}
      {saving && <span className="quiet"> · 正在保存</span>}
    </span>
  );
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
      <div role="group" aria-label="按到会情况看" className="meet-choices">
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
