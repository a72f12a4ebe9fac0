import { Button, Radio } from 'antd';
import { use } from 'react';
import type { Answers } from '#core/forms/answer.ts';
import { LIMITS } from '#core/forms/question.ts';
import type { FormColumn, FormQuestion } from '#core/forms/questions.ts';
import { computedCell } from './computed.ts';
import { FillingContext, type FillingState, placeOf } from './filling.ts';
import { ChoiceInput, ProseInput, WrittenInput } from './OneAnswer.tsx';

/** A table one fills in: lines that can be added and removed, or the fixed ones; totals below. Lines are cards on a phone. */
export function TableAnswer({
  question,
  columns,
  answer,
  filling,
}: {
  question: FormQuestion;
  columns: readonly FormColumn[];
  answer: unknown;
  filling: FillingState;
}) {
  const { name, title, definition, rows } = question;
  const lines = linesOf(question, answer);
  const computed = linesOf(question, filling.computed[name]);
  const totals = filling.followed.totals(name);
  const grows = definition.type === 'matrixdynamic' ? definition : undefined;
  const change = (row: number, column: string, value: unknown) =>
    filling.change(
      name,
      asAnswer(
        question,
        lines.map((line, at) => (at === row ? { ...line, cells: withCell(line.cells, column, value) } : line)),
      ),
    );
  const totalled = columns.some(({ definition: column }) => 'totalType' in column && column.totalType !== undefined);

  return (
    <>
      {lines.length > 0 && (
        <div className="form-table-scroll">
          <table className="form-table filled" aria-label={title}>
            <thead>
              <tr>
                {rows !== undefined && (
                  <th scope="col">
                    <span className="unseen">行</span>
                  </th>
                )}
                {columns.map((column) => (
                  <th
                    key={column.name}
                    scope="col"
                    className={column.definition.width === undefined ? 'open' : undefined}
                    style={{ width: column.definition.width }}
                  >
                    {column.title}
                  </th>
                ))}
                {grows !== undefined && (
                  <th scope="col" className="acts">
                    <span className="unseen">操作</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, at) => (
                <tr key={line.key ?? at}>
                  {line.label !== undefined && <th scope="row">{line.label}</th>}
                  {columns.map((column) => (
                    <td key={column.name} data-head={column.title}>
                      <Cell
                        table={name}
                        row={line.key ?? at}
                        label={`${column.title}，${line.label ?? `第 ${at + 1} 行`}`}
                        column={column}
                        value={line.cells[column.name]}
                        computed={computed[at]?.cells[column.name]}
                        filling={filling}
                        onChange={(value) => change(at, column.name, value)}
                      />
                    </td>
                  ))}
                  {grows !== undefined && (
                    <td className="acts">
                      <Button
                        type="text"
                        size="small"
                        danger
                        aria-label={`删去第 ${at + 1} 行`}
                        onClick={() =>
                          filling.change(
                            name,
                            asAnswer(
                              question,
                              lines.filter((other) => other !== line),
                            ),
                          )
                        }
                      >
                        删去
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
            {totalled && (
              <tfoot>
                <tr>
                  {rows !== undefined && <th scope="row">合计</th>}
                  {columns.map((column, at) => (
                    <td
                      key={column.name}
                      colSpan={grows !== undefined && at === columns.length - 1 ? 2 : 1}
                      data-head={totals[column.name] === undefined ? '' : `${column.title}合计`}
                    >
                      {totals[column.name] === undefined ? (
                        rows === undefined && at === 0 && '合计'
                      ) : (
                        <output>{rounded(totals[column.name])}</output>
                      )}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      {grows !== undefined && lines.length < (grows.maxRowCount ?? LIMITS.rows) && (
        <Button
          className="add-line"
          onClick={() => filling.change(name, asAnswer(question, [...lines, { cells: {} }]))}
        >
          {grows.addRowText ?? '添加一行'}
        </Button>
      )}
    </>
  );
}

const rounded = (total: unknown) => (typeof total === 'number' ? Number(total.toFixed(6)) : String(total));

function Cell({
  table,
  row,
  label,
  column,
  value,
  computed,
  filling,
  onChange,
}: {
  table: string;
  row: number | string;
  label: string;
  column: FormColumn;
  value: unknown;
  computed: unknown;
  filling: FillingState;
  onChange: (value: unknown) => void;
}) {
  const { id = '' } = use(FillingContext) ?? {};
  const place = placeOf(table, { row, column: column.name });
  const fault = filling.faults.get(place)?.message;
  const { definition } = column;
  const input = {
    id: id + place,
    label,
    answer: value,
    onChange,
    onLeave: () => filling.leave(place),
    disabled: filling.followed.standing.get(table)?.open === false,
    invalid: fault !== undefined,
  };
  return (
    <>
      {definition.cellType === 'text' && <WrittenInput {...input} written={definition} />}
      {definition.cellType === 'comment' && (
        <ProseInput {...input} rows={1} most={definition.maxLength ?? 2000} counted={false} />
      )}
      {definition.cellType === 'dropdown' && <ChoiceInput {...input} choices={definition.choices} />}
      {definition.cellType === 'boolean' && (
        <Radio.Group aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value)}>
          <Radio value={true}>是</Radio>
          <Radio value={false}>否</Radio>
        </Radio.Group>
      )}
      {definition.cellType === 'expression' && <output className="computed">{computedCell(column, computed)}</output>}
      {fault !== undefined && (
        <p className="asked-fault" id={`${input.id}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
}

/** A line of a table; the fixed ones are known by their value. */
type Line = { readonly key?: string; readonly label?: string; readonly cells: Answers };

function linesOf({ rows, definition }: FormQuestion, answer: unknown): Line[] {
  if (rows !== undefined) {
    const held = (answer ?? {}) as Readonly<Record<string, Answers>>;
    return rows.map(({ value, text }) => ({ key: value, label: text, cells: held[value] ?? {} }));
  }
  if (Array.isArray(answer)) return answer.map((cells: Answers) => ({ cells }));
  const begins = definition.type === 'matrixdynamic' ? (definition.rowCount ?? definition.minRowCount ?? 0) : 0;
  return Array.from({ length: begins }, () => ({ cells: {} }));
}

function asAnswer({ rows }: FormQuestion, lines: readonly Line[]): unknown {
  if (rows === undefined) return lines.map(({ cells }) => cells);
  return Object.fromEntries(
    lines.flatMap(({ key = '', cells }) => (Object.keys(cells).length === 0 ? [] : [[key, cells]])),
  );
}

export function withCell(cells: Answers, name: string, value: unknown): Answers {
  const others = Object.entries(cells).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
