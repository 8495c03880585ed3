import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { JsonSyntaxError } from '../../json/parse-lossless.ts';
import type { Profile } from '../../profile.ts';
import { type ConfigMembers, defaultConfig, parseConfig } from '../../project/config-json.ts';
import { readUtf8 } from '../../readers/read-utf8.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { InitOptions } from './options.ts';

/**
 * The config.json to start from: the default one, or the user's own (`--config`), whose `label_config` and `input_path` count unless
 * options say otherwise. Keys it lacks are filled in from the defaults, since the server of 0.9 fails without them; 0.9.1 does not.
 */
export function loadConfig(
  options: InitOptions,
  { completesConfig }: Profile,
  context: Context,
): { config: ConfigMembers; options: InitOptions } {
  const { config: file } = options;
  if (file === undefined) return { config: defaultConfig(), options };
  const own = parse(readUtf8(resolvePath(context, file), file), file);
  const missing = completesConfig ? [...defaultConfig()].filter(([key]) => !own.has(key)) : [];
  const config = new Map([...own, ...missing]);
  const pathOf = (key: string): string | undefined => {
    const value: unknown = JSON.parse(own.get(key) ?? 'null');
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const labelConfig = options.labelConfig ?? (options.template ? undefined : pathOf('label_config'));
  const inputPath = options.inputPath ?? (options.source ? undefined : pathOf('input_path'));
  return {
    config,
    options: { ...options, ...(labelConfig && { labelConfig }), ...(inputPath && { inputPath }) },
  };
}

function parse(text: string, file: string): ConfigMembers {
  try {
    const members = parseConfig(text);
    if (members) return members;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const before = text.slice(0, error.offset).split('\n');
    const place = `${file}:${before.length}:${before.at(-1)!.length + 1}`;
    throw new UserError(
      EXIT.refused,
      `The config is not valid JSON: ${error.problem} (${place}).`,
      'Fix it there.',
    );
  }
  throw new UserError(
    EXIT.refused,
    `The config ${file} does not contain a JSON object.`,
    'It must be a Label Studio 0.9 config.json.',
  );
}
