import './publishing/publishing.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useParams } from 'react-router';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, useAddress } from '#web/ui/address.ts';
import { Choice, Filters } from '#web/ui/filters.tsx';
import { Page, Section } from '#web/ui/Page.tsx';
import { Failed, Waiting } from '#web/ui/states.tsx';
import { ChangeList } from './publishing/ChangeList.tsx';
import { CodeLines } from './publishing/CodeLines.tsx';
import { VersionTable } from './publishing/VersionTable.tsx';

/** 版本与定义: the published versions of a programme, what changed between two, and the text of one. */
export function VersionsPage() {
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(asking(programmesRoutes.published, {}));
  const [{ version, against }, change] = useAddress({ version: anyText, against: anyText });
  const programme = data.programmes.find((item) => item.id === id);
  if (programme === undefined) return <Failed error={null} title="没有这项计划" />;

  const versions = programme.versions.toSorted((a, b) => b.version - a.version);
  const numbers = versions.map((item) => item.version);
  const chosen = numbers.find((number) => String(number) === version) ?? numbers[0] ?? programme.version;
  const other = numbers.find((number) => String(number) === against && number !== chosen);
  const options = numbers.map((number) => ({ value: String(number), label: `第 ${number} 版` }));

  return (
    <Page
      title="版本与定义"
      breadcrumbs={[
        { label: '已发布的计划', to: paths.published() },
        { label: programme.title, to: paths.programme(id) },
      ]}
      lead={`${programme.title} · 已发布的版本不再改动，修订须发布新版本`}
      actions={<Act label="发布新版本" to={paths.publish()} disabledBecause={data.can.publish} />}
    >
      <VersionTable versions={versions} chosen={chosen} />
      <Filters>
        <Choice
          label="查看"
          required
          options={options}
          value={String(chosen)}
          onChange={(next) => change({ version: next })}
        />
        <Choice
          label="与之比较"
          placeholder="不比较"
          options={options.filter(({ value }) => value !== String(chosen))}
          value={other === undefined ? undefined : String(other)}
          onChange={(next) => change({ against: next })}
        />
      </Filters>
      <Suspense fallback={<Waiting />}>
        {other !== undefined && <Difference id={id} a={other} b={chosen} />}
        <Text id={id} version={chosen} />
      </Suspense>
    </Page>
  );
}

/** Always told from the older version to the newer. */
function Difference({ id, a, b }: { id: string; a: number; b: number }) {
  const [from, to] = a < b ? [a, b] : [b, a];
  const { data: changes } = useSuspenseQuery(asking(programmesRoutes.difference, { id, from, to }));
  return (
    <Section title={`第 ${from} 版到第 ${to} 版的变动`} lead={`${changes.length} 处`} plain>
      <ChangeList changes={changes} label="变动清单" />
    </Section>
  );
}

function Text({ id, version }: { id: string; version: number }) {
  const { data } = useSuspenseQuery(asking(programmesRoutes.definition, { id, version }));
  return (
    <Section
      title={`第 ${version} 版定义原文`}
      actions={<Act label="下载 .yaml" onClick={() => saveText(`${id}-${version}.yaml`, data.yaml)} />}
    >
      <CodeLines text={data.yaml} label="逐行原文" />
    </Section>
  );
}

function saveText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
