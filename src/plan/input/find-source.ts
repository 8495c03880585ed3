import { extname, join } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { formatsOf09, importerNamed } from '../../formats/index.ts';
import { sampleFile } from '../../formats/input-sample.ts';
import type { Profile } from '../../profile.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import { isGivenStream } from '../../readers/regular-file.ts';
import { helpForOtherKind } from '../format/refuse-other-kinds.ts';
import { chooseFiles } from './choose-files.ts';
import { findInput, type InputPath } from './input-path.ts';
import { archiveKind } from './unpack-archive.ts';

/** The input as the options name it; nothing of it was read yet. */
export interface Source {
  found: InputPath;
  /** The importer that `--input-format` names; undefined when the input must be looked at. */
  named: Importer | undefined;
  /** What is to be taken of a folder; undefined for all. */
  files: FilePicker | undefined;
}

/** Looks for the input; undefined when the options name none. */
export async function findSource(
  options: SharedOptions,
  profile: Profile,
  context: Context,
): Promise<Source | undefined> {
  const found =
    options.inputPath === undefined
      ? undefined
      : await findNamed(options.inputPath, options, profile, context);
  const named = namedImporter(options, profile);
  const files = await chooseFiles(options, found, named, found !== undefined && mayBeArchive(found, profile));
  if (found && named && !mayBeArchive(found, profile)) checkKind(found, named, profile);
  return found && { found, named, files };
}

async function findNamed(
  inputPath: string,
  { readFrom }: SharedOptions,
  profile: Profile,
  context: Context,
): Promise<InputPath> {
  if (readFrom === undefined) return findInput(inputPath, profile, context);
  return { path: readFrom, displayPath: inputPath, name: '', isFolder: false, isCopy: true };
}

function namedImporter(
  { inputFormat }: SharedOptions,
  { follows, usualFormat }: Profile,
): Importer | undefined {
  if (follows && inputFormat !== undefined && !formatsOf09.includes(inputFormat)) {
    throw new UserError(
      EXIT.usage,
      `--input-format ${inputFormat} does not exist in Label Studio 0.9.1.`,
      `With --compat 0.9, use one of ${formatsOf09.join(', ')}.`,
    );
  }
  const name = inputFormat ?? usualFormat;
  return name === undefined || name === 'auto' ? undefined : importerNamed(name);
}

/** Whether what is in a file may turn out to be a folder. */
function mayBeArchive(
  { path, displayPath, isFolder, store, redis }: InputPath,
  { knowsExports }: Profile,
): boolean {
  if (!knowsExports || isFolder || store || redis || path === '-' || isGivenStream(path)) return false;
  return /\.(?:tgz|tar\.gz|zip\.gz)$/i.test(displayPath) || archiveKind(path, displayPath) !== undefined;
}

/** The file of a folder that a format of files would read, as the input to use: the first by what is in it, or the only one of its name. */
function fileFor(
  { path, displayPath, archive, store }: InputPath,
  { sniff, ownContent, extensions = [] }: Importer,
): string | undefined {
  if (archive || store) return undefined;
  const isFitting =
    ownContent && sniff
      ? (name: string) =>
          /\.(?:nd)?json$|\.(?:jsonl|xml|[ct]sv|txt)$/i.test(name) &&
          sniff(sampleFile(join(path, name), join(displayPath, name), name)) !== undefined
      : (name: string) => extensions.includes(extname(name).toLowerCase());
  const names = namesIn(path).sort();
  const [name, other] = ownContent ? [names.find(isFitting)] : names.filter(isFitting);
  return name !== undefined && other === undefined
    ? `Use the file in it: --input-path ${quotePathForShell(join(displayPath, name))}`
    : undefined;
}

/** Refuses a file where the format reads a folder, and the other way round. */
export function checkKind(found: InputPath, importer: Importer, { knowsExports }: Profile): void {
  const { path, displayPath, isFolder, archive } = found;
  const { name, input } = importer;
  if (isFolder && input === 'file') {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} is ${archive ? 'an archive of a folder' : 'a directory'}, but the input format ${name} reads a file.`,
      (knowsExports ? fileFor(found, importer) : undefined) ??
        'For a folder, use --input-format auto or a format that ends in -dir.',
    );
  }
  if (!isFolder && input === 'directory') {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} is not a directory, but the input format ${name} reads a folder.`,
      (knowsExports && path !== '-' && !found.store ? helpForOtherKind(found) : undefined) ??
        'Use the folder that contains the file, or another --input-format.',
    );
  }
}
