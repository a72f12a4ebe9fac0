import type { Status } from '#web/ui/StatusMark.tsx';
import type { ImportState } from './answers.ts';

/** How an import stands, in a word, and how that is marked. */
export const STATES: Record<ImportState, { word: string; mark: Status }> = {
  reading: { word: '正在读取', mark: 'due' },
  ready: { word: '待确认', mark: 'due' },
  faulty: { word: '有问题', mark: 'late' },
  applying: { word: '正在写入', mark: 'due' },
  applied: { word: '已导入', mark: 'met' },
  discarded: { word: '已放弃', mark: 'upcoming' },
  failed: { word: '没有成功', mark: 'missed' },
};

export const isRunning = (state: ImportState | undefined) => state === 'reading' || state === 'applying';
