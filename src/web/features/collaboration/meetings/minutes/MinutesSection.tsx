import 'temporal-polyfill/global';
import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { MINUTES_STATES } from '#core/collaboration/minutes.ts';
import { addDays, day } from '#core/kernel/day.ts';
import { download } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { DayForm } from '#web/ui/DayForm.tsx';
import { Days, Moment } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { Edition, Meeting } from '../answers.ts';
import { ReasonForm } from '../page/ReasonForm.tsx';
import { MinutesText } from './MinutesText.tsx';
import { Remarks } from './Remarks.tsx';

/** Days a circulation usually runs. */
const REMARKS_WITHIN = 3;

/** 纪要 of a meeting: the edition in hand, what may be done with it, and the editions before. */
export function MinutesSection({ meeting }: { meeting: Meeting }) {
  const [act, begin] = useState<'circulate' | 'correct' | null>(null);
  const { today } = useDay();
  const { region, id, can, editions } = meeting;
  const [edition, ...earlier] = editions;
  const close = () => begin(null);
  if (edition === undefined)
    return (
      <Section title="纪要">
        <Empty
          title={meeting.state === 'held' ? '还没有写纪要' : '会议召开后写纪要'}
          action={<Act label="写纪要" kind="primary" to={paths.minutes(region, id)} disabledBecause={can.write} />}
        >
          纪要写明会议情况、议定事项和任务；传阅后定稿，任务随之下达，会议计入职责。
        </Empty>
      </Section>
    );
  return (
    <Section
      title="纪要"
      lead={<Standing edition={edition} />}
      actions={<Acts meeting={meeting} edition={edition} onBegin={begin} />}
    >
      <MinutesText edition={edition} />
      <Remarks meeting={meeting} edition={edition} />
      {earlier.length > 0 && <Earlier meeting={meeting} editions={earlier} />}
      {act === 'circulate' && (
        <DayForm
          route={collaborationRoutes.circulateMinutes}
          title="送传阅"
          submitLabel="送传阅"
          field="until"
          label="意见截止"
          hint="到会人员在这一天以前（含当天）可以提意见；传阅中不能修改，需要修改的先收回"
          initial={{ region, id, until: addDays(day(today), REMARKS_WITHIN) }}
          done="纪要已送到会人员传阅"
          onClose={close}
        />
      )}
      {act === 'correct' && (
        <ReasonForm
          route={collaborationRoutes.correctMinutes}
          title="更正纪要"
          lead="已定稿的一版保持不变；更正另起一版，从它的文字写起，传阅定稿后接替它。"
          submitLabel="另起一版"
          placeholder="如 议定事项二的承办单位有误"
          initial={{ region, id }}
          done="已另起一版，请修改后送传阅"
          onClose={close}
        />
      )}
    </Section>
  );
}

function Standing({ edition }: { edition: Edition }) {
  const { state, remarksUntil, finalOn, reason, savedBy, savedAt } = edition;
  return (
    <>
      {edition.edition > 1 && `第 ${edition.edition} 版 · `}
      {MINUTES_STATES[state]}
      {state === 'circulating' && (
        <>
          ，意见截止 <Days on={remarksUntil} />
        </>
      )}
      {state === 'final' && (
        <>
          {' '}
          <Days on={finalOn} />
        </>
      )}
      {' · '}
      {savedBy} <Moment at={savedAt} /> 保存{reason !== null && ` · 更正事由：${reason}`}
    </>
  );
}

function Acts({
  meeting,
  edition,
  onBegin,
}: {
  meeting: Meeting;
  edition: Edition;
  onBegin: (act: 'circulate' | 'correct') => void;
}) {
  const finalise = useDo(collaborationRoutes.finaliseMinutes);
  const takeBack = useDo(collaborationRoutes.takeBackMinutes);
  const { region, id, can, quorate } = meeting;
  const given = edition.decisions.flatMap(({ tasks }) => tasks.filter(({ task }) => task === null)).length;
  const open = edition.remarks.filter(({ answer }) => answer === null).length;
  return (
    <>
      <Act label="下载 .docx" onClick={() => download(collaborationRoutes.minutesDocument, { region, id })} />
      {edition.state === 'draft' && (
        <>
          <Act label="继续写" to={paths.minutes(region, id)} disabledBecause={can.write} />
          <Act label="送传阅" kind="primary" disabledBecause={can.circulate} onClick={() => onBegin('circulate')} />
        </>
      )}
      {edition.state === 'circulating' && (
        <>
          <Act label="收回修改" disabledBecause={can.finalise} onClick={() => takeBack({ region, id })} />
          <Act
            label="定稿"
            kind="primary"
            disabledBecause={can.finalise}
            confirm={{
              title: '纪要定稿？',
              body: [
                '定稿后不再修改，需要更正的另起一版。',
                given === 0 ? '没有要下达的任务。' : `将下达 ${given} 项任务。`,
                quorate === true ? '会议计入职责。' : '到会没有达到比例，会议不计入。',
                open === 0 ? '' : `还有 ${open} 条意见没有答复。`,
              ].join(''),
            }}
            onClick={async () => {
              const { tasks, counts } = await finalise({ region, id });
              tell(
                `纪要已定稿，${tasks === 0 ? '没有新任务' : `下达 ${tasks} 项任务`}；会议${counts ? '已计入' : '到会不足，不计入'}`,
              );
            }}
          />
        </>
      )}
      {edition.state === 'final' && (
        <Act label="更正" disabledBecause={can.correct} onClick={() => onBegin('correct')} />
      )}
    </>
  );
}

function Earlier({ meeting: { region, id }, editions }: { meeting: Meeting; editions: readonly Edition[] }) {
  return (
    <section aria-label="以前各版" className="minutes-earlier">
      <h3>以前各版</h3>
      {editions.map((edition) => (
        <details key={edition.edition}>
          <summary>
            第 {edition.edition} 版 · {MINUTES_STATES[edition.state]} <Days on={edition.finalOn} />
          </summary>
          <Act
            label={`下载第 ${edition.edition} 版`}
            size="small"
            onClick={() => download(collaborationRoutes.minutesDocument, { region, id, edition: edition.edition })}
          />
          <MinutesText edition={edition} />
        </details>
      ))}
    </section>
  );
}
