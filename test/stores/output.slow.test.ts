import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { fail, startS3 } from '../support/stores/s3-server.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/></View>';
/** Of more bytes than are sent at a time. */
const large = `${JSON.stringify({ text: 'owl'.repeat(1_500_000) })}\n`.repeat(2);

function convert(output: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'in.jsonl': large });
  return lsimport(folder, ['convert', 'in.jsonl', '-l', 'config.xml', '--to', 'jsonl', '-o', output]);
}

describe('a large object of S3 as the output', () => {
  it('is not replaced when it appeared meanwhile', async () => {
    const s3 = await startS3('b', {});
    s3.disturb = ({ method }) => {
      if (method === 'PUT') s3.objects.set('o.jsonl', Buffer.from('theirs'));
      return false;
    };
    expect(await convert('s3://b/o.jsonl')).toMatchObject({ code: 4 });
    expect(s3.objects.get('o.jsonl')?.toString()).toBe('theirs');
    expect(s3.uploads.size).toBe(0);
  });

  it('is sent in parts, and is there when it is whole', async () => {
    const s3 = await startS3('b', {});
    const early: boolean[] = [];
    s3.disturb = ({ url }) => {
      if (url?.includes('partNumber')) early.push(s3.objects.has('o.jsonl'));
      return false;
    };
    const { code, stderr } = await convert('s3://b/o.jsonl');
    expect(code, stderr).toBe(0);
    expect(early).toEqual([false, false]);
    const expected = large
      .trimEnd()
      .split('\n')
      .map((line, id) => `{"id":${id},"data":${line}}\n`)
      .join('');
    expect(s3.objects.get('o.jsonl')?.toString() === expected).toBe(true);
    expect(s3.uploads.size).toBe(0);
  });

  it('is not there, nor are parts of it, when one of them is refused', async () => {
    const s3 = await startS3('b', {});
    s3.disturb = ({ url }, response) =>
      url?.includes('partNumber=2') ? fail(response, 403, 'AccessDenied') : false;
    const { code, stderr } = await convert('s3://b/o.jsonl');
    expect(code, stderr).toBe(5);
    expect(stderr).toContain('error: Access to s3://b/o.jsonl is denied.');
    expect(stderr).toContain('s3:PutObject');
    expect([s3.objects.size, s3.uploads.size]).toEqual([0, 0]);
  });
});
