import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { organisationPath, paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, useAddress } from '#web/ui/address.ts';
import { Period } from '#web/ui/figures.tsx';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { Participant } from './answers.ts';
import { EnrolSheet } from './participant/EnrolSheet.tsx';
import { WithdrawSheet } from './participant/WithdrawSheet.tsx';

/** 参加单位: who takes part in a programme, role by role; enrolled and withdrawn here. */
export function ParticipantsPage() {
  const { id = '' } = useParams();
  const { on, day } = useDay();
  const [{ role, search }, change] = useAddress({ role: anyText, search: anyText });
  const { data } = useSuspenseQuery(asking(programmesRoutes.participants, on === undefined ? { id } : { id, on }));
  const { data: published } = useSuspenseQuery(asking(programmesRoutes.published, {}));
  const [enrolling, setEnrolling] = useState(false);
  const [leaving, setLeaving] = useState<Participant | null>(null);

  const title = published.programmes.find((programme) => programme.id === id)?.title ?? id;
  const found = data.rows.filter((row) => search === undefined || row.organisationName.includes(search));
  // A role that the definition no longer names may still have participants.
  const roles = [...new Set([...data.roles, ...data.rows.map((row) => row.role)])];
  const shown = roles.filter((name) => role === undefined || name === role);

  return (
    <Page
      title="参加单位"
      breadcrumbs={[
        { label: '驾驶舱', to: paths.cockpit() },
        { label: title, to: paths.programme(id) },
      ]}
      lead={`${title} · ${day} 在册 ${data.rows.length} 个单位`}
      actions={
        <Act kind="primary" label="接纳单位" disabledBecause={data.can.enrol} onClick={() => setEnrolling(true)} />
      }
    >
      <Filters>
        <SearchBox label="单位名称" value={search} onChange={(next) => change({ search: next })} />
        <Choice label="身份" options={optionsOf(roles)} value={role} onChange={(next) => change({ role: next })} />
      </Filters>
      {shown.length === 0 && (
        <Empty title="这项计划没有规定参与身份">身份写在计划的定义里，发布新版本后即可接纳单位。</Empty>
      )}
      {shown.map((name) => {
        const rows = found.filter((row) => row.role === name);
        return (
          <Section key={name} title={name} lead={`${rows.length} 个单位`} plain>
            <Rows
              label={`${name}名单`}
              rows={rows}
              rowKey={(row) => row.id}
              empty={search === undefined ? `还没有单位以“${name}”身份参加` : '没有名称相符的单位'}
              columns={[
                { head: '单位', cell: (row) => <Organisation row={row} /> },
                { head: '级别', cell: (row) => row.level ?? '–', tight: true },
                { head: '批次', cell: (row) => row.batch ?? '–', tight: true },
                { head: '参加期间', cell: (row) => <Period from={row.from} to={row.to} />, tight: true },
                {
                  head: '',
                  tight: true,
                  align: 'end',
                  cell: (row) => (
                    <Act
                      size="small"
                      label="退出"
                      describes={`${row.organisationName}退出`}
                      disabledBecause={row.can.withdraw}
                      onClick={() => setLeaving(row)}
                    />
                  ),
                },
              ]}
            />
          </Section>
        );
      })}
      <EnrolSheet
        programme={id}
        roles={roles}
        role={role}
        taken={data.rows}
        open={enrolling}
        onClose={() => setEnrolling(false)}
      />
      {leaving !== null && <WithdrawSheet participant={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function Organisation({ row }: { row: Participant }) {
  const to = organisationPath(row.organisationKind, row.organisationId);
  return to === null ? row.organisationName : <Go to={to}>{row.organisationName}</Go>;
}
