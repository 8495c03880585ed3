import type { Log } from '../../diagnostics/log.ts';
import { type Code, messages } from '../../diagnostics/messages.ts';
import { readVersion } from '../../package-files.ts';
import type { LoadedConfig } from '../../plan/config/load-label-config.ts';
import { type Collected, toPage } from '../../preview/collect.ts';
import { describeControls } from '../../preview/describe-config.ts';
import type { PageGroup, PageModel } from '../../preview/model.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import type { PreviewOptions } from './options.ts';
import type { TaskWatch } from './watch-tasks.ts';

/** What the page says besides its tasks. */
export function pageModel(
  { inputPath, only }: PreviewOptions,
  {
    loaded,
    collected,
    elsewhere,
  }: { loaded: LoadedConfig; collected: Collected; elsewhere: TaskWatch['elsewhere'] },
  log: Log,
): PageModel {
  const { counts, labels, moreLabels, charts } = collected;
  return {
    title: inputPath === '-' ? 'standard input' : withoutSecrets(inputPath!),
    madeBy: `lsimport ${readVersion()}`,
    ...(loaded.given && { configFile: loaded.file }),
    counts,
    ...(only !== undefined && { only }),
    controls: describeControls(loaded.given ? loaded.config : undefined),
    groups: groupsIn(log),
    elsewhere: elsewhere.map(({ finding, place }) => toPage(finding, place, [])),
    labels,
    moreLabels,
    charts,
  };
}

/** The findings by code, errors first, the most frequent ones first. */
function groupsIn(log: Log): PageGroup[] {
  const counts = new Map<Code, number>();
  for (const { code, count } of log.groups) counts.set(code, (counts.get(code) ?? 0) + count);
  return [...counts]
    .map(([code, count]) => {
      const { severity, title, help } = messages[code];
      return { code, severity, title, help, count };
    })
    .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || b.count - a.count);
}
