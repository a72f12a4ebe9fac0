import { Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Programme } from '../answers.ts';

/** 程序与评价工具: the steps the document lays down, and the dimensions it judges by. */
export function ProceduresTab({ programme }: { programme: Programme }) {
  return (
    <>
      <Section title="程序" lead="文件规定的办理步骤">
        {programme.procedures.length === 0 ? (
          <Empty title="文件没有规定办理程序" />
        ) : (
          <ul className="clauses">
            {programme.procedures.map((procedure) => (
              <li key={procedure.id}>
                <h3>{procedure.name}</h3>
                <p className="quiet">条款 {procedure.source.section}</p>
                <ol className="steps">
                  {procedure.steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="评价工具" lead="文件规定的评价维度">
        {programme.instruments.length === 0 ? (
          <Empty title="文件没有规定评价工具" />
        ) : (
          <ul className="clauses">
            {programme.instruments.map((instrument) => (
              <li key={instrument.id}>
                <h3>{instrument.name}</h3>
                <p className="quiet">条款 {instrument.source.section}</p>
                <ul className="dimensions">
                  {instrument.dimensions.map((dimension) => (
                    <li key={dimension} className="tag">
                      {dimension}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
