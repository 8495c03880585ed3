import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { type Ending, lsimport } from '../../support/run.ts';
import { seed } from '../../support/seed.ts';
import { makeFolder, removeFolder } from '../../support/temporary-folder.ts';
import { readTree } from '../../support/tree.ts';
import { expectSound } from '../expect-sound.ts';
import { type Files, mutateFiles } from './mutate-files.ts';
import { createRandom, type Random } from './random.ts';
import { formats, type Seed, seedsOf } from './seeds.ts';
import { fill } from './write-entries.ts';

// Inputs near the examples and fixtures of each format, changed in their structure. LSIMPORT_FUZZ_RUNS=100000 makes it the long run;
// LSIMPORT_SEED draws other inputs. A failure says which number its input has: LSIMPORT_FUZZ_ONLY runs that one alone.
const runs = Number(process.env.LSIMPORT_FUZZ_RUNS ?? 5000);
const only = process.env.LSIMPORT_FUZZ_ONLY;
const share = Math.ceil(runs / (formats.length + 4));

const parent = makeFolder();
const folder = join(parent, 'w');
afterAll(() => removeFolder(parent));

/** Runs `test` for each number of a share, with random choices that depend on the name and the number alone. */
async function forEach(name: string, count: number, test: (random: Random) => Promise<void>): Promise<void> {
  const numbers = only === undefined ? Array.from({ length: count }, (_, i) => i) : [Number(only)];
  let slowest = 0;
  for (const number of numbers) {
    const start = process.cpuUsage();
    try {
      await test(createRandom(hash(`${seed} ${name} ${number}`)));
    } catch (error) {
      (error as Error).message = `number ${number} of ${name} (seed ${seed}): ${(error as Error).message}`;
      throw error;
    }
    const { user, system } = process.cpuUsage(start);
    slowest = Math.max(slowest, (user + system) / 1e6);
  }
  if (process.env.LSIMPORT_FUZZ_RUNS)
    console.log(`${name}: ${numbers.length} runs, the slowest ${slowest.toFixed(2)} s of CPU`);
  // In-process, other tests of this file included: what hangs would take far longer.
  expect(slowest).toBeLessThan(20);
}

function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

/** Runs a command line in the folder; whatever the input, it must end as the table of exit codes says. */
async function runSoundly(args: readonly string[], stdin?: Buffer): Promise<Ending> {
  const ending = await lsimport(folder, args, stdin ? { stdin: Readable.from([stdin]) } : {});
  const printsData = ending.code === 0 && args[args.indexOf('-o') + 1] === '-';
  expectSound({ ...ending, stdout: printsData ? '' : ending.stdout }, args.includes('--json'));
  return ending;
}

describe.each(formats)('%s', (format) => {
  const seeds = seedsOf(format);

  it('ends as it should', { timeout: 36_000_000 }, async () => {
    expect(seeds).not.toEqual([]);
    await forEach(format, share, async (random) => {
      const { files, args } = random.pick(seeds);
      fill(folder, mutateFiles(files, random));
      await runSoundly(args);
      if (random.once(10)) await expectSameAnswers(format, args);
    });
  });
});

/** An input file comes to the same by its name, through a pipe, packed, and in several threads. */
async function expectSameAnswers(format: string, args: readonly string[]): Promise<void> {
  const named = args[args.indexOf('-i') + 1];
  if (!args.includes('-i') || !args.includes('-l') || named === undefined) return;
  const path = join(folder, named);
  if (!existsSync(path) || !readdirSync(folder).includes(named)) return;
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    return;
  }
  if (content.length === 0 || (content[0] === 0x1f && content[1] === 0x8b)) return;
  const line = (input: string) => [
    'convert',
    input,
    '--input-format',
    format,
    '-l',
    args[args.indexOf('-l') + 1]!,
    '-o',
    '-',
  ];
  const [byName, byPipe, packed] = [
    await runSoundly(line(named)),
    await runSoundly(line('-'), content),
    await runSoundly(line('-'), gzipSync(content)),
  ];
  // What names other files is refused without a name of its own.
  if (byPipe.code === 2) return;
  expect([byPipe.code, byPipe.stdout]).toEqual([byName.code, byName.stdout]);
  expect([packed.code, packed.stdout]).toEqual([byName.code, byName.stdout]);
}

