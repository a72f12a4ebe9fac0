import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import type { Programme } from '../answers.ts';

/** 经费: the fund lines the document provides, who pays and what for. */
export function FundsTab({ programme }: { programme: Programme }) {
  return (
    <Section title="经费" lead="文件规定的经费来源和用途">
      <Rows
        label="经费"
        rows={programme.fundLines}
        rowKey={(line) => line.id}
        empty="文件没有规定经费"
        columns={[
          { head: '经费', cell: (line) => line.name },
          { head: '出资', cell: (line) => line.payer ?? <span className="quiet">文件没有指明</span> },
          {
            head: '用途',
            cell: (line) =>
              line.uses.length === 0 ? <span className="quiet">文件没有列明</span> : line.uses.join('；'),
          },
          { head: '条款', cell: (line) => line.source.section, tight: true },
        ]}
      />
    </Section>
  );
}
