import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { unpacker } from '../../../src/parallel/packed-batch.ts';
import { planSender } from '../../../src/parallel/packed-rows.ts';
import type { WorkerSetup, WorkerTask } from '../../../src/parallel/protocol.ts';
import { threadProcessor } from '../../../src/parallel/thread-processor.ts';
import type { WorkerPool } from '../../../src/parallel/worker-pool.ts';
import { lsimport } from '../../support/run.ts';
import { seed } from '../../support/seed.ts';
import { makeFolder, removeFolder } from '../../support/temporary-folder.ts';
import { mutateFiles } from './mutate-files.ts';
import { createRandom } from './random.ts';
import { seedsOf } from './seeds.ts';
import { fill } from './write-entries.ts';

// The code for several threads, on small inputs and in this one: threads are started for 24 MB only, and not by sources that are not built.
const threads = vi.hoisted(() => ({ areUsed: false, batches: 0 }));

vi.mock('../../../src/plan/import-plan.ts', async (original) => {
  const real = await original<typeof import('../../../src/plan/import-plan.ts')>();
  const { parallelPass, parallelFolderPass } = await import('../../../src/parallel/import-in-parallel.ts');
  const choosePass: typeof real.choosePass = async (plan, form) =>
    threads.areUsed && plan.importer.inParallel === true && plan.invalidTasks !== 'skip'
      ? (plan.importer.input === 'directory' ? parallelFolderPass : parallelPass)(plan.configSource, form, 2)
      : real.choosePass(plan, form);
  return { ...real, choosePass };
});

vi.mock('../../../src/parallel/worker-pool.ts', () => ({
  startWorkers(setup: WorkerSetup): WorkerPool {
    const process = threadProcessor(structuredClone(setup));
    const unpack = unpacker();
    const withoutKnown = planSender();
    let count = 0;
    return {
      // Some batches are done by the main thread itself.
      get full() {
        return count++ % 3 === 2;
      },
      async send(task: WorkerTask) {
        threads.batches++;
        try {
          const { batch } = task;
          const sent = batch.kind === 'rows' ? { ...task, batch: withoutKnown(batch) } : task;
          const there = structuredClone(sent);
          return structuredClone(process(unpack(there.batch), there));
        } catch (error) {
          if (error instanceof UserError) throw error;
          throw new Error(`a thread failed: ${(error as Error).stack}`);
        }
      },
      close: async () => {},
    };
  },
}));

const parent = makeFolder();
const folder = join(parent, 'w');
afterAll(() => removeFolder(parent));

const runs = Math.ceil(Number(process.env.LSIMPORT_FUZZ_RUNS ?? 5000) / 100);

async function runIn(several: boolean, args: readonly string[]) {
  threads.areUsed = several;
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect(stderr).not.toContain('This is a bug');
  return { code, stdout, stderr };
}

/** The findings in one order: those of ids that come twice come first where there are several threads. */
function findings(text: string) {
  const { diagnostics, ...rest } = JSON.parse(text);
  const told = diagnostics.map((finding: Record<string, unknown>) => JSON.stringify(finding));
  return { ...rest, duration: 0, diagnostics: told.sort() };
}

/** What is printed, lines of the input included. */
function withoutTime(text: string): string {
  return text.replace(/in \d+\.\d s/, '');
}

/** Lines of JSON, repeated so that they make several batches. */
function repeat(lines: Buffer, times: number): Buffer {
  const text = lines.toString('latin1');
  return Buffer.from(`${text.endsWith('\n') ? text : `${text}\n`}`.repeat(times), 'latin1');
}

it.each(['json', 'json-dir', 'jsonl', 'csv', 'tsv'])(
  'several threads come to the same: %s',
  { timeout: 36_000_000 },
  async (format) => {
    const seeds = seedsOf(format).filter(({ args }) => args.includes('-i') && args.includes('-l'));
    for (let number = 0; number < runs; number++) {
      const random = createRandom(seed * 1_000_003 + number);
      const { files, args } = random.pick(seeds);
      const changed = mutateFiles(files, random);
      const [input, config] = ['-i', '-l'].map((option) => args[args.indexOf(option) + 1]!) as [
        string,
        string,
      ];
      const content = changed[input];
      if (format === 'jsonl' && Buffer.isBuffer(content) && random.once(5))
        changed[input] = repeat(content, 1 + Math.ceil(600_000 / (content.length + 1)));
      fill(folder, changed);
      const line = [input, '--input-format', format, '-l', config];
      const what = `number ${number} (seed ${seed}): ${line.join(' ')}`;
      const written = [...line, '-o', '-', '--to', random.pick(['json', 'jsonl', 'tasks-1.x'])];
      const [one, several] = [
        await runIn(false, ['convert', ...written]),
        await runIn(true, ['convert', ...written]),
      ];
      expect([several.code, several.stdout], what).toEqual([one.code, one.stdout]);
      const keep = random.once(2) ? ['--invalid-tasks', 'keep'] : [];
      const checked = ['check', ...line, ...keep, '--json'];
      const [here, there] = [await runIn(false, checked), await runIn(true, checked)];
      expect([there.code, findings(there.stdout)], what).toEqual([here.code, findings(here.stdout)]);
      if (here.stdout.includes('duplicate-task-id')) continue;
      const [shown, shownThere] = [
        await runIn(false, checked.slice(0, -1)),
        await runIn(true, checked.slice(0, -1)),
      ];
      expect(withoutTime(shownThere.stdout), what).toBe(withoutTime(shown.stdout));
    }
    expect(threads.batches).toBeGreaterThan(runs / 4);
  },
);
