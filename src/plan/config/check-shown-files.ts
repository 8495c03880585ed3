import { nameRequirement } from '../../checks/data/requirement.ts';
import type { Log } from '../../diagnostics/log.ts';
import { showTag } from '../../diagnostics/show-tag.ts';
import type { Importer } from '../../formats/format.ts';
import { keyOf } from '../../label-config/data-key.ts';
import { tagRule } from '../../label-config/tags.ts';
import { listAlternatives } from '../../list-alternatives.ts';
import { type LoadedConfig, placeInConfig } from './load-label-config.ts';

/** Warns when tasks link to files that no tag shows: the link of an image is a text like any other, so that the checks of the data let it pass. */
export function checkShownFiles(loaded: LoadedConfig, dataKey: string, importer: Importer, log: Log): void {
  const { name: format, dataTags = [], linksFiles } = importer;
  const { config } = loaded;
  if (!config || !linksFiles?.({ config, dataKey })) return;
  const readers = config.objects.flatMap(({ tag, source }) =>
    source && keyOf(source) === dataKey ? [{ tag, source }] : [],
  );
  const [first] = readers;
  if (!first || !readers.every(({ tag, source }) => source.kind === 'key' && showsOthers(tag.type, dataTags)))
    return;
  const { tag, source } = first;
  const args = {
    format,
    key: dataKey,
    tag: nameRequirement(tag, source.attribute),
    tags: listAlternatives(dataTags.map(showTag)),
  };
  log.add({ code: 'tag-for-other-files', args }, () => placeInConfig(loaded, source.attribute.at));
}

/** Others than the tags of the table may show anything. */
function showsOthers(type: string, dataTags: readonly string[]): boolean {
  const kind = tagRule(type)?.shows;
  return kind !== undefined && !dataTags.some((tag) => tagRule(tag)?.shows === kind);
}
