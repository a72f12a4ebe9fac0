import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';

// Must run before the first schema is made: the content policy forbids code from text, and forms speak Chinese.
z.config({ ...zhCN(), jitless: true });
