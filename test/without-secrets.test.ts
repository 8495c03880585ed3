import { expect, it } from 'vitest';
import { withoutSecrets } from '../src/without-secrets.ts';

it.each([
  ['https://media.example.com/@team/photos/', 'https://media.example.com/@team/photos/'],
  ['https://u:secret@h.example/@team/t.json?sig=secret#secret', 'https://h.example/@team/t.json'],
  ['https://u:sec/ret@h.example/t.json', 'https://h.example/t.json'],
  ['https://u:12/secret@h.example/t.json', 'https://...'],
  ['https://u:443/secret@h.example/t.json?sig=1', 'https://...'],
  ['https://u:/secret@h.example/t.json', 'https://...'],
  ['https://u:12\\secret@h.example/t.json', 'https://...'],
  ['https://me@x.example:12/secret@h.example/t.json', 'https://...'],
  ['https://u:12?secret@h.example/t.json', 'https://...'],
  ['https://h:8o80/t.json?user=a@b.example&sig=secret', 'https://...'],
  ['https://h.example:8080/t.json?sig=secret', 'https://h.example:8080/t.json'],
  ['ftp://u:12/secret@h/x?sig=1', 'ftp://h/x'],
  ['ftp://u:12#secret@h/x', 'ftp://...'],
  ['sftp://h:22/x', 'sftp://h:22/x'],
  ['redis://h:6379/0?prefix=user@example.com/', 'redis://h:6379/0?prefix=user@example.com/'],
  ['s3://bucket/user@example.com/config.xml', 's3://bucket/user@example.com/config.xml'],
  ['s3://bucket/what?.json', 's3://bucket/what?.json'],
  ['s3://bucket/t.json?design=1&tokens=2', 's3://bucket/t.json?design=1&tokens=2'],
  ['s3://b/x?X-Amz-Date=1&X-Amz-Signature=secret', 's3://b/x'],
  ['s3://key:secret@bucket/x', 's3://bucket/x'],
  ['s3://key:sec/ret@bucket/x', 's3://bucket/x'],
  ['s3://key:12/ret@bucket/x', 's3://bucket/x'],
  ['gs://b/o?sig=secret', 'gs://b/o'],
  ['az://acc/cont/t.json?sv=1&SIG=secret', 'az://acc/cont/t.json'],
  ['azure-blob://account?sig=secret', 'azure-blob://account'],
  ['redis://h/0?prefix=user@example.com/', 'redis://h/0?prefix=user@example.com/'],
  ['redis://u:sec/ret@h/1?prefix=a', 'redis://h/1?prefix=a'],
  ['redis://u:12/ret@h/1', 'redis://h/1'],
  ['redis://h/0?password=secret', 'redis://h/0'],
  ['redis://h/0?prefix=a&password=secret', 'redis://h/0'],
  ['ftp://u:secret@h/x?sig=1', 'ftp://h/x'],
  [
    'wasbs://cont@acc.blob.core.windows.net/t@x.json?sig=secret',
    'wasbs://acc.blob.core.windows.net/t@x.json',
  ],
  ['folder/a@b?c.json', 'folder/a@b?c.json'],
  ['C://a@b?c.json', 'C://a@b?c.json'],
])('%s is shown as %s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});
