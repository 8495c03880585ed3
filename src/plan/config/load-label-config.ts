import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Log } from '../../diagnostics/log.ts';
import { EXIT, readingInput, UserError } from '../../errors.ts';
import { LF } from '../../json/bytes.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { readLabelConfig } from '../../label-config/read.ts';
import { readTemplate } from '../../label-config/templates.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { excerptAt } from '../../readers/excerpt.ts';
import { suggestPath } from '../../readers/nearest-path.ts';
import { readWhole } from '../../readers/utf16.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { resolvePath } from '../../resolve-path.ts';
import { isStoreAddress } from '../../stores/address.ts';
import { isRedisAddress } from '../../stores/redis/redis-address.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import type { Position } from '../../xml/positions.ts';

export interface LoadedConfig {
  /** Undefined when it is not well-formed; that was reported. */
  config: LabelConfig | undefined;
  bytes: Uint8Array;
  /** Its file for people. */
  file: string;
  /** False when nobody gave one, and an empty view takes its place. */
  given: boolean;
}

/** One that is well-formed. */
export interface ReadConfig extends LoadedConfig {
  config: LabelConfig;
}

export function isRead(loaded: LoadedConfig): loaded is ReadConfig {
  return loaded.config !== undefined;
}

/** The word for `--label-config` that asks for a label config written from the data. */
export const AUTO = 'auto';

/** What Label Studio 0.9.1 uses when no label config is given: its starter without input, an empty view with some. */
const STARTER = '<View>\n\n</View>';
const EMPTY = '<View></View>';

/** Reads the label config that the options name (a file wins over a template) and checks it; findings go to the log. */
export function loadLabelConfig(
  options: SharedOptions,
  hasInput: boolean,
  log: Log,
  context: Context,
): LoadedConfig {
  const { labelConfig, configFrom, template } = options;
  const file = labelConfig ?? (template ? `${template}.xml` : 'config.xml');
  if (isStoreAddress(file) || isRedisAddress(file)) {
    throw new UserError(
      EXIT.usage,
      `${withoutSecrets(file)} is an address, not a path of this machine.`,
      'Copy the label config here, and use the copy.',
    );
  }
  const bytes = labelConfig
    ? readNamed(configFrom ?? resolvePath(context, labelConfig), labelConfig)
    : template
      ? readTemplate(template)
      : Buffer.from(hasInput ? EMPTY : STARTER);
  return readLoaded(bytes, file, labelConfig !== undefined || template !== undefined, log);
}

/** Reads the file of `--label-config`; where there is none, the option is named. */
function readNamed(path: string, labelConfig: string): Buffer {
  const named = `--label-config ${labelConfig}`;
  const entry = readingInput(named, () => lstatSync(path, { throwIfNoEntry: false }));
  if (entry) {
    if (whatIsAt(path)?.isDirectory()) throw isFolder(path, labelConfig);
    return readWhole(path, labelConfig);
  }
  if (labelConfig === '-') {
    throw new UserError(
      EXIT.usage,
      'The label config cannot come from standard input.',
      'Save it as a file: -l config.xml.',
    );
  }
  const help =
    labelConfig.toLowerCase() === AUTO
      ? `Did you mean ${AUTO}?`
      : (suggestPath(path, labelConfig) ?? 'Check its path.');
  const shown = withoutSecrets(labelConfig);
  throw new UserError(EXIT.unreadable, `Cannot read --label-config ${shown}: it does not exist.`, help);
}

function isFolder(path: string, labelConfig: string): UserError {
  const inside = existsSync(join(path, 'config.xml')) ? join(labelConfig, 'config.xml') : undefined;
  return new UserError(
    EXIT.unreadable,
    `--label-config ${labelConfig} is a directory, not a file.`,
    inside === undefined
      ? 'Use the XML file of the label config, such as -l config.xml.'
      : `Did you mean -l ${quotePathForShell(inside)}?`,
  );
}

/** Reads the bytes of a label config and checks them; findings go to the log. */
export function readLoaded(bytes: Uint8Array, file: string, given: boolean, log: Log): LoadedConfig {
  const config = readLabelConfig(bytes, file, (finding, at) => {
    log.add(finding, () => placeInConfig({ bytes, file }, at));
  });
  return { config, bytes, file, given };
}

/** A place in a label config, with its line. */
export function placeInConfig({ bytes, file }: Pick<LoadedConfig, 'bytes' | 'file'>, at: Position): Place {
  const { line, column } = at;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  for (let n = 1; n < line; n++) start = buffer.indexOf(LF, start) + 1;
  const end = buffer.indexOf(LF, start);
  const text = buffer.toString('utf8', start, end < 0 ? buffer.length : end);
  const offset = start + Buffer.byteLength(text.slice(0, column - 1));
  return { file, ...at, excerpt: excerptAt(buffer, Math.min(offset, buffer.length), buffer.length) };
}
