import type { ReactNode } from 'react';
import { Go } from './Go.tsx';

type Crumb = { readonly label: string; readonly to?: string };

/** A page: heading, where it stands, what can be done, and the document's title. */
export function Page({
  title,
  breadcrumbs = [],
  lead,
  actions,
  children,
}: {
  title: string;
  breadcrumbs?: readonly Crumb[];
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="page">
      <title>{`${title} · 家门口`}</title>
      {breadcrumbs.length > 0 && (
        <nav aria-label="面包屑" className="crumbs">
          <ol>
            {breadcrumbs.map((crumb) => (
              <li key={crumb.label}>{crumb.to === undefined ? crumb.label : <Go to={crumb.to}>{crumb.label}</Go>}</li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <div className="lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** A titled part of a page, on paper. */
export function Section({
  title,
  lead,
  actions,
  plain = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Without the paper: for tables and grids that bring their own. */
  plain?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={plain ? 'section' : 'section paper'} aria-label={title}>
      <div className="section-head">
        <div>
          <h2>{title}</h2>
          {lead !== undefined && <div className="lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** What is known about a thing, as pairs; absent values show as 未填. */
export function Facts({ items }: { items: readonly { readonly head: string; readonly cell: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ head, cell }) => (
        <div key={head}>
          <dt>{head}</dt>
          <dd>{cell ?? <span className="quiet">未填</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
