import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { formats, seedsOf } from '../fuzz/structure/seeds.ts';
import { fill } from '../fuzz/structure/write-entries.ts';
import { makeFolder, removeFolder } from '../support/temporary-folder.ts';
import { type Form, formsOf } from './megabyte/forms.ts';

// What no megabyte may take, also on a busy machine: the worst is at half of it (docs/performance.md).
const MOST_SECONDS = 12;
const MOST_MEGABYTES = 400;
/** What is listed as slow. */
const LISTED_SECONDS = 2;

interface Cost {
  format: string;
  what: string;
  seconds: number;
  megabytes: number;
}

const costs: Cost[] = [];
const bin = join(import.meta.dirname, '../../bin/lsimport.js');
const tell =
  'data:text/javascript,import{writeSync}from"fs";process.on("exit",()=>{const{maxRSS:m,userCPUTime:u,systemCPUTime:s}=process.resourceUsage();writeSync(3,JSON.stringify([(u+s)/1e6,m/1024]))})';

it.each(formats)('no megabyte of %s takes long or much memory', { timeout: 600_000 }, async (format) => {
  const [seed] = seedsOf(format);
  if (!seed) return;
  const config = seed.args[seed.args.indexOf('-l') + 1];
  const forms = formsOf(seed.files, (name) => name === config);
  const own: Cost[] = [];
  const work = async () => {
    for (let form = forms.pop(); form; form = forms.pop())
      own.push({ format, what: form.what, ...(await costOf(form, seed.args)) });
  };
  await Promise.all([work(), work()]);
  costs.push(...own);
  const tooMuch = ({ seconds, megabytes }: Cost) => seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES;
  expect(own.filter(tooMuch)).toEqual([]);
});

afterAll(() => {
  const slow = costs.filter(({ seconds }) => seconds > LISTED_SECONDS).sort((a, b) => b.seconds - a.seconds);
  const most = Math.max(...costs.map(({ megabytes }) => megabytes));
  const rows = slow.map(
    ({ format, what, seconds, megabytes }) =>
      `| \`${format}\` | ${what} | ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB |`,
  );
  console.log(
    [`${costs.length} inputs of 1 MB, at most ${Math.round(most)} MB of memory; over 2 s:`, ...rows].join(
      '\n',
    ),
  );
});

/** What one run takes, in a process of its own. */
async function costOf(
  { files }: Form,
  args: readonly string[],
): Promise<Pick<Cost, 'seconds' | 'megabytes'>> {
  const folder = makeFolder();
  try {
    fill(folder, files);
    const child = spawn(process.execPath, ['--import', tell, bin, ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [told] = await Promise.all([text(child.stdio[3] as NodeJS.ReadableStream), once(child, 'close')]);
    const [seconds, megabytes] = JSON.parse(told) as [number, number];
    return { seconds, megabytes };
  } finally {
    removeFolder(folder);
  }
}
