import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCarried } from './standing.ts';

/** A link within the platform; it keeps the day and the place one is looking at. */
export function Go({
  to,
  children,
  className = 'go',
  onClick,
}: {
  to: string;
  children: ReactNode;
  className?: string;
  onClick?: () => void;
}) {
  const carried = useCarried();
  return (
    <Link to={carried(to)} className={className} onClick={onClick}>
      {children}
    </Link>
  );
}
