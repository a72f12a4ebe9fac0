import { Tooltip } from 'antd';
import type { ReactElement } from 'react';

/** The reason beside a forbidden act, for pointer and keyboard; screen readers hear it from the act itself. */
export function Why({ reason, children }: { reason: string; children: ReactElement }) {
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      {children}
    </Tooltip>
  );
}
