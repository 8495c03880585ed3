import { showTag } from '../diagnostics/show-tag.ts';
import { dataKeysOf } from '../label-config/data-key.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { listAlternatives } from '../list-alternatives.ts';
import { mediaWithNotes } from './few-texts.ts';
import type { FormatOptions, Importer } from './format.ts';
import type { InputSample } from './input-sample.ts';
import { mediaFormats } from './media/formats.ts';
import { listsOfFolders } from './media/lists-of-folders.ts';

/** The format that was found with the reason; or, when unsure, those that it may be. */
export type Detected = Found | { candidates: Found[] };

interface Found {
  importer: Importer;
  why: string;
}

/**
 * Finds the format of an input among all. A file whose content is like no other is known by that, whatever its name. For a folder, the one that knows its own by the content comes first: what is in the files says more
 * than their names. Then come formats that claim the names: the only one, else the one that knows its own by the content, else for a file the
 * first in the list. Where none claims the name, the content must be known to exactly one. Formats that cannot fill the label config are left
 * aside.
 */
export function detectFormat(
  sample: InputSample,
  all: readonly Importer[],
  config: LabelConfig | undefined,
  options: FormatOptions = {},
): Detected {
  const kind = sample.isFolder ? 'directory' : 'file';
  const fitting = all.filter(
    (importer) =>
      importer.input.includes(kind) &&
      canFill(importer, config) &&
      importer.suits?.(sample, config, options) !== false,
  );
  const own = sample.isFolder
    ? []
    : sniffAll(
        sample,
        fitting.filter(({ ownContent }) => ownContent),
        options,
      );
  const owners = own.filter(({ importer }) => !importer.yields);
  const only = owners.length > 0 ? owners : own;
  if (only.length === 1) return only[0]!;
  const claiming = fitting.filter((importer) => countNames(sample, importer) > 0);
  const [first] = claiming;
  if (first && claiming.length === 1 && !sample.isFolder)
    return { importer: first, why: whyByName(sample, first) + whyByConfig(sample, first, all, config) };
  const from = claiming.length > 0 && !sample.isFolder ? claiming : fitting;
  const known = sniffAll(sample, from, options);
  const others = known.filter(({ importer }) => !importer.yields);
  const keys = config && [...dataKeysOf(config).keys()];
  const sure = (others.length > 0 ? others : known).filter(
    ({ importer }) => !keys || importer.hasKeys?.(sample, keys) !== false,
  );
  const whole = sure.find((found) => isWhole(found, sure, sample));
  if (whole) return whole;
  if (sure.length > 1) return { candidates: sure };
  if (!first || (sample.isFolder && claiming.length > 1)) {
    const { without, left } = withoutLists(sample, claiming);
    const named = left.map((importer) => ({ importer, why: whyByName(without, importer) }));
    const others = named.length > 0 ? mayBeAll(without, fitting) : [];
    if (others.length > 0) return { candidates: [...named, ...others] };
    const [only] = left.length === 1 && left.length < claiming.length ? named : [];
    if (only) return { ...only, why: `${only.why}, and the others list the names of their folders` };
    const media = mediaWithNotes(without, left, endsAs(without));
    if (media) return { importer: media, why: `${whyByName(without, media)}, and few that are texts` };
    return { candidates: named };
  }
  return { importer: first, why: whyByName(sample, first) };
}

/** A folder of media without the files that list the names of its folders, and the formats that claim what is left. */
function withoutLists(sample: InputSample, claiming: readonly Importer[]) {
  const hasMedia = claiming.length > 1 && claiming.some(({ name }) => mediaFormats.includes(name));
  const lists = hasMedia ? listsOfFolders(sample) : new Set<string>();
  if (lists.size === 0) return { without: sample, left: claiming };
  const without = { ...sample, names: sample.names.filter((name) => !lists.has(name)) };
  return { without, left: claiming.filter((importer) => countNames(without, importer) > 0) };
}

/** Whether one of the formats that an input may be of is the only one, or has all that is in the files of the others. */
function isWhole({ importer }: Found, all: readonly Found[], sample: InputSample): boolean {
  const others = all.filter((other) => other.importer !== importer);
  if (others.length === 0) return true;
  const covered = importer.covers?.(sample) ?? [];
  return others.every((other) => covered.includes(other.importer.name));
}

/** The formats that know their own in the content, each with the reason. */
function sniffAll(sample: InputSample, all: readonly Importer[], options: FormatOptions): Found[] {
  return all.flatMap((importer) => {
    const why = importer.sniff?.(sample, options);
    return why === undefined ? [] : [{ importer, why }];
  });
}

/** The formats that it may be besides those that claim the names of its files. */
function mayBeAll(sample: InputSample, all: readonly Importer[]): Found[] {
  return all.flatMap((importer) => {
    const why = importer.mayBe?.(sample);
    return why === undefined ? [] : [{ importer, why }];
  });
}

/** Whether a label config, when there is one, has the tags for what a format makes. */
export function canFill({ dataTags, controlTags }: Importer, config: LabelConfig | undefined): boolean {
  if (!config) return true;
  if (controlTags && !config.controls.some(({ tag }) => controlTags.includes(tag.type))) return false;
  return !dataTags || config.objects.some(({ tag }) => dataTags.includes(tag.type));
}

function countNames(sample: InputSample, importer: Importer): number {
  const { names, isFolder } = sample;
  if (isFolder && importer.foldersByContent) return 0;
  const extensions = extensionsFor(sample, importer);
  return names.filter((name) => extensionOf(name, extensions) !== undefined).length;
}

function endsAs(sample: InputSample): (name: string, importer: Importer) => boolean {
  return (name, importer) => extensionOf(name, extensionsFor(sample, importer)) !== undefined;
}

function extensionsFor(sample: InputSample, { extensions = [], extensionsIn }: Importer): readonly string[] {
  return extensionsIn?.(sample) ?? extensions;
}

function extensionOf(name: string, extensions: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  return extensions.find((extension) => lower.endsWith(extension));
}

/** Where the name alone says no more than that it is one of several formats: the tag of the label config that left this one. */
function whyByConfig(
  sample: InputSample,
  chosen: Importer,
  all: readonly Importer[],
  config: LabelConfig | undefined,
): string {
  const isLeftAside = (other: Importer) =>
    other.input.includes('file') && countNames(sample, other) > 0 && !canFill(other, config);
  if (!config || !all.some(isLeftAside)) return '';
  const shown = config.objects.find(({ tag }) => chosen.dataTags?.includes(tag.type));
  return shown ? ` and the label config has the tag ${showTag(shown.tag.written)}` : '';
}

function whyByName(sample: InputSample, importer: Importer): string {
  const extensions = extensionsFor(sample, importer);
  const found = new Set(
    sample.names.map((name) => extensionOf(name, extensions)).filter((e) => e !== undefined),
  );
  const list = listAlternatives(
    [...found].map((e) => (importer.extensions?.includes(e) ? e : `${e} (with sound only)`)),
  );
  return sample.isFolder ? `it has files that end in ${list}` : `its name ends in ${list}`;
}
