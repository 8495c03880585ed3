import { checkConfig1x } from '../../checks/server/check-config-1x.ts';
import { checkConfig09 } from '../../checks/server/check-config-09.ts';
import { checkRefusals1x } from '../../checks/server/config-refusals-1x.ts';
import type { TargetServer } from '../../checks/server/servers.ts';
import type { Log } from '../../diagnostics/log.ts';
import type { ReportAt } from '../../label-config/checks/report-at.ts';
import { AUTO, type LoadedConfig, placeInConfig } from './load-label-config.ts';

/** Reports what the server that tasks are for does not do with their label config. */
export function checkConfigFor(loaded: LoadedConfig, target: TargetServer | undefined, log: Log): void {
  const { config, given } = loaded;
  if (!config || !given) return;
  // Of a label config that lsimport made of the data, nobody is to be warned who did not say that it is for 1.x.
  if (target === undefined && loaded.file === AUTO) return;
  const report: ReportAt = (finding, at) => log.add(finding, () => placeInConfig(loaded, at));
  if (target === '0.9') {
    checkConfig09(config, report);
    return;
  }
  checkRefusals1x(config, target === '1.x', report);
  if (target === '1.x') checkConfig1x(config, report);
}
