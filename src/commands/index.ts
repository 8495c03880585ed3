import type { Command } from '../cli/command.ts';
import { check } from './check/command.ts';
import { completionOf } from './completion/command.ts';
import { convert } from './convert/command.ts';
import { exportCommand } from './export/command.ts';
import { init } from './init/command.ts';
import { merge } from './merge/command.ts';
import { preview } from './preview/command.ts';
import { push } from './push/command.ts';

/** The commands, in the order of the help. */
export const commands: readonly Command[] = [
  init,
  check,
  exportCommand,
  convert,
  preview,
  push,
  merge,
  completionOf(() => commands),
];
