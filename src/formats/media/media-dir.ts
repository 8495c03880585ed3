import { existsSync } from 'node:fs';
import { basename, extname, join, sep } from 'node:path';
import { quote } from '../../json/json.ts';
import { damageLook } from '../../media/damage-look.ts';
import type { Batch } from '../../tasks/batch.ts';
import { lazyBatch } from '../../tasks/made-batch.ts';
import { type TextTask, textBatch } from '../../tasks/text-batch.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import { foldersIn } from '../folder/files-in.ts';
import { labelFromFolder } from '../folder/label-from-folder.ts';
import { showPath, taskPath } from '../folder/show-path.ts';
import type { Importer, Input } from '../format.ts';
import { isMetadata, joinMetadata, type MetadataJoin } from './metadata/join-metadata.ts';
import { webmTracks } from './webm-tracks.ts';

/** One kind of media and the names of its files, each in lower case with its dot. */
export interface Medium {
  format: string;
  /** Its files in words, in the plural. */
  files: string;
  /** One of them. */
  one: string;
  /** The object tags that show it. */
  tags: readonly string[];
  extensions: readonly string[];
  /** Those of them that Label Studio 0.9.1 skips, and so does `--compat 0.9`. */
  notIn09: readonly string[];
  /** Those of them that browsers do not show. */
  notShown: readonly string[];
  /** Those of them that more often are another medium, which detection therefore does not go by. */
  notTelling?: readonly string[];
  /** Those that tell in a folder of which more is known. */
  tellingIn?: Importer['extensionsIn'];
  firstId: 0 | 1;
}

/** Tasks handed over at a time. */
const BATCH = 1000;

/** A folder of media: one task a file, with its link and what metadata beside it says. */
export function mediaImporter(medium: Medium): Importer {
  const { extensions, notIn09, notTelling = [], tellingIn } = medium;
  return {
    name: medium.format,
    summary: `a folder of ${medium.files} (${extensions.join(' ')}): one task per file`,
    input: 'directory',
    extensions: extensions.filter((extension) => !notTelling.includes(extension)),
    ...(tellingIn && { extensionsIn: tellingIn }),
    dataTags: medium.tags,
    linksFiles: () => true,
    readsOnly: isMetadata,
    mayHaveMoreKeys: true,
    oneTaskAFile: true,
    followsLinks: true,
    options: ['follow', ...labelOptions],
    shards: 'files',
    firstId: medium.firstId,
    emptyMessage: `it has no files that end in ${extensions.join(', ')}`,
    read: (input) => {
      const { takesNewerMedia } = input.profile;
      const wanted = extensions.filter((extension) => takesNewerMedia || !notIn09.includes(extension));
      return readMediaFolder(input, medium, wanted);
    },
  };
}

function* readMediaFolder(input: Input, medium: Medium, extensions: readonly string[]): Generator<Batch> {
  const { labelFromFolder: label } = input.options;
  const { readsMetadata, takesNewerMedia } = input.profile;
  const taken = label === undefined ? [input.dataKey] : [input.dataKey, label];
  const metadata = joinMetadata(
    (path) => showPath(input, path),
    (path) => isDropped(input, path),
    taken,
    input.report,
  );
  // Of what is in a store there are no copies, and the label config does not depend on what is in a file.
  const looksInside = readsMetadata && !input.store && !input.isForConfig;
  const isLookedAt = input.isUploaded && medium.format === 'image-dir';
  const look = looksInside && !isLookedAt ? damagedFiles(input, medium) : undefined;
  const webm = looksInside && extensions.includes('.webm') ? webmTracks(input, medium.format) : undefined;
  const notShown: NotShown = new Map(
    medium.notShown.map((extension) => [extension, { files: 0, first: '' }]),
  );
  try {
    const isNamed = (name: string) => readsMetadata && (isMetadata(name) || isUnread(name));
    for (const folder of foldersIn(input, extensions, isNamed)) {
      if (readsMetadata) reportUnread(input, folder);
      const beside = folder.names.filter((name) => readsMetadata && isMetadata(name));
      const names =
        beside.length === 0 ? folder.names : folder.names.filter((name) => !beside.includes(name));
      metadata.enter(folder.path, beside);
      // Keys may have empty parts.
      const start = input.store ? `${folder.path}/` : join(folder.path, sep);
      for (let from = 0; from < names.length; from += BATCH) {
        const paths = names.slice(from, from + BATCH).map((name) => `${start}${name}`);
        countNotShown(paths, notShown);
        if (look) for (const path of paths) look(path);
        if (webm) for (const path of paths) webm.add(path);
        yield metadata.active ? batchWithMetadata(input, paths, metadata) : plainBatch(input, paths);
      }
    }
    metadata.finish();
    webm?.tell();
  } finally {
    metadata.close();
  }
  if (takesNewerMedia) reportNotShown(input, medium, notShown);
}

