import { describe, expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { fail, startS3 } from '../support/stores/s3-server.ts';
import { serve } from '../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/></View>';
const lines = '{"text":"owl"}\n{"text":"wren"}\n';
const tasks = '{"id":0,"data":{"text":"owl"}}\n{"id":1,"data":{"text":"wren"}}\n';
function convert(output: string, ...more: string[]) {
  return convertLines(lines, output, ...more);
}

function convertLines(content: string, output: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'in.jsonl': content });
  return lsimport(folder, [
    'convert',
    'in.jsonl',
    '-l',
    'config.xml',
    '--to',
    'jsonl',
    '-o',
    output,
    ...more,
  ]);
}

describe('an object of S3 as the output', () => {
  it('is written', async () => {
    const s3 = await startS3('b', {});
    const { code, stdout, stderr } = await convert('s3://b/out/a b+ü.jsonl');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Converted 2 tasks to s3://b/out/a b+ü.jsonl');
    expect(s3.objects.get('out/a b+ü.jsonl')?.toString()).toBe(tasks);
  });

  it('is only replaced with --force', async () => {
    const s3 = await startS3('b', { 'o.jsonl': 'old' });
    const refused = await convert('s3://b/o.jsonl');
    expect(refused).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('s3://b/o.jsonl already exists.'),
    });
    expect(s3.objects.get('o.jsonl')?.toString()).toBe('old');
    expect(await convert('s3://b/o.jsonl', '--force')).toMatchObject({ code: 0 });
    expect(s3.objects.get('o.jsonl')?.toString()).toBe(tasks);
  });

  it('is not replaced when it appeared meanwhile', async () => {
    const s3 = await startS3('b', {});
    s3.disturb = ({ method }) => {
      if (method === 'PUT') s3.objects.set('o.jsonl', Buffer.from('theirs'));
      return false;
    };
    expect(await convert('s3://b/o.jsonl')).toMatchObject({ code: 4 });
    expect(s3.objects.get('o.jsonl')?.toString()).toBe('theirs');
  });

  it('is written without the condition where the store does not know it', async () => {
    const s3 = await startS3('b', {});
    s3.disturb = ({ headers }, response) =>
      headers['if-none-match'] ? fail(response, 501, 'NotImplemented') : false;
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const { code, stderr } = await convert('s3://b/o.jsonl');
    expect(code, stderr).toBe(0);
    expect(s3.objects.get('o.jsonl')?.toString()).toBe(tasks);
  });

  it('is not written when a task is refused', async () => {
    const s3 = await startS3('b', {});
    expect(await convertLines('{"other":1}\n', 's3://b/o.jsonl')).toMatchObject({ code: 1 });
    expect(s3.objects.size).toBe(0);
    expect(s3.requests.every((request) => request.startsWith('HEAD') || request.startsWith('GET'))).toBe(
      true,
    );
  });

  it.each([
    ['s3://none/o.jsonl', 5, 'The bucket none of s3://none/o.jsonl does not exist.'],
    ['s3://b', 2, 's3://b is a whole bucket'],
    ['s3://b/out/', 2, 's3://b/out/ is a folder'],
    ['https://example.com/o.jsonl', 2, 'Nothing can be written to the web'],
    ['redis://localhost/1', 2, 'Nothing can be written to Redis'],
  ])('cannot be %s', async (output, code, message) => {
    await startS3('b', {});
    expect(await convert(output)).toMatchObject({ code, stderr: expect.stringContaining(message) });
  });

  it('cannot be that of other options', async () => {
    await startS3('b', {});
    const rejected = await convert('o.jsonl', '--invalid-tasks', 'skip', '--rejected', 's3://b/r.jsonl');
    expect(rejected).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('s3://b/r.jsonl is an address, not a path of this machine.'),
    });
  });
});

describe('an object of Google as the output', () => {
  /** A bucket that takes uploads in one request, as far as the test goes. */
  async function startGoogle(answer: number): Promise<string[]> {
    const bodies: string[] = [];
    const origin = await serve(async (request, response, url) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const isUpload = url.pathname.startsWith('/upload/');
      if (isUpload) bodies.push(body);
      const error = { error: { code: isUpload ? answer : 404, message: 'refused' } };
      const isTaken = isUpload && answer === 200;
      response
        .writeHead(isTaken ? 200 : error.error.code, { 'content-type': 'application/json' })
        .end(JSON.stringify(isTaken ? { name: 'o.jsonl', crc32c: 'TmXq5Q==', md5Hash: 'x' } : error));
    });
    vi.stubEnv('STORAGE_EMULATOR_HOST', origin);
    return bodies;
  }

  it.each([
    [412, 4, 'gs://b/o.jsonl already exists.'],
    [403, 5, 'Storage Object User'],
    [404, 5, 'The bucket b of gs://b/o.jsonl does not exist.'],
  ])('that is refused with %i', async (status, code, message) => {
    const bodies = await startGoogle(status);
    expect(await convert('gs://b/o.jsonl')).toMatchObject({ code, stderr: expect.stringContaining(message) });
    expect(bodies[0]).toContain(tasks);
  });
});

describe('a blob of Azure as the output', () => {
  it.each([
    [201, '', 0, 'Reading in.jsonl'],
    [409, 'BlobAlreadyExists', 4, 'already exists.'],
    [403, 'AuthorizationPermissionMismatch', 5, 'Storage Blob Data Contributor'],
    [404, 'ContainerNotFound', 5, 'The container c of the account a does not exist.'],
  ])('that is answered with %i %s', async (status, error, code, message) => {
    const bodies: string[] = [];
    const origin = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      if (request.method !== 'PUT')
        return response.writeHead(404, { 'x-ms-error-code': 'BlobNotFound' }).end();
      bodies.push(body);
      expect(request.headers['if-none-match']).toBe('*');
      return response
        .writeHead(status, error ? { 'x-ms-error-code': error, 'content-type': 'application/xml' } : {})
        .end(error && `<?xml version="1.0"?><Error><Code>${error}</Code></Error>`);
    });
    vi.stubEnv('AZURE_STORAGE_CONNECTION_STRING', undefined);
    vi.stubEnv('AZURE_STORAGE_KEY', Buffer.from('key').toString('base64'));
    vi.stubEnv('AZURE_STORAGE_SERVICE_ENDPOINT', `${origin}/a`);
    expect(await convert('azure-blob://a/c/o.jsonl')).toMatchObject({
      code,
      stderr: expect.stringContaining(message),
    });
    expect(bodies).toEqual([tasks]);
  });
});
