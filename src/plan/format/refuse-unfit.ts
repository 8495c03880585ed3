import { EXIT, UserError } from '../../errors.ts';
import { canFill, type Detected } from '../../formats/detect.ts';
import type { Importer } from '../../formats/format.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { listAlternatives } from '../../list-alternatives.ts';

/**
 * Refuses data of a format that the label config has no tag for. `detected` is what the data is where the label config does not count, which
 * is the format that it was made for.
 */
export function refuseUnfit(detected: Detected, config: LabelConfig, displayPath: string): void {
  const found = 'importer' in detected ? [detected] : detected.candidates;
  const importers = found.map(({ importer }) => importer).filter((importer) => !canFill(importer, config));
  if (importers.length === 0 || importers.length < found.length) return;
  const names = listAlternatives(importers.map(({ name }) => name));
  const missing = [...new Set(importers.flatMap((importer) => missingTags(importer, config)))];
  const tags = (write: (tag: string) => string) => listAlternatives(missing.map(write));
  const shown = importers.flatMap(({ dataTags = [] }) => dataTags);
  const asObject = tags(
    (tag) => `<${tag} name="..." ${shown.includes(tag) ? 'value="$..."' : 'toName="..."'}>`,
  );
  const rows = missing.includes('TimeSeries') ? ' If each row is a task: --input-format table-dir' : '';
  throw new UserError(
    EXIT.refused,
    `${displayPath} looks like ${names}, but the label config ${config.file} has no ${tags((tag) => `<${tag}>`)}.`,
    `Use a label config with ${asObject}, or -l auto to write one from the data.${rows}`,
  );
}

/** The tags of which one is missing: those that show the data, else those that its labels belong to. */
function missingTags({ dataTags, controlTags = [] }: Importer, { objects }: LabelConfig): readonly string[] {
  if (dataTags && !objects.some(({ tag }) => dataTags.includes(tag.type))) return dataTags;
  return controlTags;
}
