import { statSync } from 'node:fs';
import { dataNotObject } from '../../checks/data/check-root.ts';
import type { TargetServer } from '../../checks/server/servers.ts';
import type { SharedOptions } from '../../cli/options.ts';
import { refuseWrongUsage } from '../../cli/usage.ts';
import type { Context, Run } from '../../context.ts';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import type { Log } from '../../diagnostics/log.ts';
import { helpOf, messageOf } from '../../diagnostics/message-of.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { FilePicker, Importer, Input, StoredFiles } from '../../formats/format.ts';
import { importerNamed } from '../../formats/index.ts';
import { writeAutoConfig } from '../../infer-config/infer.ts';
import { listKeys } from '../../infer-config/refuse.ts';
import { interruptible } from '../../interruptible.ts';
import { describe, isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { keyOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { profileOf } from '../../profile.ts';
import { isFor1x } from '../choose-offsets.ts';
import { chooseImporter } from '../format/choose-format.ts';
import { formatOptionsOf } from '../format/format-options.ts';
import { copyStored } from '../input/copy-stored.ts';
import type { Source } from '../input/find-source.ts';
import { type InputPath, inputFor, openInput } from '../input/input-path.ts';
import { linkKeys } from '../links/link-keys.ts';
import { linkMedia } from '../links/link-media.ts';
import { pathsOfMedia } from '../links/paths-of-media.ts';
import { noTasks } from '../no-tasks.ts';
import { formatRules } from '../usage.ts';
import { guessResults } from './guess-exported.ts';
import { AUTO, type LoadedConfig, readLoaded } from './load-label-config.ts';
import { jsonFileOf, renamingOf } from './rename-keys.ts';
import { writeSeriesConfig } from './write-series-config.ts';

/** A label config that was written from the data, and the input and format that were found for it. */
export interface AutoConfig {
  loaded: LoadedConfig;
  opened: InputPath;
  importer: Importer;
}

/** Writes a label config from the data and reads it like any other. What is wrong with the data itself is said when it is imported. */
export async function loadAutoConfig(
  source: Source | undefined,
  options: SharedOptions,
  run: Run,
  target?: TargetServer,
): Promise<AutoConfig> {
  const { context } = run;
  if (!source) {
    throw new UserError(
      EXIT.usage,
      '--label-config auto needs data to write a label config from.',
      'Add --input-path PATH. For a file named auto, use --label-config ./auto',
    );
  }
  const found = await openInput(source.found, options, context);
  const { note } = context.reporter;
  const chosen = await interruptible(context.signal, () =>
    chooseImporter({ ...source, opened: found }, options, undefined, profileOf(options), note),
  );
  const isSeries = options.csvAs === 'time-series' && chosen.options?.includes('csvAs');
  const importer = isSeries ? importerNamed('time-series-dir') : chosen;
  refuseWrongUsage(formatRules, { options, importer: chosen });
  await importer.load?.();
  const opened = inputFor(found, importer);
  const store = await copyStored(opened, importer, options, context);
  const input = forConfig(opened, store, importer, source.files, options, context);
  const keys = await linkKeys(importer, opened, input);
  return {
    loaded: await interruptible(context.signal, () => {
      const plain = pathsOfMedia(importer, opened, input);
      const linking = keys ?? linkMedia(plain, opened, input, options, context);
      return writeLoaded(opened, input, importer, linking?.importer ?? plain, options, run, target);
    }),
    opened,
    importer,
  };
}

/** The input as it is read for its label config. */
function forConfig(
  { path, original, displayPath }: InputPath,
  store: StoredFiles | undefined,
  importer: Importer,
  files: FilePicker | undefined,
  options: SharedOptions,
  context: Context,
): Input {
  // The control tag that a column of choices belongs to is among what is to be written, from the column as data.
  const { choicesColumn: _, scoreColumn: __, labelsAs: ___, ...others } = options;
  const profile = profileOf({});
  const [shows = ''] = importer.dataTags ?? [];
  return {
    path,
    ...(original !== undefined && { original }),
    displayPath,
    dataKey: shows.toLowerCase(),
    config: undefined,
    isForConfig: true,
    isSilent: true,
    options: formatOptionsOf(others, importer, profile, context),
    files,
    ...(store && { store }),
    link: (file) => file,
    note: () => {},
    profile,
    report: () => {},
    skip: () => {},
  };
}

/** `linking` is the importer of the data with links to the media that it names. */
function writeLoaded(
  opened: InputPath,
  input: Input,
  importer: Importer,
  linking: Importer,
  options: SharedOptions,
  { log, context }: Run,
  target: TargetServer | undefined,
): LoadedConfig {
  const { note } = context.reporter;
  if (importer.dataTags?.[0] === 'TimeSeries') {
    const series = writeSeriesConfig(input, importer, options, statSync(input.path).isDirectory(), note);
    if (series === undefined) throw whyNone(importer, { ...input, note }, log);
    return readLoaded(Buffer.from(series), AUTO, true, log);
  }
  const classes = [...new Set(importer.classes?.(input))];
  const isExport = ['json', 'jsonl', 'json-dir', 'csv', 'tsv'].includes(importer.name);
  const batches = linking.read(input);
  let exported: JsonObject | undefined;
  const onData = (data: JsonObject) => {
    exported ??= data;
  };
  const { follows } = profileOf(options);
  // The editor that preview shows is that of 1.x.
  const is1xSaid = isFor1x(options) || ('editor' in options && options.editor === true);
  const xml = writeAutoConfig(isExport ? guessResults(batches, onData, context.reporter.note) : batches, {
    source: input.displayPath,
    root: input.path,
    isFor1x: target === undefined ? is1xSaid && !follows : target === '1.x',
    isForAny: target === undefined && !is1xSaid && !follows,
    note: context.reporter.note,
    report: (finding) => log.add(finding, () => ({ file: input.displayPath })),
    dataTags: importer.dataTags ?? [],
    dataKey: input.dataKey,
    rateKey: importer.rateKey,
    alsoShown: importer.alsoShown ?? [],
    classes,
    shapeClasses: importer.shapeClasses?.(input) ?? new Map(),
    listedChoices: importer.choices?.(input) ?? new Map(),
    listedValues: opened.classes ?? new Map(),
    splitsFiles: importer.takesFolderLabel === true && options.textMode !== 'file',
    folderKey: options.labelFromFolder,
    choicesColumns: importer.options?.includes('choicesColumn') ? (options.choicesColumn ?? []) : undefined,
    arePartsOfTexts: importer.hasParts === true,
    renaming: (found) => renamingOf(importer, input, found),
    jsonFile: () => jsonFileOf(importer, input),
  });
  if (xml === undefined) throw whyNone(importer, { ...input, note }, log);
  const loaded = readLoaded(Buffer.from(xml), AUTO, true, log);
  const rest = exported && loaded.config ? besideLabels(exported, loaded.config) : [];
  if (rest.length > 0) {
    const [stay, they] = rest.length === 1 ? ['stays', 'it is'] : ['stay', 'they are'];
    context.reporter.note(
      `Of this export of Label Studio, ${listKeys(rest)} ${stay} data; if ${they} labels, use --label-config FILE.`,
    );
  }
  return loaded;
}

/** The data keys that no control tag is about or named after; none where there is no control tag. */
function besideLabels(data: JsonObject, { controls, objects }: LabelConfig): string[] {
  if (controls.length === 0) return [];
  const labelled = new Set(controls.flatMap(({ toName }) => toName));
  const shown = objects.filter(({ name }) => labelled.has(name)).map(({ source }) => source && keyOf(source));
  const taken = new Set([...shown, ...controls.map(({ name }) => name)]);
  return Object.keys(data).filter((key) => !taken.has(key));
}

/** What a task is that has no data at all. */
function findNoData(task: Json): Finding | undefined {
  if (!isObject(task)) return { code: 'task-not-object', args: { found: describe(task) }, path: '' };
  const { data } = task;
  if (data === undefined || isObject(data)) return undefined;
  return dataNotObject(data);
}

/** Reads the data once more, for what is wrong with it: this goes to the log. */
function whyNone(importer: Importer, { isSilent: _, ...input }: Input, log: Log): UserError {
  const { displayPath } = input;
  let tasks = 0;
  const keys = new Map<string, number>();
  const unmatched: { finding: Finding; place: Place }[] = [];
  const report = (finding: Finding, place: Place) => {
    if (finding.code === 'no-tasks') unmatched.push({ finding, place });
    else log.add(finding, () => place);
  };
  for (const batch of importer.read({ ...input, report })) {
    for (let i = 0; i < batch.size; i++) {
      const record = batch.read(i);
      if (!record) break;
      for (const key of keysOf(record.value)) {
        if (keys.size < MOST_KEYS || keys.has(key)) keys.set(key, (keys.get(key) ?? 0) + 1);
      }
      const before = log.errors;
      for (const found of batch.found?.(i) ?? []) log.add(found.finding, () => found.place, tasks);
      const odd = log.errors === before ? findNoData(record.value) : undefined;
      if (odd) log.add(odd, () => batch.locate(i, odd.path), tasks);
      tasks++;
    }
    if (batch.broken) report(batch.broken.finding, batch.broken.place);
  }
  // One pattern without files is the whole reason; it is not said twice.
  const only = log.errors === 0 && tasks === 0 && unmatched.length === 1 ? unmatched[0]!.finding : undefined;
  if (!only) for (const { finding, place } of unmatched) log.add(finding, () => place);
  if (log.errors > 0) {
    return new UserError(
      EXIT.refused,
      `Cannot write a label config from ${displayPath}, which has errors.`,
      'Fix the data first.',
    );
  }
  if (tasks === 0) {
    const finding = only ?? noTasks(importer, input);
    return new UserError(EXIT.refused, messageOf(finding), helpOf(finding, { file: displayPath }));
  }
  const [some, advice] = whatIsThere(keys, tasks);
  return new UserError(
    EXIT.refused,
    `Cannot write a label config from ${displayPath}: no data key is in every task and can be shown by a tag.${some}`,
    advice,
  );
}

/** Data keys that are counted. */
const MOST_KEYS = 1000;

function keysOf(task: Json): string[] {
  if (!isObject(task)) return [];
  return Object.keys(isObject(task.data) ? task.data : task);
}

/** The data keys that most tasks have, and what to do. */
function whatIsThere(keys: ReadonlyMap<string, number>, tasks: number): [some: string, advice: string] {
  const [first, ...others] = [...keys].sort(([, a], [, b]) => b - a).slice(0, 3);
  const own = 'write a label config by hand';
  if (first === undefined) return ['', `Give the tasks data, or ${own}.`];
  if (first[1] === tasks)
    return [
      ` Every task has ${quote(first[0])}, but its values are no texts, links or objects in all of them.`,
      `Write a text or a link into each task, or ${own}.`,
    ];
  const have = first[1] === 1 ? 'has' : 'have';
  const rest = others.map(([key, count]) => `, ${count} ${quote(key)}`).join('');
  return [
    ` Of ${tasks} tasks, ${first[1]} ${have} ${quote(first[0])}${rest}.`,
    `Leave files of another kind out with --exclude PATTERN, give each task the same key, or ${own}.`,
  ];
}
