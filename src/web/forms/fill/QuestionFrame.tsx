import type { ReactNode } from 'react';

/** Title, hint and fault around an input; several inputs under one title are a group. */
export function QuestionFrame({
  id,
  name,
  title,
  description,
  optional,
  fault,
  grouped = false,
  wide = false,
  children,
}: {
  id: string;
  /** A question of the form itself; those of a group have none. */
  name?: string;
  title: string;
  description: string | undefined;
  optional: boolean;
  fault: string | undefined;
  grouped?: boolean;
  wide?: boolean;
  children: ReactNode;
}) {
  const heading = (
    <>
      {title}
      {optional && <span className="optional">选填</span>}
    </>
  );
  const inner = (
    <>
      {description !== undefined && (
        <p className="asked-hint" id={`${id}-hint`}>
          {description}
        </p>
      )}
      {children}
      {fault !== undefined && (
        <p className="asked-fault" id={`${id}-fault`}>
          <span aria-hidden="true">▲ </span>
          {fault}
        </p>
      )}
    </>
  );
  const className = `asked${wide ? ' wide' : ''}${fault === undefined ? '' : ' faulty'}`;
  if (grouped)
    return (
      <fieldset className={className} id={id} data-question={name} aria-describedby={`${id}-hint ${id}-fault`}>
        <legend>{heading}</legend>
        {inner}
      </fieldset>
    );
  return (
    <div className={className} data-question={name}>
      <label htmlFor={id}>{heading}</label>
      {inner}
    </div>
  );
}
