import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { identityRoutes } from '#contract/identity.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { HeldMeetings } from '#web/features/collaboration/meetings/HeldMeetings.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { DayForm } from '#web/ui/DayForm.tsx';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Seat } from './answers.ts';
import { Appoint } from './body/Appoint.tsx';
import { Seats } from './body/Seats.tsx';
import './organisations.css';
import { useProgrammes } from './programmes.ts';
import { useRegions } from './regions.ts';

type BodyAct = 'appoint' | 'abolish' | { leave: Seat };

/** 一个机构：在任与历任成员. */
export function BodyPage() {
  const { id = '' } = useParams();
  const { data: body } = useSuspenseQuery(asking(organisationsRoutes.body, { id }));
  const { data: seated } = useSuspenseQuery(asking(identityRoutes.bodySeats, { bodyId: id }));
  const [act, begin] = useState<BodyAct | null>(null);
  const { titleOf } = useProgrammes();
  const { nameOf } = useRegions();
  const { today } = useDay();

  return (
    <Page
      title={body.name}
      breadcrumbs={[{ label: '领导机构', to: paths.bodies() }]}
      lead={`${nameOf(body.region)} · ${body.level} · ${body.kind}`}
      actions={<Act label="撤销机构" danger disabledBecause={body.can.abolish} onClick={() => begin('abolish')} />}
    >
      <Section title="基本信息">
        <Facts
          items={[
            { head: '类别', cell: body.kind },
            { head: '设在', cell: body.organisationName },
            {
              head: '行动计划',
              cell:
                body.programmeId === null ? (
                  '常设机构'
                ) : (
                  <Go to={paths.programme(body.programmeId)}>{titleOf(body.programmeId)}</Go>
                ),
            },
            { head: '存续', cell: <Period from={body.from} to={body.to} /> },
          ]}
        />
      </Section>
      <Section
        title="成员"
        lead="含历任"
        actions={
          <Act label="任命成员" kind="primary" disabledBecause={seated.can.appoint} onClick={() => begin('appoint')} />
        }
      >
        <Seats seats={seated.seats} mayEnd={seated.can.appoint} onEnd={(leave) => begin({ leave })} />
      </Section>
      <HeldMeetings organisation={body.organisationId} body={body.id} />
      {act === 'appoint' && <Appoint body={body} onClose={() => begin(null)} />}
      {act === 'abolish' && (
        <DayForm
          route={organisationsRoutes.abolishBody}
          title="撤销机构"
          submitLabel="撤销"
          field="on"
          label="撤销日期"
          hint="自这一天起机构不再存续；任职与会议等记录仍可查看"
          initial={{ id: body.id, on: today }}
          done={`已撤销：${body.name}`}
          onClose={() => begin(null)}
        />
      )}
      {act !== null && typeof act === 'object' && (
        <DayForm
          route={identityRoutes.leaveSeat}
          title={`${act.leave.personName}卸任${act.leave.role}`}
          submitLabel="卸任"
          field="to"
          label="卸任日期"
          hint="自这一天起不再任职；任职经历仍保留"
          initial={{ region: act.leave.region, id: act.leave.id, to: today }}
          done={`${act.leave.personName}已卸任`}
          onClose={() => begin(null)}
        />
      )}
    </Page>
  );
}
