import { listFindings } from '../diagnostics/list-findings.ts';
import { errorsFirst, type Log } from '../diagnostics/log.ts';
import { toJson } from '../diagnostics/to-json.ts';
import { EXIT, type ExitCode, isAboutFile, reasonOf, UserError } from '../errors.ts';
import { isOwnFileUnreadable, readVersion } from '../package-files.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { escapeForTerminal, escapeSentence } from './escape.ts';
import { printGroup } from './print-findings.ts';
import type { Stream, Style } from './style.ts';
import { wrapFor } from './wrap.ts';

/** A line for people, or one to paste into a shell, which stands alone and is never broken. */
export type SummaryLine = string | { paste: string };

/** What a run came to, for `--json`; docs/json-output.md describes it. */
export interface Outcome {
  exitCode: ExitCode;
  tasks: number;
  /** Members of the JSON object of this command alone. */
  details: Record<string, unknown>;
  /** The same for people, line by line. */
  summary: SummaryLine[];
  /** The label config's file for people, when there is one. */
  configFile?: string | undefined;
}

/** The one place that prints: text for people, or one JSON object; the result to standard output, everything else to standard error. */
export interface Reporter {
  /** Something worth knowing that is not a finding in the data. */
  note(text: string): void;
  /** The format that the input is read as, for `--json`. */
  format(name: string): void;
  finish(log: Log, outcome: Outcome): void;
  fail(error: unknown, log: Log | undefined): ExitCode;
}

export interface ReporterOptions {
  /** The command that runs, for `--json`; undefined when there is none. */
  command: string | undefined;
  /** Whether findings and a refusal are results too, as those of `check` are, and not about what is written. */
  printsFindings: boolean;
  json: boolean;
  quiet: boolean;
  /** Warnings count as errors, so that not even `quiet` hides them. */
  strict: boolean;
  style: Style;
}

export function createReporter(
  stdout: Stream,
  stderr: Stream,
  { command, printsFindings, json, quiet, strict, style }: ReporterOptions,
): Reporter {
  const say = (text: string) => stderr.write(wrapFor(stderr, text));
  const findings = printsFindings ? stdout : stderr;
  const notes: string[] = [];
  let format: string | undefined;
  const printJson = (object: object) => {
    const head = {
      version: 1,
      lsimport: readVersion(),
      ...(command && { command }),
      ...(format && { format }),
    };
    stdout.write(`${JSON.stringify({ ...head, ...object }, null, 2)}\n`);
  };
  const printFindings = (log: Log, configFile: string | undefined) => {
    const groups = [...log.groups].filter(({ severity }) => severity === 'error' || !quiet || strict);
    for (const group of groups.sort(errorsFirst))
      findings.write(wrapFor(findings, `${printGroup(group, configFile, style)}\n`));
  };
  const diagnosticsOf = (log: Log | undefined) => ({
    errors: log?.errors ?? 0,
    warnings: log?.warnings ?? 0,
    diagnostics: (log ? listFindings(log) : []).map(({ finding, place, task }) =>
      toJson(finding, place, task),
    ),
  });

  return {
    note(text) {
      if (json) notes.push(text);
      else if (!quiet) say(`${style.warning('note:')} ${escapeSentence(text)}\n`);
    },
    format(name) {
      format = name;
    },
    finish(log, { exitCode, tasks, details, summary, configFile }) {
      if (json) printJson({ ok: exitCode === EXIT.done, tasks, ...diagnosticsOf(log), ...details, notes });
      else {
        printFindings(log, configFile);
        const isRefusal = exitCode !== EXIT.done;
        const to = isRefusal ? findings : stdout;
        if (isRefusal || !quiet)
          for (const line of summary) to.write(`${printLine(line, to, isRefusal, style)}\n`);
      }
    },
    fail(error, log) {
      const { message, help, exitCode, lines = [] } = describeFailure(error);
      if (json) {
        const found = diagnosticsOf(log);
        const diagnostic = {
          severity: 'error',
          code: codes[exitCode] ?? 'bug',
          message: [message, ...lines].join('\n'),
          ...(help && { help }),
        };
        printJson({
          ok: false,
          tasks: 0,
          ...found,
          errors: found.errors + 1,
          diagnostics: [...found.diagnostics, diagnostic],
          notes,
        });
      } else {
        if (log) printFindings(log, undefined);
        const shown = exitCode === EXIT.bug ? message : escapeSentence(message);
        say(`${style.error('error:')} ${shown}\n`);
        for (const line of lines) say(`  ${escapeForTerminal(line)}\n`);
        if (help) say(`${style.dim('help:')} ${escapeSentence(help)}\n`);
      }
      return exitCode;
    },
  };
}

function printLine(line: SummaryLine, to: Stream, isRefusal: boolean, style: Style): string {
  if (typeof line !== 'string') return escapeForTerminal(line.paste);
  const text = wrapFor(to, escapeForTerminal(line));
  return isRefusal ? style.error(text) : text;
}

/** Codes of failures that are not findings in the data, by exit code. */
const codes: Partial<Record<ExitCode, string>> = {
  [EXIT.refused]: 'refused',
  [EXIT.usage]: 'wrong-usage',
  [EXIT.unreadable]: 'cannot-read',
  [EXIT.unwritable]: 'cannot-write',
  [EXIT.server]: 'server-refused',
  [EXIT.interrupted]: 'interrupted',
};

/** The same that bin/lsimport.js says where nothing can be loaded. */
const HELP_OWN_FILE = 'Allow more open files (ulimit -n 256), or install lsimport again.';

/** An error in words, and the exit code that it makes. */
export function describeFailure(error: unknown): {
  message: string;
  help: string | undefined;
  exitCode: ExitCode;
  lines?: readonly string[];
} {
  if (error instanceof UserError) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    return {
      message: 'Interrupted. Nothing was written; existing files are unchanged.',
      help: undefined,
      exitCode: EXIT.interrupted,
    };
  }
  if (isOwnFileUnreadable(error)) {
    return {
      message: `Cannot read a file of lsimport itself: ${reasonOf(error)}.`,
      help: HELP_OWN_FILE,
      exitCode: EXIT.unreadable,
    };
  }
  // Whatever is asked of a file, it may go, or its disk may fail.
  if (isAboutFile(error)) {
    const { path } = error as NodeJS.ErrnoException;
    return {
      message: `Cannot use ${path === undefined ? 'a file' : withoutSecrets(path)}: ${reasonOf(error)}.`,
      help: 'Check the file and its disk, and try again.',
      exitCode: EXIT.unreadable,
    };
  }
  const stack = error instanceof Error ? error.stack : String(error);
  return {
    message: `This is a bug in lsimport. Please report it with these lines:\n${stack}`,
    help: undefined,
    exitCode: EXIT.bug,
  };
}
