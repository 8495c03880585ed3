import { isAbsolute, relative, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { firstPlaces } from '../diagnostics/first-places.ts';
import type { Group } from '../diagnostics/log.ts';
import type { Severity } from '../diagnostics/message.ts';
import { commonHelpOf, helpOf, messageOf } from '../diagnostics/message-of.ts';
import { messages } from '../diagnostics/messages.ts';
import { formatCount } from '../format-count.ts';
import { resolvePath, type Surroundings } from '../resolve-path.ts';
import { escapeForTerminal } from './escape.ts';
import { describeFailure, type Reporter } from './reporter.ts';
import type { Stream } from './style.ts';

/** Annotations of one kind that GitHub shows of a step; it drops the others. */
const SHOWN = 10;

/**
 * A reporter that also prints workflow commands, which make GitHub Actions show findings beside the lines of the files: the first place of
 * each group, then the second ones and so on, errors first; and what stopped the run. `quiet` leaves the warnings out.
 */
export function annotatingReporter(
  reporter: Reporter,
  stdout: Stream,
  world: Surroundings,
  quiet: boolean,
): Reporter {
  const annotate = (groups: Iterable<Group>, errors: number) => {
    const warnings = quiet ? 0 : SHOWN;
    const places = [...pickPlaces(groups, 'error', errors), ...pickPlaces(groups, 'warning', warnings)];
    for (const [group, diagnostic] of places) stdout.write(annotateFinding(group, diagnostic, world));
  };
  return {
    ...reporter,
    finish(log, outcome) {
      annotate(log.groups, SHOWN);
      reporter.finish(log, outcome);
    },
    fail(error, log) {
      const lines = describeFailure(error).message.split('\n');
      stdout.write(command('error', { title: 'lsimport' }, lines.map(escapeForTerminal).join('\n')));
      if (log) annotate(log.groups, SHOWN - 1);
      return reporter.fail(error, log);
    },
  };
}

function pickPlaces(groups: Iterable<Group>, severity: Severity, limit: number): [Group, Diagnostic][] {
  const wanted = [...groups].filter((group) => group.severity === severity);
  return [...firstPlaces(wanted)].slice(0, limit);
}

function annotateFinding(
  { severity, code, count }: Group,
  { finding, place }: Diagnostic,
  world: Surroundings,
): string {
  const { title } = messages[code];
  const help = count > 1 ? commonHelpOf(finding) : helpOf(finding, place);
  const times = count > 1 ? ` (${formatCount(count)} times)` : '';
  const properties = {
    file: escapeForTerminal(pathInRepository(resolvePath(world, place.file), world.env.GITHUB_WORKSPACE)),
    ...(place.line !== undefined && { line: String(place.line) }),
    ...(place.column !== undefined && { col: String(place.column) }),
    title: `${title}${times}`,
  };
  return command(
    severity,
    properties,
    `${escapeForTerminal(messageOf(finding))}\n${escapeForTerminal(help)}`,
  );
}

/** GitHub knows files by their paths from the root of the repository, which need not be the folder that lsimport runs in. */
function pathInRepository(path: string, root: string | undefined): string {
  if (root === undefined) return path;
  const below = relative(root, path);
  return below.split(sep)[0] === '..' || isAbsolute(below) ? path : below.split(sep).join('/');
}

/** One line, escaped as the toolkit of GitHub Actions does: what ends a line, a property or an escape must not stand in a value. */
function command(name: Severity, properties: Record<string, string>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name} ${list.join(',')}::${escapeMessage(message)}\n`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
