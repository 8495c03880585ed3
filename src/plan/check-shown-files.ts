import { nameRequirement } from '../checks/data/name-requirement.ts';
import type { Log } from '../diagnostics/log.ts';
import { showTag } from '../diagnostics/show-tag.ts';
import type { Importer } from '../formats/format.ts';
import { keyOf } from '../label-config/data-key.ts';
import { type LoadedConfig, spotInConfig } from './load-label-config.ts';

/** Object tags that show one kind of files each: what plays sound plays that of a video too, and markup is a text. Others may show anything. */
const kinds = [
  ['Image'],
  ['Audio', 'AudioPlus', 'Video'],
  ['Pdf'],
  ['Text', 'HyperText'],
  ['Paragraphs'],
  ['TimeSeries'],
];

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
    tags: dataTags.map(showTag).join(' or '),
  };
  log.add({ code: 'tag-for-other-files', args }, () => spotInConfig(loaded, source.attribute.at));
}

function showsOthers(type: string, dataTags: readonly string[]): boolean {
  const kind = kinds.find((tags) => tags.includes(type));
  return kind !== undefined && !kind.some((tag) => dataTags.includes(tag));
}
