import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { DayForm } from '#web/ui/DayForm.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { Period } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { byTense, tenseOn } from '#web/ui/tense.ts';
import { Held } from './Held.tsx';
import { type Person, titleKinds } from './people.ts';

type Title = Person['titles'][number];

/** 称号, with awarding and ending. */
export function TitlesSection({ person }: { person: Person }) {
  const [awarding, setAwarding] = useState(false);
  const [ending, setEnding] = useState<Title>();
  const { day, today } = useDay();
  return (
    <Section
      title="称号"
      actions={<Act label="授予称号" disabledBecause={person.can.award} onClick={() => setAwarding(true)} />}
    >
      <Rows
        label="称号"
        rows={byTense(day, person.titles)}
        rowKey={(title) => title.id}
        empty="没有登记称号"
        columns={[
          { head: '称号', cell: (title) => title.title },
          { head: '级别', cell: (title) => title.level ?? '–', tight: true },
          { head: '学科', cell: (title) => title.subject ?? '–', tight: true },
          { head: '有效期', cell: (title) => <Period from={title.from} to={title.to} />, tight: true },
          {
            head: '状态',
            cell: (title) => <Held tense={tenseOn(day, title)} words={['已期满', '有效', '待生效']} />,
            tight: true,
          },
          {
            head: '',
            align: 'end',
            cell: (title) =>
              tenseOn(today, title) === 'past' ? null : (
                <Act
                  label="期满或取消"
                  size="small"
                  describes={`期满或取消 ${title.title}`}
                  disabledBecause={person.can.award}
                  onClick={() => setEnding(title)}
                />
              ),
          },
        ]}
      />
      {awarding && <Award person={person} today={today} onClose={() => setAwarding(false)} />}
      {ending && (
        <DayForm
          route={identityRoutes.endTitle}
          title={`期满或取消 ${ending.title}`}
          submitLabel="确定"
          field="to"
          label="失效日期"
          hint="从这一天起不再持有"
          initial={{ region: person.region, id: ending.id, to: today }}
          done="称号已结束"
          onClose={() => setEnding(undefined)}
        />
      )}
    </Section>
  );
}

function Award({ person, today, onClose }: { person: Person; today: string; onClose: () => void }) {
  const award = useDo(identityRoutes.award);
  const { data: kinds = [] } = useQuery(titleKinds);
  const options = kinds.map(({ id, name, level }) => ({
    value: id,
    label: level === null ? name : `${name}（${level}）`,
  }));
  return (
    <FormShell
      title={`授予 ${person.name} 称号`}
      open
      onClose={onClose}
      schema={identityRoutes.award.input}
      initial={{ region: person.region, id: person.id, subject: person.subject, from: today }}
      submitLabel="授予"
      draftKey={person.id}
      onSubmit={async (values) => {
        await award(values);
        tell('已授予称号');
      }}
    >
      <Field name="titleId" label="称号">
        <Select options={options} placeholder="请选择" showSearch={{ optionFilterProp: 'label' }} />
      </Field>
      <Field name="subject" label="学科" hint="不分学科的称号留空">
        <Input maxLength={20} autoComplete="off" />
      </Field>
      <Field name="from" label="授予日期">
        <DayInput />
      </Field>
      <Field name="to" label="期满日期" hint="没有期限的留空">
        <DayInput />
      </Field>
    </FormShell>
  );
}
