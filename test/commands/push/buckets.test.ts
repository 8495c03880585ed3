import { describe, expect, it, vi } from 'vitest';
import { type FakeServer, startFakeServer } from '../../support/label-studio/start.ts';
import { serve } from '../../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Image name="image" value="$image"/></View>';
const links = ['s3://photos/a b.png', 's3://photos/2.png'];

/** A Label Studio that sends browsers to a store with these objects; returns what was asked of that. */
async function startBoth(status = 200): Promise<{ server: FakeServer; asked: string[] }> {
  const server = await startFakeServer();
  const asked: string[] = [];
  server.state.buckets.origin = await serve((request, response) => {
    asked.push(request.url!);
    response.writeHead(status).end('the object');
  });
  return { server, asked };
}

function push(
  server: FakeServer,
  lines: readonly string[],
  more: string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'urls.txt': lines.join('\n'), 'config.xml': config });
  return runPush(folder, server, ['urls.txt', '-l', 'config.xml', '--project', 'Photos', ...more], env);
}

describe('a bucket that no storage of the project has', () => {
  it('gets one, once, without credentials, and the first link is fetched', async () => {
    const { server, asked } = await startBoth();
    const env = { AWS_ACCESS_KEY_ID: 'mine', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };
    const first = await push(server, links, [], env);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toContain('storage added to the project, not to be synced: s3://photos');
    expect(server.state.buckets.list).toMatchObject([
      { project: 1, kind: 's3', bucket: 'photos', use_blob_urls: true, region_name: 'eu-west-1' },
    ]);
    expect(JSON.stringify(server.requests.map(({ body }) => body.toString()))).not.toContain('secret');
    expect(asked).toEqual(['/photos/a%20b.png']);
    expect(server.requests.some(({ path }) => path.includes('sync'))).toBe(false);
    const again = await push(server, [...links, 's3://photos/3.png'], [], env);
    expect(again.stdout).toMatch(/^Sent 1 task /);
    expect(server.state.buckets.list).toHaveLength(1);
  });

  it('is one of several', async () => {
    const { server } = await startBoth();
    const { code, stdout } = await push(server, [...links, 'gs://other/x.png', 'azure-blob://third/x.png']);
    expect(code).toBe(0);
    expect(
      server.state.buckets.list.map(({ kind, bucket, container }) => [kind, bucket ?? container]),
    ).toEqual([
      ['s3', 'photos'],
      ['gcs', 'other'],
      ['azure', 'third'],
    ]);
    expect(stdout).toContain('gs://other');
  });

  it('gets the credentials of this machine with --send-credentials only', async () => {
    const { server } = await startBoth();
    // The client of Amazon reads the environment itself.
    for (const [name, value] of [
      ['AWS_ACCESS_KEY_ID', 'mine'],
      ['AWS_SECRET_ACCESS_KEY', 'secret'],
      ['AWS_SESSION_TOKEN', 'session'],
    ] as const)
      vi.stubEnv(name, value);
    const { code, stderr } = await push(server, links, ['--send-credentials']);
    expect(code, stderr).toBe(0);
    expect(server.state.buckets.list).toMatchObject([
      { aws_access_key_id: 'mine', aws_secret_access_key: 'secret', aws_session_token: 'session' },
    ]);
    expect(stderr).toContain('are temporary');
    expect(stderr).not.toContain('secret');
  });

  it('gets the key of an account, or a service account', async () => {
    const { server } = await startBoth();
    const folder = temporaryFolder();
    writeFiles(folder, { 'key.json': '{"type": "service_account", "private_key": "k"}' });
    const env = {
      AZURE_STORAGE_CONNECTION_STRING: 'DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=a2V5==;X=y',
      GOOGLE_APPLICATION_CREDENTIALS: `${folder}/key.json`,
    };
    const lines = ['azure-blob://c/x.png', 'gs://b/x.png'];
    const { code, stderr } = await push(server, lines, ['--send-credentials'], env);
    expect(code, stderr).toBe(0);
    expect(server.state.buckets.list).toMatchObject([
      { kind: 'azure', container: 'c', account_name: 'acc', account_key: 'a2V5==' },
      {
        kind: 'gcs',
        bucket: 'b',
        google_application_credentials: expect.stringContaining('service_account'),
      },
    ]);
  });

  it.each([
    ['azure-blob://c/x.png', 'no account key to send for azure-blob://c'],
    ['gs://b/x.png', 'no service account to send for gs://b'],
  ])('%s cannot get credentials that are not there', async (link, words) => {
    const { server } = await startBoth();
    const { code, stderr } = await push(server, [link], ['--send-credentials']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
    expect(server.state.projects.size).toBe(0);
  });
});

it('knows buckets in lists and in HTML', async () => {
  const { server, asked } = await startBoth();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'tasks.jsonl':
      '{"image":["s3://one/a.png"],"html":"<img src=\\"s3://two/b c.png\\"/>","n":{"x":"s3://three"}}\n',
    'config.xml': '<View><Image name="i" valueList="$image"/><HyperText name="h" value="$html"/></View>',
  });
  const { code, stderr } = await runPush(folder, server, [
    'tasks.jsonl',
    '-l',
    'config.xml',
    '--project',
    'All',
  ]);
  expect(code, stderr).toBe(0);
  expect(server.state.buckets.list.map(({ bucket }) => bucket)).toEqual(['one', 'two']);
  expect(asked).toEqual(['/one/a.png', '/two/b%20c.png']);
});

