import type { ThemeConfig } from 'antd';

/** The palette; `ui/look.css` repeats it as custom properties for what is not Ant Design. */
export const palette = {
  ink: '#14213d',
  jade: '#0f766e',
  amber: '#b45309',
  danger: '#b91c1c',
  muted: '#55606e',
  line: '#e3e7ec',
  ground: '#f6f7f9',
  paper: '#ffffff',
} as const;

export const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.jade,
    colorInfo: palette.jade,
    colorLink: palette.jade,
    colorSuccess: palette.jade,
    colorWarning: palette.amber,
    colorError: palette.danger,
    colorText: palette.ink,
    colorTextSecondary: palette.muted,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: '#6b7684',
    colorBorder: '#8b96a5',
    colorBgLayout: palette.ground,
    borderRadius: 8,
    fontFamily,
    fontSize: 14,
    controlHeight: 36,
    // Ant Design waits for the end of a motion before a list stands in its place; without motion there is nothing to wait for.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
};
