import { Section } from '#web/ui/Page.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Checked } from '../answers.ts';
import { PeriodBar } from '../cockpit/PeriodBar.tsx';
import { TargetList } from '../figure/TargetList.tsx';
import { ChangeList } from './ChangeList.tsx';

/** What the definition would show today, and what it changes against the version in force. */
export function Preview({ preview }: { preview: NonNullable<Checked['preview']> }) {
  const { programme, targets, changes, previous } = preview;
  const { today } = useDay();
  return (
    <>
      <Section
        title={`预览：${programme.title}`}
        lead={`第 ${programme.version} 版 · ${programme.issuer} · ${programme.regionName} · 按今日（${today}）的记录计算`}
      >
        <PeriodBar period={programme.period} stages={[]} on={today} />
        {targets.length === 0 ? (
          <p className="quiet">定义没有可计量的目标。</p>
        ) : (
          <TargetList targets={targets} programme={null} at={programme.region} label="预览的目标" />
        )}
      </Section>
      {previous === null ? (
        <p className="note good">这是该计划的第一个版本。</p>
      ) : (
        <Section title={`与第 ${previous} 版相比`} lead={`${changes.length} 处变动`} plain>
          <ChangeList changes={changes} label="变动清单" />
        </Section>
      )}
    </>
  );
}
