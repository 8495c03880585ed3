import { expect, it } from 'vitest';
import { personalToken, startFakeServer } from '../../support/label-studio/start.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** Pushes 250 tasks, in requests of 100 and 150; Ctrl-C is pressed at the nth request to a path. */
async function interruptAt(path: RegExp, nth: number) {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': '<View><Text name="t" value="$text"/></View>',
    'a.txt': Array.from({ length: 250 }, (_, n) => `text ${n}\n`).join(''),
  });
  let seen = 0;
  // An answer that leaves doubt, after which push waits.
  server.fault = (request) =>
    path.test(request.path) && ++seen >= nth ? { when: 'after', answer: { status: 503 } } : undefined;
  const ending = await lsimport(folder, ['push', 'a.txt', '-l', 'config.xml', '--project', 'Ended'], {
    env: { LABEL_STUDIO_URL: server.url, LABEL_STUDIO_API_KEY: personalToken },
    interruptWhen: () => seen >= nth,
  });
  return { server, ...ending };
}

it('says that nothing was sent, and speaks of no files', async () => {
  const { server, code, stderr } = await interruptAt(/whoami$/, 1);
  expect(code).toBe(130);
  expect(stderr).toMatch(/error: Interrupted\. No tasks were sent\.\n$/);
  expect(server.state.projects.size).toBe(0);
});

it('says that more may have arrived than what the server has confirmed', async () => {
  const { server, code, stderr } = await interruptAt(/\/import$/, 2);
  expect(code).toBe(130);
  expect(stderr).toContain('Interrupted. At least 100 tasks sent; the request on its way may arrive, too.');
  expect(server.project().tasks.size).toBe(250);
});
