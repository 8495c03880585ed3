import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, readingInput, UserError } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { readLabelConfig } from '../label-config/read.ts';
import { quotePathForShell } from '../quote-shell.ts';
import { readHead } from '../readers/head.ts';
import { readUtf8 } from '../readers/read-utf8.ts';
import { readWholeFileIfThere } from '../readers/regular-file.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import { offsetsMember } from './config-json.ts';
import { findCompletions, isOwnTarget } from './find-completions.ts';
import { isThere } from './move.ts';

/** A project folder of Label Studio 0.9, as far as its tasks go. */
export interface ProjectSource {
  tasksFile: string;
  /** tasks.json for people. */
  displayPath: string;
  /** Folder with the completions, one file a task; undefined when it has none. */
  completions: string | undefined;
  completionsShown: string;
  sampling: string;
  /** Undefined when it has none that can be read. */
  labelConfig: LabelConfig | undefined;
  /** What the offsets in its texts count: UTF-16 units, as 0.9 does, unless its config.json says that it is for 1.x. */
  offsets: OffsetUnit;
  /** The storage that the project's completions went to, when that is not its own folder. */
  target: string | undefined;
}

/** Looks at a project folder, ours or one that Label Studio 0.9 worked on. */
export function findProjectSource(folder: string, displayPath: string): ProjectSource {
  if (!readingInput(displayPath, () => statSync(folder)).isDirectory()) {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} is a file, not a project folder.`,
      isTasksOfProject(folder)
        ? `Use the project folder: lsimport export ${quotePathForShell(dirname(displayPath))}`
        : 'For a task file, use lsimport convert.',
    );
  }
  const config = readConfig(join(folder, 'config.json'), join(displayPath, 'config.json'));
  const tasksFile = join(folder, 'tasks.json');
  if (!readingInput(join(displayPath, 'tasks.json'), () => isThere(tasksFile))) {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} is not a Label Studio 0.9 project folder: it has no tasks.json.`,
      'Use a folder made by lsimport init or label-studio init.',
    );
  }
  const source = isObject(config.source) ? config.source.type : undefined;
  // A project of lsimport may have both: tasks, and the storage of what they link to.
  if (typeof source === 'string' && source !== 'tasks-json' && hasNoTasks(tasksFile, displayPath)) {
    throw new UserError(
      EXIT.refused,
      `The tasks of ${displayPath} are in a storage of type ${source}, not in the folder.`,
      'Connect Label Studio 1.x to that storage.',
    );
  }
  const { target } = config;
  const completions = findCompletions(folder, displayPath, config);
  return {
    tasksFile,
    displayPath: join(displayPath, 'tasks.json'),
    completions: completions.path,
    completionsShown: completions.displayPath,
    labelConfig: readOwnConfig(join(folder, 'config.xml'), join(displayPath, 'config.xml')),
    offsets:
      JSON.stringify(config[offsetsMember[0]]) === JSON.stringify(JSON.parse(offsetsMember[1]))
        ? 'code-points'
        : 'utf16',
    sampling: typeof config.sampling === 'string' ? config.sampling : 'sequential',
    target: isOwnTarget(config) || !isObject(target) ? undefined : String(target.type),
  };
}

function hasNoTasks(tasksFile: string, displayPath: string): boolean {
  const { bytes, whole } = readHead(tasksFile, join(displayPath, 'tasks.json'), 64);
  return whole && /^\s*\{\s*\}\s*$/.test(bytes.toString('latin1'));
}

function readOwnConfig(path: string, displayPath: string): LabelConfig | undefined {
  const bytes = readWholeFileIfThere(path, displayPath);
  return bytes && readLabelConfig(bytes, displayPath, () => {});
}

function isTasksOfProject(file: string): boolean {
  return basename(file) === 'tasks.json' && isThere(join(dirname(file), 'config.json'));
}

function readConfig(path: string, displayPath: string): JsonObject {
  if (!readingInput(displayPath, () => isThere(path))) return {};
  const text = readUtf8(path, displayPath);
  try {
    const config = JSON.parse(text) as Json;
    if (isObject(config)) return config;
  } catch {}
  throw new UserError(
    EXIT.refused,
    `${displayPath} does not contain a JSON object.`,
    'It must be a Label Studio 0.9 config.json.',
  );
}
