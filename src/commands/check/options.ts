import { servers, type TargetServer } from '../../checks/server/servers.ts';
import type { OptionGroup } from '../../cli/option.ts';
import { dataOptions, reportOptions, type SharedOptions } from '../../cli/options.ts';
import { shardOption } from '../../cli/shard-option.ts';
import { modelVersionOption, samplingOption, threadsOption } from '../../cli/task-options.ts';

/** What `check` is asked for. */
export interface CheckOptions extends SharedOptions {
  server?: TargetServer;
}

export const checkOptions: readonly OptionGroup[] = [
  ...dataOptions,
  {
    heading: 'Tasks',
    options: [
      samplingOption,
      shardOption,
      threadsOption,
      { ...modelVersionOption, rare: true },
      {
        flags: '--server <version>',
        summary: 'also report what this version of Label Studio would refuse, drop or not show',
        values: servers,
      },
    ],
  },
  {
    heading: 'Label config',
    options: [{ flags: '--force', summary: 'overwrite the file of --write-config', rare: true }],
  },
  ...reportOptions,
];
