import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { maySend } from '#core/collaboration/visit.ts';
import { type Day, isDay } from '#core/kernel/day.ts';
import { sentence } from '#core/refusals.ts';
import { useDo } from '#web/client.ts';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { PointDraft, Visit } from '../answers.ts';
import { PhotosInput } from './PhotosInput.tsx';
import { PointFields } from './PointFields.tsx';
import { SaveState, WrittenElsewhere } from './SaveState.tsx';
import { nextNumber, useWriting, type Writing } from './writing.ts';

/** 写走访: on a phone at the school gate, one column from the day to 送达. */
export function WriteVisit({ visit }: { visit: Visit }) {
  const { today } = useDay();
  const { writing, kept, change, save, takeOther, keepOwn, revision, forget } = useWriting(visit);
  const send = useDo(visitRoutes.sendVisit);
  const discard = useDo(visitRoutes.discardVisit);
  const navigate = useNavigate();
  const key = { region: visit.region, id: visit.id };
  const missing = missingIn(writing, today);
  const changePoint = (number: number, changes: Partial<PointDraft>) =>
    change({ points: writing.points.map((point) => (point.number === number ? { ...point, ...changes } : point)) });

  return (
    <Page
      title={`走访${visit.organisationName}`}
      breadcrumbs={[
        { label: '走访', to: paths.visits() },
        { label: '记走访', to: paths.recordVisit() },
      ]}
      lead={visit.planned ? '草稿只有您能看到' : '草稿只有您能看到；这个单位没有安排由您联系，记为计划外'}
    >
      {kept.name === 'elsewhere' && <WrittenElsewhere onTake={takeOther} onKeep={keepOwn} />}
      <Section title="走访情况">
        <AboutFields writing={writing} kinds={visit.kinds} today={today} change={change} />
        <PhotosInput visit={visit} number={null} about="走访" save={save} />
      </Section>
      <Section title="问题和建议" lead="一条一件事；对方逐条答复，您逐条办结。没有的不填">
        {writing.points.map((point, index) => (
          <PointFields
            key={point.number}
            visit={visit}
            point={point}
            position={index + 1}
            programmeId={writing.programmeId}
            save={save}
            onChange={(changes) => changePoint(point.number, changes)}
            onRemove={() => change({ points: writing.points.filter(({ number }) => number !== point.number) })}
          />
        ))}
        <div>
          <Button
            size="large"
            onClick={() =>
              change({
                points: [
                  ...writing.points,
                  { number: nextNumber(writing.points), kind: '问题', body: '', proposal: null },
                ],
              })
            }
          >
            加一条
          </Button>
        </div>
      </Section>
      <div className="visit-send">
        <div>
          <SaveState kept={kept} />
          {missing.length > 0 && <p className="quiet">送达前还要：{missing.join('；')}</p>}
        </div>
        <div className="actions">
          <Act
            label="丢弃草稿"
            danger
            size="large"
            confirm={{ title: '丢弃这份草稿？', body: '写下的内容和照片都会删除，不能恢复。', ok: '丢弃' }}
            onClick={async () => {
              await discard(key);
              forget();
              await navigate(paths.recordVisit(), { replace: true });
            }}
          />
          <Act
            label="送达"
            kind="primary"
            size="large"
            disabledBecause={missing.length === 0 ? true : missing.join('；')}
            confirm={{
              title: `送达${visit.organisationName}？`,
              body: '送达后对方和区里能看到，内容不再改动。',
              ok: '送达',
            }}
            onClick={async () => {
              if (!(await save())) return;
              await send({ ...key, revision: revision() });
              forget();
              tell('已送达');
            }}
          />
        </div>
      </div>
    </Page>
  );
}

/** The sentences that stand between the draft and its sending. */
function missingIn({ on, met, seen, points }: Writing, today: string): string[] {
  if (!isDay(on)) return ['走访日期没有写完'];
  const written = {
    on,
    met: met.trim(),
    seen: seen.trim(),
    points: points.map(({ body, proposal }) => ({
      body: body.trim(),
      proposal: proposal && { task: proposal.task, proposes: proposal.proposes.trim() },
    })),
  };
  return maySend(written, today as Day).reasons.map((reason) => sentence(reason));
}

function AboutFields({
  writing: { on, kind, programmeId, met, seen },
  kinds,
  today,
  change,
}: {
  writing: Writing;
  kinds: readonly string[];
  today: string;
  change: (changes: Partial<Writing>) => void;
}) {
  const id = useId();
  const { options } = useProgrammes();
  return (
    <div className="visit-fields">
      <div>
        <label htmlFor={`${id}on`}>走访日期</label>
        <DayInput id={`${id}on`} value={on} onChange={(next) => change({ on: next })} />
        {isDay(on) && on > today && <p className="quiet">计划走访：已进入您的日程，走访以后再写</p>}
      </div>
      <div>
        <label htmlFor={`${id}kind`}>类别</label>
        <Select id={`${id}kind`} value={kind} options={optionsOf(kinds)} onChange={(next) => change({ kind: next })} />
      </div>
      <div className="wide">
        <label htmlFor={`${id}plan`}>行动计划</label>
        <Select
          id={`${id}plan`}
          value={programmeId}
          options={options}
          allowClear
          placeholder="不为某项计划"
          onChange={(next: string | null | undefined) => change({ programmeId: next ?? null })}
        />
        <p className="quiet">为落实某项计划走访的请选上，走访才计入这项计划的责任</p>
      </div>
      <div className="wide">
        <label htmlFor={`${id}met`}>见了谁</label>
        <Input
          id={`${id}met`}
          value={met}
          maxLength={200}
          placeholder="例如：校长、教导主任、两位走教教师"
          onChange={(event) => change({ met: event.target.value })}
        />
      </div>
      <div className="wide">
        <label htmlFor={`${id}seen`}>看到的情况</label>
        <Input.TextArea
          id={`${id}seen`}
          value={seen}
          maxLength={5000}
          autoSize={{ minRows: 4, maxRows: 20 }}
          onChange={(event) => change({ seen: event.target.value })}
        />
      </div>
    </div>
  );
}
