import { Drawer } from 'antd';
import type { ReactNode } from 'react';

/** A drawer from the right; the whole width on a phone. */
export function Sheet({
  title,
  open,
  onClose,
  width = 560,
  actions,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  width?: number;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      size={`min(100vw, ${width}px)`}
      extra={actions}
      destroyOnHidden
      aria-label={title}
      closable={{ 'aria-label': '关闭' }}
    >
      {children}
    </Drawer>
  );
}
