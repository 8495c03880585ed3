import { EXIT, UserError } from '../../errors.ts';
import { choicesBatch } from '../../formats/choices-column/choices-batch.ts';
import { labelKeysOf } from '../../formats/choices-column/label-options.ts';
import type { FormatOptions, Importer } from '../../formats/format.ts';
import { quote } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';

/** A format with results of the values of data keys (`--choices-column`); CSV makes its own, as it knows its columns beforehand. */
export function choicesImporter(
  importer: Importer,
  config: LabelConfig | undefined,
  options: FormatOptions,
): Importer {
  if (!importer.options?.includes('choicesColumn') || ['csv', 'tsv'].includes(importer.name)) return importer;
  const labels = labelKeysOf(options, config);
  if (!labels) return importer;
  const { inParallel: _, ...others } = importer;
  const asked = new Map(labels.choices.map(({ key }) => [key, '--choices-column']));
  if (labels.score !== undefined) asked.set(labels.score, '--score-column');
  return {
    ...others,
    *read(input) {
      const unseen = new Map(asked);
      let keys: string[] | undefined;
      for (const batch of importer.read(input)) {
        yield choicesBatch(batch, labels, (data) => {
          keys ??= Object.keys(data);
          for (const key of unseen.keys()) if (Object.hasOwn(data, key)) unseen.delete(key);
        });
      }
      // A part of an input may have none, and so may an input without tasks.
      const [first] = input.shard || input.range ? [] : unseen;
      if (first && keys) throw unknownKey(first, keys, input.displayPath);
    },
  };
}

function unknownKey(
  [key, option]: [string, string],
  keys: readonly string[],
  displayPath: string,
): UserError {
  return new UserError(
    EXIT.usage,
    `${option}: no task of ${displayPath} has the data key ${quote(key)}.`,
    `Data keys of the first are ${keys.map(quote).join(', ')}.`,
  );
}