/** Reports files that show nothing; to be called for each file. */
function damagedFiles(input: Input, medium: Medium): (path: string) => void {
  const look = damageLook(medium.one);
  return (path) => {
    const finding = look(path, () => quote(showPath(input, path)));
    if (finding) input.report(finding, { file: showPath(input, path) });
  };
}

/** Metadata that datasets of Hugging Face may have, and that is not read. */
function isUnread(name: string): boolean {
  return name.toLowerCase() === 'metadata.parquet';
}

/** Reports metadata that is not read, and takes it from among the files. */
function reportUnread(input: Input, folder: { path: string; names: string[] }): void {
  const unread = folder.names.filter(isUnread);
  if (unread.length === 0) return;
  folder.names = folder.names.filter((name) => !isUnread(name));
  input.skip('metadata files', unread.length);
  for (const name of unread) {
    const file = showPath(input, join(folder.path, name));
    input.report({ code: 'metadata-not-read', args: {} }, { file });
  }
}

/** Whether a file is there, but skipped by the patterns of the command line. */
function isDropped({ files, path: root, shard }: Input, path: string): boolean {
  // The run that has the file says what is wrong with its row.
  if (shard && !shard.owns(path)) return true;
  return files !== undefined && !files.below(root).takesFile(path) && existsSync(path);
}

/** Each file's path and its link (Tasks._from_dir_with_local_resources). */
function plainBatch(input: Input, paths: string[]): Batch {
  const make = (i: number) => {
    const path = paths[i]!;
    return {
      task_path: taskPath(input, path),
      data: { [input.dataKey]: input.link(path), ...labelFromFolder(input, path) },
    };
  };
  const displayPath = (i: number) => showPath(input, paths[i]!);
  return lazyBatch(paths.length, make, (i) => ({ file: displayPath(i) }), displayPath);
}

function batchWithMetadata(input: Input, paths: string[], metadata: MetadataJoin): Batch {
  const tasks = paths.map((path): TextTask => {
    const data: TextTask['data'] = [[input.dataKey, JSON.stringify(input.link(path))]];
    for (const [key, name] of Object.entries(labelFromFolder(input, path)))
      data.push([key, JSON.stringify(name)]);
    return { task_path: taskPath(input, path), data: [...data, ...metadata.columnsOf(path)] };
  });
  return textBatch(tasks, (i) => showPath(input, paths[i]!));
}

/** How many files end in each extension that browsers do not show, and the first of them. */
type NotShown = Map<string, { files: number; first: string }>;

function countNotShown(paths: string[], notShown: NotShown): void {
  if (notShown.size === 0) return;
  for (const path of paths) {
    const seen = notShown.get(extname(path).toLowerCase());
    if (!seen) continue;
    if (seen.files++ === 0) seen.first = path;
  }
}

function reportNotShown(input: Input, { files: medium }: Medium, notShown: NotShown): void {
  for (const [extension, { files, first }] of notShown) {
    if (files === 0) continue;
    const args = { extension, files, medium, first: quote(basename(first)) };
    input.report({ code: 'media-not-shown', args }, { file: input.displayPath });
  }
}
