import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import type { Programme } from '../answers.ts';

/** 未建模事项: what the document says that the platform leaves to people, and why. */
export function NotModelledTab({ programme }: { programme: Programme }) {
  return (
    <Section title="未建模事项" lead="文件中有、而平台不作计量的内容，逐条说明原因，仍由有关部门按文件落实">
      <Rows
        label="未建模事项"
        rows={programme.notModelled}
        rowKey={(item) => `${item.source.section}${item.statement}`}
        empty="文件的各项内容都已写入定义"
        columns={[
          { head: '文件内容', cell: (item) => item.statement },
          { head: '不作计量的原因', cell: (item) => item.why },
          { head: '条款', cell: (item) => item.source.section, tight: true },
        ]}
      />
    </Section>
  );
}
