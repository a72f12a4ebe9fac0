import { useQuery } from '@tanstack/react-query';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { asking, useDo } from '#web/client.ts';
import { KindField as AnyKindField } from '../../pick/KindField.tsx';

/** 活动类别. */
export function KindField() {
  const { data } = useQuery(asking(activityRoutes.activities, { size: 1 }));
  const add = useDo(activityRoutes.addActivityKind);
  return (
    <AnyKindField
      kinds={data?.kinds ?? []}
      hint="行动计划按类别认定活动。"
      add={data?.can.addKind === true ? (name) => add({ name }) : undefined}
      placeholder="如 读书节"
    />
  );
}
