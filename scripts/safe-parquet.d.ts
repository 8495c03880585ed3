import type { Plugin } from 'vitest/config';

export const safeParquet: Plugin;
