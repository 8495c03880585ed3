import { EXIT, UserError } from '../../errors.ts';
import type { Manifest } from '../../shards/manifest.ts';
import type { FoundManifest } from './find-shard.ts';

/** A shard as its manifest tells of it. */
export interface ShardFile extends FoundManifest {
  manifest: Manifest & { shard: NonNullable<Manifest['shard']> };
}

/** Puts the shards into their order, after a proof that they are all there and of one whole. Throws a UserError that names the odd one. */
export function proveWhole(found: readonly FoundManifest[]): ShardFile[] {
  const shards = found.map((one): ShardFile => {
    const { manifest, displayPath } = one;
    if (!manifest.shard) throw refused(`${displayPath} is that of a whole, not of a shard.`, 'Omit it.');
    return { ...one, manifest: { ...manifest, shard: manifest.shard } };
  });
  const [first] = shards;
  for (const shard of shards) refuseOther(first!, shard);
  const { count } = first!.manifest.shard;
  const byIndex = new Map<number, ShardFile>();
  for (const shard of shards) {
    const { index } = shard.manifest.shard;
    const other = byIndex.get(index);
    if (other) {
      throw refused(
        `${other.displayPath} and ${shard.displayPath} are both shard ${index} of ${count}.`,
        'Name each shard once.',
      );
    }
    byIndex.set(index, shard);
  }
  const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    const some = missing.slice(0, 10).join(', ');
    throw refused(
      `${missing.length === 1 ? 'Shard' : 'Shards'} ${some}${missing.length > 10 ? ', ...' : ''} of ${count} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      `Run convert with --shard ${missing[0]}/${count}${missing.length > 1 ? ' and so on' : ''}, then merge again with all manifests.`,
    );
  }
  const ordered = [...byIndex.values()].sort((a, b) => a.manifest.shard.index - b.manifest.shard.index);
  refuseGaps(ordered);
  return ordered;
}

/** Refuses a shard that is of something else than the first one. */
function refuseOther(first: ShardFile, shard: ShardFile): void {
  const [a, b] = [first.manifest, shard.manifest];
  const other = (what: string, theirs: string, own: string): never => {
    throw refused(
      `${shard.displayPath} is of ${what} than ${first.displayPath}: ${own}, not ${theirs}.`,
      'Run convert again for all shards, with the same command and input; --force replaces the files that are there.',
    );
  };
  if (a.lsimport !== b.lsimport) other('another version of lsimport', a.lsimport, b.lsimport);
  if (a.shard.count !== b.shard.count)
    other('another number of shards', String(a.shard.count), String(b.shard.count));
  if (a.format !== b.format) other('another input format', a.format, b.format);
  if (a.form !== b.form) other('another form', a.form, b.form);
  if (a.config !== b.config) other('another label config', short(a.config), short(b.config));
  if (a.options !== b.options) other('other options', short(a.options), short(b.options));
  if (a.ids.first !== b.ids.first) other('another first id', String(a.ids.first), String(b.ids.first));
  if (inputOf(a) !== inputOf(b)) other('another input', inputOf(a), inputOf(b));
}

/** What all shards of one input have in common, for people as well. */
function inputOf({ input }: Manifest): string {
  return input.kind === 'lines'
    ? `${input.size} bytes of ${input.modified}`
    : `${input.files} files (${input.names})`;
}

/** Refuses stretches of a file that leave something out, or have something twice. */
function refuseGaps(shards: readonly ShardFile[]): void {
  let end = 0;
  for (const { manifest, displayPath } of shards) {
    const { input } = manifest;
    if (input.kind !== 'lines') return;
    if (input.start !== end) {
      throw refused(
        `${displayPath} starts at byte ${input.start} of the input, but the shard before it ends at byte ${end}.`,
        'Run convert again for all shards, with --force.',
      );
    }
    ({ end } = input);
  }
  const { input } = shards.at(-1)!.manifest;
  if (input.kind === 'lines' && end !== input.size)
    throw refused(
      `The last shard ends at byte ${end} of ${input.size}.`,
      'Run convert again for all shards, with --force.',
    );
}

function short(hash: string): string {
  return hash.slice(0, 12);
}

function refused(message: string, help: string): UserError {
  return new UserError(EXIT.refused, message, help);
}
