import { expect, it } from 'vitest';
import { startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Image name="image" value="$image"/></View>';

/** Ways in which files get to annotators, with what tasks of the server say of them. */
const ways: [string, string[]][] = [
  ['--upload', ['--upload']],
  ['--links', ['--links', 'https://example.com/all/']],
];

async function start(files: Record<string, string>, how: readonly string[]) {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  const push = (input: string, ...more: string[]) => {
    // Links are the same whatever the input is: it is the folder above that is on the web server.
    const links = how.map((arg) => (arg.startsWith('https:') ? arg + input.replace(/^all\/?/, '') : arg));
    return runPush(folder, server, [input, '-l', 'config.xml', '--project', 'Days', ...links, ...more]);
  };
  return { server, folder, push };
}

const files = { 'all/day1/1.png': 'one', 'all/day1/2.png': 'two' };
const day2 = { 'all/day2/1.png': 'three', 'all/day2/2.png': 'four' };

it.each(ways)('sends only what is new of the folder above one that was sent, with %s', async (_, how) => {
  const { server, folder, push } = await start(files, how);
  await push('all/day1');
  writeFiles(folder, day2);
  const { stdout } = await push('all');
  expect(stdout).toContain('Sent 2 tasks');
  expect(stdout).toContain('already there: 2 tasks');
  expect(stdout).not.toContain('not in the input any more');
  expect(server.project().tasks.size).toBe(4);
  expect((await push('all')).stdout).toMatch(/^Nothing to send: all 4 tasks/);
  expect((await push('all/day2')).stdout).toMatch(/^Nothing to send: all 2 tasks/);
  expect((await push('all/day1', '--replace')).stdout).toMatch(/^Nothing to send: all 2 tasks/);
});

it.each(ways)(
  'says what to do about other files with the names of those that were sent, with %s',
  async (_, how) => {
    const { push } = await start({ ...files, ...day2 }, how);
    await push('all/day1');
    expect((await push('all/day2')).stdout).toContain(
      'if these are different files with the same names, push their parent folder instead',
    );
  },
);

it('knows a moved file again whose name has dollar signs', async () => {
  const { push } = await start({ 'all/day1/a$&1.png': 'one' }, ['--upload']);
  await push('all/day1');
  expect((await push('all')).stdout).toMatch(/^Nothing to send/);
});

it('sends a file with another name, though its content is that of one that is gone', async () => {
  const { server, push } = await start({ 'all/day1/1.png': 'black', 'all/day2/2.png': 'black' }, [
    '--upload',
  ]);
  await push('all/day1');
  expect((await push('all/day2')).stdout).toContain('Sent 1 task');
  expect(server.project().tasks.size).toBe(2);
});