describe('when Label Studio refuses', () => {
  it('a private endpoint, it is asked for one of its own', async () => {
    const { server } = await startBoth();
    const guard = { status: 403, json: { detail: 'URL resolves to a reserved network address' } };
    server.state.buckets.refuse = ({ s3_endpoint }) => (s3_endpoint === undefined ? undefined : guard);
    const env = { AWS_ENDPOINT_URL: 'http://minio.local:9000' };
    const { code, stderr } = await push(server, links, [], env);
    expect(code, stderr).toBe(0);
    expect(server.state.buckets.list).toHaveLength(1);
  });

  it('it without that too, S3_ENDPOINT is explained', async () => {
    const { server } = await startBoth();
    server.state.buckets.refuse = ({ s3_endpoint }) =>
      s3_endpoint === undefined
        ? {
            status: 400,
            json: { validation_errors: { non_field_errors: ['Cannot find bucket photos in S3'] } },
          }
        : { status: 403, json: { detail: 'URL resolves to a reserved network address' } };
    const { code, stderr } = await push(server, links, [], { AWS_ENDPOINT_URL: 'http://minio.local:9000' });
    expect(code).toBe(5);
    expect(stderr).toContain('Cannot find bucket photos in S3.');
    expect(stderr).toContain('S3_ENDPOINT=http://minio.local:9000');
    expect(server.state.projects.size).toBe(0);
  });

  it('a storage, its own credentials and --send-credentials are named', async () => {
    const { server } = await startBoth();
    server.state.buckets.refuse = () => ({
      status: 400,
      json: {
        validation_errors: {
          non_field_errors: ['Cannot connect to S3 photos with specified AWS credentials'],
        },
      },
    });
    const { code, stderr } = await push(server, links);
    expect(code).toBe(5);
    expect(stderr).toContain('Cannot connect to S3 photos with specified AWS credentials');
    expect(stderr).toContain('--send-credentials');
    expect(server.state.projects.size).toBe(0);
  });

  it('to sign a link, the storage that was added is removed', async () => {
    const server = await startFakeServer();
    const { code, stderr } = await push(server, links);
    expect(code).toBe(5);
    expect(stderr).toContain(
      'does not show "s3://photos/a b.png", the first object of the tasks in s3://photos (404)',
    );
    expect(server.state.buckets.list).toEqual([]);
    expect(server.state.projects.size).toBe(0);
  });
});

it.each([
  [403, 'may not read this object'],
  [404, 'The object is missing there'],
])('names what the store answers with %i', async (status, words) => {
  const { server } = await startBoth(status);
  const { code, stderr } = await push(server, links);
  expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining(words) });
  expect(server.state.projects.size).toBe(0);
});

it('sends the tasks when only this machine cannot reach the store, and explains presign', async () => {
  const server = await startFakeServer();
  server.state.buckets.origin = 'http://127.0.0.1:1';
  const { code, stderr } = await push(server, links);
  expect(code).toBe(0);
  expect(stderr).toContain('http://127.0.0.1:1');
  expect(stderr).toContain('presign');
});

it('asks for no storage in a dry run', async () => {
  const { server } = await startBoth();
  const { code } = await push(server, links, ['--dry-run']);
  expect(code).toBe(0);
  expect(server.requests.some(({ path }) => path.includes('storages'))).toBe(false);
});
