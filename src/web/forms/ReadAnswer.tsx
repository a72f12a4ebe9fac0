import type { FileReference } from '#core/forms/answer.ts';
import type { FormColumn, FormQuestion } from '#core/forms/questions.ts';
import { cellInWords, inWords, linesIn, totalInWords } from '#core/forms/words.ts';

export type HrefOf = (file: FileReference) => string;

/** One answer to read: words, a table, a list of files. */
export function ReadAnswer({ question, answer, hrefOf }: { question: FormQuestion; answer: unknown; hrefOf: HrefOf }) {
  if (question.columns !== undefined) return <Table question={question} columns={question.columns} answer={answer} />;
  if (question.questions !== undefined) return <Groups question={question} answer={answer} />;
  if (question.type === 'file' && Array.isArray(answer))
    return (
      <ul className="form-files">
        {answer.map((file: FileReference) => (
          <li key={file.id}>
            <a className="go" href={hrefOf(file)}>
              {file.name}
            </a>
          </li>
        ))}
      </ul>
    );
  const words = inWords(question, answer);
  return words === '' ? <Nothing /> : <span className="read-words">{words}</span>;
}

const Nothing = () => <span className="quiet">未填</span>;

function Table({
  question,
  columns,
  answer,
}: {
  question: FormQuestion;
  columns: readonly FormColumn[];
  answer: unknown;
}) {
  const lines = linesIn(question, answer);
  if (lines.length === 0) return <Nothing />;
  const totals = columns.map((column) => totalInWords(column, lines));
  const hasTotals = totals.some((total) => total !== undefined);
  const first = totals.findIndex((total) => total !== undefined);
  return (
    <Lines
      label={question.title}
      heads={columns.map(({ title }) => title)}
      ends={columns.map(isNumber)}
      labelled={question.rows !== undefined}
      lines={lines.map(({ label, cells }) => ({
        label,
        cells: columns.map((column) => cellInWords(column, cells[column.name])),
      }))}
      totals={
        hasTotals
          ? totals.map(
              (total, at) => total ?? (question.rows === undefined && at === Math.max(0, first - 1) ? '合计' : ''),
            )
          : undefined
      }
    />
  );
}

function Groups({ question, answer }: { question: FormQuestion; answer: unknown }) {
  const lines = linesIn(question, answer);
  const inner = question.questions ?? [];
  if (lines.length === 0) return <Nothing />;
  return (
    <Lines
      label={question.title}
      heads={inner.map(({ title }) => title)}
      lines={lines.map(({ cells }) => ({
        label: undefined,
        cells: inner.map((each) => inWords(each, cells[each.name])),
      }))}
    />
  );
}

const isNumber = ({ definition }: FormColumn) =>
  definition.cellType === 'expression' || (definition.cellType === 'text' && definition.inputType === 'number');

function Lines({
  label,
  heads,
  ends = [],
  labelled = false,
  lines,
  totals,
}: {
  label: string;
  heads: readonly string[];
  ends?: readonly boolean[];
  labelled?: boolean;
  lines: readonly { readonly label: string | undefined; readonly cells: readonly string[] }[];
  totals?: readonly string[] | undefined;
}) {
  return (
    <table className="form-table" aria-label={label}>
      <thead>
        <tr>
          {labelled && (
            <th scope="col">
              <span className="unseen">行</span>
            </th>
          )}
          {heads.map((head, at) => (
            <th key={head} scope="col" className={ends[at] ? 'end' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, row) => (
          <tr key={line.label ?? row}>
            {labelled && <th scope="row">{line.label}</th>}
            {line.cells.map((words, at) => (
              <td key={heads[at]} data-head={heads[at]} className={ends[at] ? 'end' : undefined}>
                {words || '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totals !== undefined && (
        <tfoot>
          <tr>
            {labelled && <th scope="row">合计</th>}
            {totals.map((total, at) => (
              <td key={heads[at]} data-head={total === '' ? '' : heads[at]} className={ends[at] ? 'end' : undefined}>
                {total}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
