import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { describeNetwork, NetworkProblem } from '../../../src/server/network-problem.ts';
import { certificate, privateKey } from '../../support/certificate.ts';
import { listen, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Text name="t" value="$text"/></View>';
const args = ['a.txt', '-l', 'config.xml', '--project', 'Texts'];

async function push(url: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': config,
    'a.txt': 'one\n',
    'ca.pem': certificate,
    'token.html': '<html>',
  });
  return runPush(folder, { url }, [...args, ...more], env);
}

async function expectSentence(url: string, ...words: string[]): Promise<void> {
  const { code, stderr } = await push(url);
  expect(code).toBe(5);
  for (const said of words) expect(stderr).toContain(said);
}

/** An imitation that is reached by https, with a certificate that nobody has signed. */
async function startTls() {
  const fake = await startFakeServer();
  const server = createTlsServer({ key: privateKey, cert: certificate }, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {};
      const { authorization = '', 'content-type': type = 'text/plain' } = headers;
      const answer = await fetch(fake.url + url, {
        method: method!,
        headers: { authorization, 'content-type': type },
        ...body,
      });
      outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
      outgoing.end(await answer.text());
    })();
  });
  const url = await listen(server);
  return { fake, url: url.replace('http:', 'https:') };
}

it('says that a host does not exist', () => {
  for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
    const problem = new NetworkProblem(Object.assign(new Error('getaddrinfo'), { code }));
    expect(describeNetwork(problem, 'http://labels.invalid').message).toBe(
      'There is no host named labels.invalid.',
    );
  }
});

it('says that nothing answers', async () => {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  await expectSentence(url, 'Nothing answers at 127.0.0.1:', 'Start Label Studio, or check the port.');
});

it('says that a server speaks no https, with the address that works', async () => {
  const { url } = await startFakeServer();
  const secure = url.replace('http:', 'https:');
  await expectSentence(secure, `${secure} does not speak https.`, `Use ${url}`);
});

it('says that a certificate is not trusted, and takes it with --ca', async () => {
  const { fake, url } = await startTls();
  await expectSentence(url, 'is not trusted', '--ca FILE');
  const { code } = await push(url, ['--ca', 'ca.pem']);
  expect(code).toBe(0);
  expect(fake.project().tasks.size).toBe(1);
});

it('says that http was used for a server that speaks https', async () => {
  const { url } = await startTls();
  await expectSentence(url.replace('https:', 'http:'), 'use https in the address');
});

it('says that something else answers', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.url);
    expect(request.headers.authorization).toBeUndefined();
    answer.end('<html><title>nginx</title></html>');
  });
  const url = await listen(server);
  await expectSentence(url, 'What answers at this address is not Label Studio 1.x.');
  expect(asked).toEqual(['/api/version']);
});

it('says that a path is missing', async () => {
  const { url } = await startFakeServer({ prefix: '/labels' });
  await expectSentence(url.replace('/labels', ''), 'with the path that a proxy may put before it');
});

it('says that a path is too many', async () => {
  const server = await startFakeServer();
  // The real one tells its version below any path, and answers nothing else there.
  server.fault = ({ path }) =>
    path === '/x/y/api/version'
      ? { when: 'before', answer: { status: 200, json: { release: '1.23.2', edition: 'Community' } } }
      : { when: 'before', answer: { status: 404, text: '<html><title>404 | Label Studio</title></html>' } };
  await expectSentence(
    `${server.url}/x/y`,
    `Label Studio answers at ${server.url}, but not below /x/y (404).`,
    `--url ${server.url}\n`,
  );
});

it.each([
  ['/', '--url https://labels.example.com\n'],
  ['/api/version', '--url https://labels.example.com\n'],
  ['/labels/user/login/?next=/api/version', '--url https://labels.example.com/labels\n'],
  ['/sso/start?rd=/api/version&x=1', 'A proxy or a login page stands in front of Label Studio'],
])('says where a redirect to %s leads', async (path, words) => {
  const server = createServer((_, answer) =>
    answer.writeHead(302, { location: `https://labels.example.com${path}` }).end(),
  );
  await expectSentence(await listen(server), ' redirects to https://labels.example.com.', words);
});

it('does not advise the address that was used, when it redirects to itself', async () => {
  const server = createServer((request, answer) =>
    answer.writeHead(301, { location: `${request.url}/` }).end(),
  );
  const url = await listen(server);
  await expectSentence(url, ` redirects to ${url}/api/version/.`, 'must let requests to /api/ through');
});

it('says that a server is too old', async () => {
  const server = await startFakeServer();
  server.fault = ({ path }) =>
    path === '/api/version'
      ? { when: 'before', answer: { status: 200, json: { release: '0.9.1', edition: 'Community' } } }
      : undefined;
  await expectSentence(server.url, 'Label Studio 0.9.1 has no import that push can use.');
});

it('says that a project is not there or may not be seen', async () => {
  const { url } = await startFakeServer();
  const { code, stderr } = await push(url, ['--project', '77']);
  expect(code).toBe(5);
  expect(stderr).toContain('There is no project 77, or the user of the token may not see it.');
});

it('says that a token is a web page', async () => {
  const { url } = await startFakeServer();
  const { code, stderr } = await push(url, ['--token-file', 'token.html']);
  expect(code).toBe(2);
  expect(stderr).toContain('What is in token.html is not a token of Label Studio.');
});

it('goes by the proxy that the environment names, unless NO_PROXY does', async () => {
  const { url, requests } = await startFakeServer();
  const asked: string[] = [];
  const proxy = createServer((_, answer) => answer.end());
  proxy.on('connect', (request, socket) => {
    asked.push(request.url!);
    const [host, port] = request.url!.split(':');
    const passed = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      passed.pipe(socket).pipe(passed);
    });
  });
  const env = { HTTP_PROXY: await listen(proxy) };
  expect((await push(url, [], env)).code).toBe(0);
  expect(asked[0]).toBe(new URL(url).host);
  const before = [asked.length, requests.length];
  expect((await push(url, [], { ...env, NO_PROXY: '127.0.0.1' })).code).toBe(0);
  expect(asked).toHaveLength(before[0]!);
  expect(requests.length).toBeGreaterThan(before[1]!);
});
