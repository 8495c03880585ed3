import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

function check(env: NodeJS.ProcessEnv) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  return lsimport(folder, ['check', 'http://files.example.invalid/t.json', '-l', 'c.xml'], { env });
}

it.each([
  'ftp://u:SECRET@proxy',
  'socks5://proxy:1080',
  'http://[proxy',
  'u:SECRET@proxy:99999',
  'http://u:SECRET X@proxy:x',
])('a proxy %s is refused, and not shown', async (proxy) => {
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) {
    const { code, stdout, stderr } = await check({ [name]: proxy });
    const words = `The environment variable ${name} is not the address of an HTTP`;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(words) });
    expect(stderr).not.toMatch(/SECRET|socks5/);
  }
});

it.each(['127.0.0.1:1', 'u:SECRET@127.0.0.1:1', 'http://u:SECRET@127.0.0.1:1'])(
  'a proxy %s is used, as by curl',
  async (proxy) => {
    const { code, stderr } = await check({ http_proxy: proxy });
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: expect.stringContaining('the connection was refused'),
    });
    expect(stderr).not.toContain('SECRET');
  },
);
