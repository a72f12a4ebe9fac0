import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { HeldMeetings } from '#web/features/collaboration/meetings/HeldMeetings.tsx';
import { CommunityPart } from '#web/features/projects/communities/CommunityPart.tsx';
import { Follow } from '#web/features/workspace/Follow.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Facts, Page, Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import { AllianceBodies } from './alliance/AllianceBodies.tsx';
import type { AllianceAct } from './alliance/AllianceForms.tsx';
import { Documents } from './alliance/Documents.tsx';
import { Members } from './alliance/Members.tsx';
import type { Alliance } from './answers.ts';
import './organisations.css';
import { holdsOn } from '#web/ui/tense.ts';

const AllianceForms = lazy(async () => ({ default: (await import('./alliance/AllianceForms.tsx')).AllianceForms }));

/** 一个联盟. */
export function AlliancePage() {
  const { id = '' } = useParams();
  const { data: alliance } = useSuspenseQuery(asking(organisationsRoutes.alliance, { id }));
  const [act, begin] = useState<AllianceAct | null>(null);
  const { day, today } = useDay();
  const { can } = alliance;
  const members = alliance.memberships.filter((member) => holdsOn(day, member)).length;

  return (
    <Page
      title={alliance.name}
      breadcrumbs={[{ label: '联盟', to: paths.alliances() }]}
      lead={<Standing alliance={alliance} day={day} />}
      actions={
        <>
          <Follow of={{ organisationId: alliance.id }} name={alliance.name} />
          <Act label="看驾驶舱" to={`${paths.cockpit()}?at=alliance:${alliance.id}`} />
          <Act label="修改信息" disabledBecause={can.edit} onClick={() => begin({ kind: 'revise' })} />
          <Act label="解散" danger disabledBecause={can.dissolve} onClick={() => begin({ kind: 'dissolve' })} />
        </>
      }
    >
      <Section title="基本信息" lead={day < today ? `现行登记，不是 ${day} 当日的登记` : undefined}>
        {alliance.purpose !== null && <p className="org-prose">{alliance.purpose}</p>}
        <Facts
          items={[
            { head: '类别', cell: alliance.kind },
            { head: '办学形式', cell: alliance.form },
            ...(alliance.field === null ? [] : [{ head: '集群领域', cell: alliance.field }]),
            { head: '层级', cell: alliance.level },
            { head: '所属', cell: alliance.regionName },
            { head: '成立日期', cell: <Days on={alliance.foundedOn} /> },
            ...(alliance.dissolvedOn === null ? [] : [{ head: '解散日期', cell: <Days on={alliance.dissolvedOn} /> }]),
          ]}
        />
      </Section>
      <CommunityPart alliance={alliance.id} />
      <Section
        title="成员校"
        lead={`${day} 有 ${members} 所`}
        actions={
          <Act label="吸收成员校" kind="primary" disabledBecause={can.admit} onClick={() => begin({ kind: 'admit' })} />
        }
      >
        <Members alliance={alliance} onEnd={(membership) => begin({ kind: 'end', membership })} />
      </Section>
      <Section title="治理文件" lead="新版通过后接替旧版，旧版仍可查看">
        <Documents alliance={alliance} onAdopt={(document) => begin({ kind: 'adopt', document })} />
      </Section>
      <Section
        title="理事会与其他机构"
        actions={<Act label="建立机构" disabledBecause={can.establish} onClick={() => begin({ kind: 'establish' })} />}
      >
        <AllianceBodies bodies={alliance.bodies} />
      </Section>
      <HeldMeetings organisation={alliance.id} />
      <Suspense>{act !== null && <AllianceForms alliance={alliance} act={act} onClose={() => begin(null)} />}</Suspense>
    </Page>
  );
}

function Standing({ alliance, day }: { alliance: Alliance; day: string }) {
  const about = [alliance.regionName, alliance.kind, alliance.form, alliance.field].filter((part) => part !== null);
  const ended = alliance.dissolvedOn !== null && alliance.dissolvedOn <= day;
  return (
    <>
      {about.join(' · ')}
      {ended && <span className="tag">已于 {alliance.dissolvedOn} 解散</span>}
    </>
  );
}
