import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeServing } from '../../src/links/serving.ts';

test.each(['/srv/data', '/srv/my data', "/srv/it's $HOME `x`", '/srv/"quoted"'])(
  'a shell that runs the line for sh has the document root %s',
  (root) => {
    const line = describeServing(root, `${root}/set`, ['set']).lines.find((text) => text.includes('sh:'))!;
    const command = line.replace(/^\s*sh:/, '');
    const environment = execFileSync('sh', ['-c', `${command}; env`], { encoding: 'utf8', env: {} }).split(
      '\n',
    );
    expect(environment).toContain(`LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=${root}`);
    expect(environment).toContain('LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true');
  },
);

test('the lines for Windows and docker', () => {
  const { lines, storage } = describeServing("C:\\it's here", "C:\\it's here\\set 1", ['set 1']);
  const text = lines.join('\n');
  expect(text).toContain("$env:LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT='C:\\it''s here'");
  expect(text).toContain('set "LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=C:\\it\'s here"');
  expect(text).toContain('docker:     /label-studio/files/set 1');
  expect(storage).toEqual({ type: 'localfiles', path: "C:\\it's here\\set 1" });
});
