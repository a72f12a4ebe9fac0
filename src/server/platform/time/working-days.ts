import chineseDays from 'chinese-days';
import type { IsWorkingDay } from '#core/kernel/working-days.ts';

/**
 * 工作日历：weekends, public holidays and the days worked in exchange (调休), as the State Council announces them each autumn. For a
 * year that is not announced yet only weekends and the fixed holidays are known.
 */
export const works: IsWorkingDay = (on) => chineseDays.isWorkday(on);
