import type { LabelConfig } from '../label-config/model.ts';
import type { Importer } from './importer.ts';

/** What detection looks at. */
export interface Look {
  isFolder: boolean;
  /** The file's name, or for a folder the names of the files in it, as far as there are not very many. */
  names: string[];
  /** The first bytes of a file as text, without a byte order mark; empty for a folder and for what is no UTF-8. */
  head: string;
  /** True for a file with nothing in it but space. */
  isEmpty: boolean;
}

/** The format that was found with the reason; or, when unsure, those that it may be. */
export type Detected = { importer: Importer; why: string } | { candidates: Importer[] };

/**
 * Finds the format of an input among all. Formats that claim the names come first: the only one, else the one that knows its own by the
 * content, else for a file the first in the list. Where none claims the name, the content must be known to exactly one. Formats that cannot
 * fill the label config are left aside.
 */
export function detectFormat(
  look: Look,
  all: readonly Importer[],
  config: LabelConfig | undefined,
): Detected {
  const kind = look.isFolder ? 'directory' : 'file';
  const fitting = all.filter((importer) => importer.input.includes(kind) && canFill(importer, config));
  const claiming = fitting.filter((importer) => countNames(look, importer) > 0);
  if (claiming.length === 1) return { importer: claiming[0]!, why: whyByName(look, claiming[0]!) };
  const from = claiming.length > 0 ? claiming : fitting;
  const sure = from.flatMap((importer) => {
    const why = importer.sniff?.(look);
    return why === undefined ? [] : [{ importer, why }];
  });
  if (sure.length === 1) return sure[0]!;
  if (sure.length > 1) return { candidates: sure.map(({ importer }) => importer) };
  const [first] = claiming;
  if (!first || (look.isFolder && claiming.length > 1)) return { candidates: claiming };
  return { importer: first, why: whyByName(look, first) };
}

function canFill({ fills }: Importer, config: LabelConfig | undefined): boolean {
  return !fills || !config || config.objects.some(({ tag }) => fills.includes(tag.type));
}

function countNames({ names }: Look, { extensions = [] }: Importer): number {
  return names.filter((name) => extensionOf(name, extensions) !== undefined).length;
}

function extensionOf(name: string, extensions: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  return extensions.find((extension) => lower.endsWith(extension));
}

function whyByName(look: Look, { extensions = [] }: Importer): string {
  const found = new Set(
    look.names.map((name) => extensionOf(name, extensions)).filter((e) => e !== undefined),
  );
  const list = [...found].join(' or ');
  return look.isFolder ? `it has files that end in ${list}` : `its name ends in ${list}`;
}
