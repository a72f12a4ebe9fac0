import { useSuspenseQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import { KnownNames } from '../../pick/known-names.ts';
import { ConvenerFields, useHolder } from './ConvenerFields.tsx';
import { asInvitations, suggestedInvitations } from './invitation-drafts.ts';
import { PlanFields, TimeAndPlaceFields, WhatFields } from './PlanFields.tsx';
import { checkSeries, SeriesFields } from './SeriesFields.tsx';

type Wanted = { readonly organisationId?: string | undefined; readonly bodyId?: string | undefined };

/** 召集会议; where one came from an organisation or a body, that one holds it. */
export function PlanMeeting({ wanted, onClose }: { wanted: Wanted; onClose: () => void }) {
  const plan = useDo(collaborationRoutes.planMeeting);
  const navigate = useNavigate();
  const { today } = useDay();
  const { data } = useSuspenseQuery(asking(collaborationRoutes.conveners, { organisation: wanted.organisationId }));
  const holder = data[0];
  const bodyId = holder?.bodies.find(({ id }) => id === wanted.bodyId)?.id ?? null;
  const names = Object.fromEntries([
    ...data.map(({ organisationId, organisationName }) => [organisationId, organisationName]),
    ...data.flatMap(({ bodies }) => bodies.map(({ id, name }) => [id, name])),
  ]) as Record<string, string>;

  return (
    <KnownNames value={names}>
      <FormShell
        title="召集会议"
        open
        onClose={onClose}
        schema={collaborationRoutes.planMeeting.input}
        initial={{
          ...(holder === undefined ? {} : { organisationId: holder.organisationId }),
          bodyId,
          on: today,
          begins: '14:00',
          ends: '15:30',
          agenda: [],
          invitations: asInvitations(suggestedInvitations(holder, bodyId)),
          secretary: null,
          quorum: 50,
          programmeId: holder?.bodies.find(({ id }) => id === bodyId)?.programmeId ?? null,
          series: null,
        }}
        submitLabel="召集"
        draftKey={wanted.bodyId ?? wanted.organisationId ?? ''}
        onSubmit={async (values) => {
          const { region, ids } = await plan(values);
          tell(ids.length === 1 ? `已召集：${values.title}` : `已召集 ${ids.length} 次会议：${values.title}`);
          if (ids[0] !== undefined) void navigate(paths.meeting(region, ids[0]));
        }}
      >
        <ConvenerFields />
        <WhatFields />
        <Field name="on" label="日期" hint="以前开过的会也可以补录">
          <DayInput />
        </Field>
        <TimeAndPlaceFields />
        <Form.Item name="series" rules={[{ validator: checkSeries }]}>
          <SeriesFields />
        </Form.Item>
        <Rest />
      </FormShell>
    </KnownNames>
  );
}

/** Asks for the holder inside the form that knows which one is chosen. */
function Rest() {
  return <PlanFields holder={useHolder()} />;
}
