import { useQuery } from '@tanstack/react-query';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking, useDo } from '#web/client.ts';
import { KindField as AnyKindField } from '../../pick/KindField.tsx';

/** 会议类别. */
export function KindField() {
  const { data } = useQuery(asking(collaborationRoutes.meetings, { size: 1 }));
  const add = useDo(collaborationRoutes.addMeetingKind);
  return (
    <AnyKindField
      kinds={data?.kinds ?? []}
      hint="行动计划按类别认定会议。"
      add={data?.can.addKind === true ? (name) => add({ name }) : undefined}
      placeholder="如 教研组长例会"
    />
  );
}
