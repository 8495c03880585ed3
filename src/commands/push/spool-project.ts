import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createTargetCheck, thenForTarget } from '../../checks/server/server-check.ts';
import type { Context, Run } from '../../context.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { EXIT, UserError } from '../../errors.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles, layouts } from '../../output/list-files.ts';
import { checkConfigFor } from '../../plan/config/check-config-for.ts';
import { loadLabelConfig } from '../../plan/config/load-label-config.ts';
import { compileProjectChecks } from '../../project/check-task.ts';
import { findProjectSource } from '../../project/find-source.ts';
import { resolvePath } from '../../resolve-path.ts';
import { emptyTotals } from '../../tasks/totals.ts';
import { exportTasks } from '../export/export-tasks.ts';
import type { PushOptions } from './options.ts';
import type { Spool } from './spool-tasks.ts';

/** Options that say how links are made, which the tasks of a project folder have. */
const linkFlags = { upload: '--upload', links: '--links', baseUrl: '--base-url' } as const;

/** The input when it is a project folder, as `init` and Label Studio 0.9 make them. */
export function projectFolderOf(options: PushOptions, context: Context): string | undefined {
  const { inputPath, inputFormat, invalidTasks } = options;
  if (inputPath === undefined || inputPath === '-' || (inputFormat ?? 'auto') !== 'auto') return undefined;
  const path = resolvePath(context, inputPath);
  if (!['config.json', 'config.xml', 'tasks.json'].every((name) => existsSync(join(path, name))))
    return undefined;
  if (invalidTasks === 'skip') {
    throw new UserError(
      EXIT.usage,
      `--invalid-tasks skip does not apply to a project folder, and ${inputPath} is one.`,
      'Fix its tasks, or push the data that it was made from.',
    );
  }
  const aboutLinks = Object.entries(linkFlags).find(
    ([name]) => options[name as keyof typeof linkFlags] !== undefined,
  );
  if (aboutLinks) {
    throw new UserError(
      EXIT.usage,
      `${aboutLinks[1]} does not apply to a project folder, and ${inputPath} is one: its tasks have their links already.`,
      'Push the data that it was made from.',
    );
  }
  return inputPath;
}

/** Checks the tasks of a project folder and writes them into a file in `folder`; undefined when they are refused. */
export async function spoolProject(
  displayPath: string,
  options: PushOptions,
  folder: string,
  run: Run,
): Promise<{ config: string; spool: Spool } | undefined> {
  const { log, context } = run;
  const source = findProjectSource(resolvePath(context, displayPath), displayPath);
  const own = options.labelConfig === undefined && options.template === undefined;
  const wanted = own ? { ...options, labelConfig: join(displayPath, 'config.xml') } : options;
  const loaded = loadLabelConfig(wanted, true, log, context);
  const { config, bytes } = loaded;
  checkConfigFor(loaded, '1.x', log);
  if (!config || log.errors > 0) return undefined;
  const check = compileProjectChecks(config);
  const target = createTargetCheck('1.x', config, 'pushed');
  const path = join(folder, 'tasks.jsonl');
  const files = createListFiles(layouts.lines, endless, {
    nameOf: () => path,
    displayPath: 'a temporary file',
  });
  const ids: (number | undefined)[] = [];
  try {
    const counts = await exportTasks(source, {
      log,
      limits: endless,
      files,
      comparesVersions: false,
      context,
      onWritten: (id) => ids.push(Number.isNaN(id) ? undefined : id),
      check: thenForTarget(check, target),
    });
    const report: Report = (finding) => log.add(finding, () => ({ file: source.displayPath }));
    target.finish(report, counts.tasks);
    files.close();
    if (log.errors > 0 || (options.strict && log.warnings > 0)) return undefined;
    const { tasks, written, skipped, spansConverted: converted } = counts;
    const spans = { converted, differing: 0 };
    return {
      config: Buffer.from(bytes).toString('utf8'),
      spool: {
        path,
        ids,
        rejectedIds: new Set(),
        totals: { ...emptyTotals(), tasks, written, skipped, spans },
      },
    };
  } finally {
    files.abandon();
  }
}
