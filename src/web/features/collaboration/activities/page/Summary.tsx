import { Input } from 'antd';
import { useState } from 'react';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { Days } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Activity } from '../answers.ts';
import { Gallery } from './Gallery.tsx';

/** 总结: what was done, with pictures. From the first on the activity counts towards duties. */
export function Summary({ activity }: { activity: Activity }) {
  const summarise = useDo(activityRoutes.summariseActivity);
  const [writing, setWriting] = useState(false);
  const { region, id, summary, summarisedOn, can } = activity;
  const write = (
    <Act
      label={summary === null ? '写总结' : '修改总结'}
      kind={summary === null ? 'primary' : 'default'}
      disabledBecause={can.summarise}
      onClick={() => setWriting(true)}
    />
  );
  return (
    <Section
      title="活动总结"
      lead={
        summarisedOn === null ? (
          `到场 ${activity.came ?? 0} 人`
        ) : (
          <>
            到场 {activity.came ?? 0} 人 · 总结于 <Days on={summarisedOn} />
          </>
        )
      }
      actions={summary !== null && activity.roster !== null && write}
    >
      {summary === null ? (
        <Empty title="还没有总结" action={activity.roster === null ? undefined : write}>
          写出总结的活动才计入行动计划的职责。
        </Empty>
      ) : (
        <p className="act-prose">{summary}</p>
      )}
      <Gallery activity={activity} />
      {writing && (
        <FormShell
          title={summary === null ? '写总结' : '修改总结'}
          open
          onClose={() => setWriting(false)}
          schema={activityRoutes.summariseActivity.input}
          initial={{ region, id, summary: summary ?? '' }}
          submitLabel="保存"
          draftKey={id}
          onSubmit={async (values) => {
            await summarise(values);
            tell('总结已保存');
          }}
        >
          <Field name="summary" label="总结" hint="做了什么、谁参加、有什么收获；照片在页面上添加">
            <Input.TextArea maxLength={10_000} autoSize={{ minRows: 8, maxRows: 24 }} />
          </Field>
        </FormShell>
      )}
    </Section>
  );
}
