import './visits/visits.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { isDay } from '#core/kernel/day.ts';
import { asking, useDo } from '#web/client.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, useAddress } from '#web/ui/address.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { useCarried, useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { OwnOrganisations } from './visits/OwnOrganisations.tsx';

/** 记走访: which organisation, on which day; the rest is written at the draft's own address. */
export function RecordVisitPage() {
  const [{ organisation }, change] = useAddress({ organisation: anyText });
  const { data } = useSuspenseQuery(asking(visitRoutes.visitDesk, { organisation }));
  const { today } = useDay();
  const { region } = usePlace();
  const [on, setOn] = useState(today);
  const [other, setOther] = useState<string | undefined>(undefined);
  const field = useId();
  const begin = useDo(visitRoutes.beginVisit);
  const navigate = useNavigate();
  const carried = useCarried();

  async function start(organisationId: string): Promise<void> {
    const { region: at, id } = await begin({ organisationId, on });
    await navigate(carried(paths.visit(at, id)));
  }

  const crumbs = [{ label: '走访', to: paths.visits() }];
  if (data.can.record !== true)
    return (
      <Page title="记走访" breadcrumbs={crumbs}>
        <Empty title="现在不能记走访" action={<Act label="看走访记录" to={paths.visitRecords()} />}>
          {data.can.record}
        </Empty>
      </Page>
    );
  const day = isDay(on) || '请先写明走访日期，例如 2026-09-01';
  const own = data.organisations.find(({ id }) => id === organisation);
  const outside = other ?? (own === undefined ? data.wanted?.id : undefined);

  return (
    <Page title="记走访" breadcrumbs={crumbs} lead="选单位即开始，边写边存；没写完可以明天接着写">
      {data.drafts.length > 0 && (
        <Section title="没有送达的草稿">
          <ul className="visit-drafts">
            {data.drafts.map((draft) => (
              <li key={draft.id}>
                <Go to={paths.visit(draft.region, draft.id)}>{draft.organisationName}</Go>
                <span className="quiet number">
                  {draft.on}
                  {draft.on > today && '（计划走访）'}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="先定日期" lead="今后的日期先进日程，走访以后再写">
        <DayInput aria-label="走访日期" value={on} onChange={setOn} />
      </Section>
      <Section title="我联系的单位" lead="最久没有走访的在前">
        <OwnOrganisations rows={own === undefined ? data.organisations : [own]} disabledBecause={day} onStart={start} />
        {own !== undefined && (
          <div>
            <Act label="看我联系的全部单位" kind="text" onClick={() => change({ organisation: undefined })} />
          </div>
        )}
      </Section>
      <Section title="其他单位" lead="本区没有安排由我联系的学校和联盟，记为计划外">
        <div className="visit-other">
          <div>
            <label htmlFor={field} className="unseen">
              其他单位
            </label>
            <PickOrganisation
              id={field}
              kinds={['alliance', 'school']}
              region={region}
              {...(outside === undefined ? {} : { value: outside })}
              known={data.wanted ?? undefined}
              onChange={setOther}
            />
          </div>
          <Act
            label="开始"
            disabledBecause={outside === undefined ? '请先选择单位' : day}
            onClick={() => start(outside ?? '')}
          />
        </div>
      </Section>
    </Page>
  );
}
