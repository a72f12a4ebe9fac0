import { useQuery } from '@tanstack/react-query';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking, useDo } from '#web/client.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { KnownNames } from '../../pick/known-names.ts';
import type { Meeting } from '../answers.ts';
import { asInvitations, draftsOf } from './invitation-drafts.ts';
import { PlanFields, TimeAndPlaceFields, WhatFields } from './PlanFields.tsx';

/** 修改会议安排 before it is held; its day is moved by an act of its own. */
export function ReviseMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const revise = useDo(collaborationRoutes.reviseMeeting);
  const { data } = useQuery(asking(collaborationRoutes.conveners, { organisation: meeting.organisationId }));
  const { region, id, version, secretary } = meeting;
  return (
    <KnownNames value={namesIn(meeting)}>
      <FormShell
        title="修改会议安排"
        lead="日期另用“改期”办理。受邀的人会收到通知。"
        open
        onClose={onClose}
        schema={collaborationRoutes.reviseMeeting.input}
        initial={{
          region,
          id,
          version,
          kind: meeting.kind,
          title: meeting.title,
          begins: meeting.begins,
          ends: meeting.ends,
          place: meeting.place,
          agenda: meeting.agenda,
          invitations: asInvitations(draftsOf(meeting.invitations)),
          secretary: secretary && { region: secretary.region, personId: secretary.personId },
          quorum: meeting.quorum,
          programmeId: meeting.programmeId,
        }}
        submitLabel="保存"
        draftKey={`${id}:${version}`}
        onSubmit={async (values) => {
          await revise(values);
          tell('会议安排已修改');
        }}
      >
        <WhatFields />
        <TimeAndPlaceFields />
        <PlanFields holder={data?.[0]} />
      </FormShell>
    </KnownNames>
  );
}

function namesIn({ organisationId, organisationName, invitations, secretary }: Meeting): Record<string, string> {
  const invited = invitations.flatMap(
    ({ way, words, bodyId, organisationId: at, organisationName: name, personId }) => {
      if (way === 'seats') return [[bodyId, words.replace(/成员$/, '')]];
      return way === 'person' ? [[personId, words]] : [[at, name]];
    },
  );
  const keeper = secretary === null ? [] : [[secretary.personId, secretary.name]];
  return Object.fromEntries([[organisationId, organisationName], ...invited, ...keeper]) as Record<string, string>;
}
