import { EXIT, UserError } from '../errors.ts';
import type { FormatOptions, Importer } from '../formats/format.ts';
import { importers } from '../formats/index.ts';

/** Refuses options of single formats that would do nothing with this one, or beside each other. */
export function refuseFormatOptions(options: FormatOptions, importer: Importer): void {
  for (const name of new Set(importers.flatMap((importer) => importer.options ?? []))) {
    if (options[name] === undefined || importer.options?.includes(name)) continue;
    const takers = importers.filter((other) => other.options?.includes(name)).map((taker) => taker.name);
    throw new UserError(
      EXIT.usage,
      `${flagOf(name, options[name])} does not apply to the input format ${importer.name}.`,
      `It applies to ${takers.join(', ')}.`,
    );
  }
  if (options.blankLines === 'keep' && options.textMode === 'paragraph') {
    throw new UserError(
      EXIT.usage,
      '--blank-lines keep does not apply to --text-mode paragraph, where blank lines separate the tasks.',
      'Remove one of them.',
    );
  }
}

/** An option as it is typed. */
function flagOf(name: string, value: unknown): string {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return value === false ? `--no-${flag}` : `--${flag}`;
}
