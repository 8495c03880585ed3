import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/package-files.ts';

/**
 * The layers of src/ from bottom to top: a file may import from its own layer and from those below, types included. A file belongs to
 * the longest path here that it is under.
 */
const layers = [
  'cut-text.ts',
  'odd-address.ts',
  'without-secrets.ts',
  'output-name.ts',
  'quote-shell.ts',
  'command-on.ts',
  'errors.ts',
  'lists.ts',
  'hash.ts',
  'interruptible.ts',
  'list-alternatives.ts',
  'flood-proof.ts',
  'format-count.ts',
  'quick-paths.ts',
  'resolve-path.ts',
  'suggest.ts',
  'json',
  'package-files.ts',
  'profile.ts',
  'diagnostics',
  'readers',
  'xml',
  'label-config',
  'regions',
  'media',
  'links',
  'checks',
  'tasks',
  'shards',
  'formats',
  'infer-config',
  'writers',
  'project',
  'parallel',
  'report',
  'context.ts',
  'server',
  'stores',
  'output',
  'preview',
  'cli',
  'plan',
  'commands',
  // Knows the commands, while they know the options beside it.
  'cli/program.ts',
  'process.ts',
  'run-command.ts',
  'report-usage.ts',
  'main.ts',
  'api.ts',
];

/** Imports upwards that are still there, as [from, to]. Take away what is fixed; add nothing. */
const exceptions: [from: string, to: string][] = [];

/** Cycles that are still there, each as its first file by name. Take away what is fixed; add nothing. */
const knownCycles: string[] = [];

const source = join(packageRoot, 'src');
const imports = readImports();

it('every file belongs to a layer', () => {
  expect([...imports.keys()].filter((file) => layerOf(file) === undefined)).toEqual([]);
});

it('no file imports from a layer above its own', () => {
  const upwards = upwardImports().filter(
    ({ pair }) => !exceptions.some((known) => pair === known.join(' -> ')),
  );
  expect(upwards.map(({ file, imported }) => `${file} -> ${imported}`)).toEqual([]);
});

it('the exceptions are still needed', () => {
  const pairs = new Set(upwardImports().map(({ pair }) => pair));
  expect(exceptions.map((pair) => pair.join(' -> ')).filter((pair) => !pairs.has(pair))).toEqual([]);
});

it('no files import each other in a circle', () => {
  const cycles = findCycles(imports).map((cycle) => cycle.sort());
  expect(cycles.filter(([first]) => !knownCycles.includes(first!))).toEqual([]);
  expect(knownCycles.filter((first) => !cycles.some((cycle) => cycle[0] === first))).toEqual([]);
});

/** Each file of src/ with the files of src/ that it imports, as types or as values, at the start or later. */
function readImports(): Map<string, string[]> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
  return new Map(files.map((file) => [file, importsOf(file).filter((path) => files.includes(path))]));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+)'/g);
  return [...found].map(([, path]) => posix.join(posix.dirname(file), path!));
}

function layerOf(file: string): string | undefined {
  return layers
    .filter((layer) => file === layer || file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function upwardImports(): { file: string; imported: string; pair: string }[] {
  const rank = (file: string) => layers.indexOf(layerOf(file)!);
  return [...imports].flatMap(([file, all]) =>
    all
      .filter((imported) => rank(imported) > rank(file))
      .map((imported) => ({ file, imported, pair: `${layerOf(file)} -> ${layerOf(imported)}` })),
  );
}

/** The groups of at least two files each of which leads to every other, by Tarjan's algorithm. */
function findCycles(graph: Map<string, string[]>): string[][] {
  const cycles: string[][] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    stack.push(file);
    let lowest = index;
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, order.get(next)!);
    }
    if (lowest === index) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) cycles.push(group);
    }
    return lowest;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return cycles;
}