describe('label configs', () => {
  const root = fixture('validation/configs/valid');
  const configs = existsSync(root) ? readdirSync(root).filter((name) => name.endsWith('.xml')) : [];

  it('end as they should', { timeout: 36_000_000 }, async () => {
    expect(configs).not.toEqual([]);
    await forEach('label configs', share, async (random) => {
      const config = readFileSync(join(root, random.pick(configs)));
      const input = Buffer.from(
        '[{"data": {"text": "a", "image": "a.png", "items": [{"text": "b"}]}, "predictions": [{"result": []}]}]',
      );
      const { 'c.xml': changed } = mutateFiles({ 'c.xml': config }, random);
      fill(folder, { 'in.json': input, ...(changed && { 'c.xml': changed }) });
      await runSoundly(['check', 'in.json', '-l', 'c.xml']);
    });
  });
});

describe('tasks written in other ways', () => {
  it('are the same as json, jsonl and json-dir', { timeout: 36_000_000 }, async () => {
    const seeds = seedsOf('json').filter(({ args }) => args.includes('-i'));
    await forEach('json, jsonl, json-dir', share, async (random) => {
      const tasks = tasksOf(random.pick(seeds), random);
      if (!tasks) return;
      const lines = tasks.map((task) => JSON.stringify(task));
      const padded = (i: number) => String(i).padStart(6, '0');
      fill(folder, {
        'in.json': Buffer.from(`[${lines.join(',')}]`),
        'in.jsonl': Buffer.from(lines.map((line) => `${line}\n`).join('')),
        'in/empty': 'folder',
        ...Object.fromEntries(lines.map((line, i) => [`in/${padded(i)}.json`, Buffer.from(line)])),
      });
      const rest = ['-o', '-', '--quiet'];
      const answers = [
        await runSoundly(['convert', 'in.json', '--input-format', 'json', ...rest]),
        await runSoundly(['convert', 'in.jsonl', '--input-format', 'jsonl', ...rest]),
        await runSoundly(['convert', 'in', '--input-format', 'json-dir', ...rest]),
      ];
      const [json, jsonl, folderOf] = answers.map(({ code, stdout }) => ({ code, stdout }));
      if (tasks.length === 0) return;
      expect(jsonl).toEqual(json);
      expect(folderOf).toEqual(json);
    });
  });

  /** Mutated tasks, each an object. */
  function tasksOf({ files }: Seed, random: Random): object[] | undefined {
    const [input] = Object.values(
      mutateFiles({ 'in.json': files['input.json'] ?? Object.values(files)[0]! }, random),
    );
    try {
      const value: unknown = JSON.parse(String(input));
      const list = Array.isArray(value) ? value : [value];
      return list.every((task) => typeof task === 'object' && task !== null && !Array.isArray(task))
        ? list
        : undefined;
    } catch {
      return undefined;
    }
  }
});

describe('project folders', () => {
  const projects: Files[] = [];
  beforeAll(async () => {
    const tasks = [
      {
        data: { text: 'a' },
        annotations: [{ result: [], lead_time: 2 }],
        predictions: [{ result: [], score: 0.5 }],
      },
      {
        data: { text: 'b' },
        meta: { x: 1 },
        completions: [
          { result: [{ id: 'r', from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['x'] } }] },
        ],
      },
    ];
    const config =
      '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="x"/></Choices></View>';
    for (const compat of [[], ['--compat', '0.9']]) {
      fill(folder, { 't.json': Buffer.from(JSON.stringify(tasks)), 'c.xml': Buffer.from(config) });
      const { code } = await lsimport(folder, ['init', 'p', '-i', 't.json', '-l', 'c.xml', ...compat]);
      expect(code).toBe(0);
      const tree = Object.entries(readTree(join(folder, 'p'))).filter(([name]) => !name.endsWith('/'));
      projects.push(Object.fromEntries(tree.map(([name, text]) => [`p/${name}`, Buffer.from(text)])));
    }
  });
  const lines = [
    ['export', 'p', '-o', '-'],
    ['export', 'p', '-o', 'o', '--force'],
    ['convert', 'p', '-o', '-'],
    ['init', 'p', '-i', 't.json', '-l', 'c.xml', '--force'],
  ];

  it('end as they should, and lose no annotation', { timeout: 36_000_000 }, async () => {
    await forEach('project folders', 2 * share, async (random) => {
      const files = mutateFiles(random.pick(projects), random);
      fill(folder, {
        ...files,
        't.json': Buffer.from('[{"text": "new"}]'),
        'c.xml': Buffer.from('<View><Text name="t" value="$text"/></View>'),
      });
      const args = random.pick(lines);
      const work = () =>
        Object.entries(readTree(folder))
          .filter(([name]) => /completions[^/]*\/[^/]+$/.test(name))
          .map(([, text]) => text)
          .sort();
      const before = work();
      await runSoundly(args);
      for (const text of before) expect(work()).toContain(text);
    });
  });
});
