import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** What the two formats with a task for each file have in common and no fixture can hold. `tags` are the object tag and a control tag. */
export function expectMedia(format: string, tags: string, key: string, extension: string): void {
  const args = ['init', 'p', '-i', 'media', '--input-format', format, '-l', 'config.xml'];

  /** Makes empty files and imports them; the paths of the tasks below the folder. */
  async function importFiles(names: string[], ...options: string[]) {
    const folder = temporaryFolder();
    const media = join(folder, 'media');
    for (const name of names) writeFiles(media, { [name]: 'GIF89a' });
    writeFiles(folder, { 'config.xml': `<View>${tags}</View>` });
    const ending = await lsimport(folder, [...args, ...options]);
    const tasks = ending.code === 0 ? readTasks(join(folder, 'p')) : [];
    expect(tasks.map(({ id }) => id)).toEqual(tasks.map((_task, i) => i + 1));
    const paths = tasks.map(({ task_path }) => String(task_path).slice(media.length + 1));
    return { ...ending, folder, media, paths, links: tasks.map(({ data }) => data[key]) };
  }

  it('takes more files than fit into one batch, in natural order', async () => {
    const names = Array.from({ length: 2100 }, (_, i) => `wren ${i}${extension}`);
    const { code, paths } = await importFiles([...names].reverse());
    expect(code).toBe(0);
    expect(paths).toEqual(names);
  });

  it('takes the longest names and deep folders', async () => {
    const long = `${'ż'.repeat(120)}${extension}`;
    const deep = `${'nest/'.repeat(60)}${long}`;
    const { paths, links } = await importFiles([long, deep]);
    expect(paths).toEqual([long, deep]);
    expect(String(links[0])).toMatch(`/data/${'%C5%BC'.repeat(120)}${extension}?d=`);
  });

  it.skipIf(process.platform === 'win32')('takes names with line ends, quotes and backslashes', async () => {
    const names = ['a\nb', 'c\r\n', '"d"', '\\e', 'f?g', 'h\u202ei', '\u001b[31mj'].map(
      (name) => name + extension,
    );
    const { code, stdout, stderr, paths, links, media } = await importFiles(names);
    expect(code).toBe(0);
    expect([...paths].sort()).toEqual([...names].sort());
    for (const [i, link] of links.entries()) {
      const url = new URL(String(link), 'http://localhost:8080');
      expect(decodeURIComponent(url.pathname)).toBe(`/data/${paths[i]}`);
      expect(url.searchParams.get('d')).toBe(media);
    }
    expect(stdout + stderr).not.toMatch(/[\u001b\u202e\r]/);
  });

  it.skipIf(process.platform !== 'linux')('skips names that are not UTF-8, and counts them', async () => {
    const folder = temporaryFolder();
    const media = join(folder, 'media');
    mkdirSync(media);
    writeFileSync(
      Buffer.concat([Buffer.from(`${media}/w`), Buffer.from([0xe9]), Buffer.from(extension)]),
      '',
    );
    writeFiles(folder, { [`media/owl${extension}`]: 'GIF89a', 'config.xml': `<View>${tags}</View>` });
    const { code, stdout } = await lsimport(folder, [...args, '--json']);
    expect(code).toBe(0);
    const { diagnostics, skipped, tasks } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([{ code: 'name-not-utf8', severity: 'warning' }]);
    expect({ skipped, tasks }).toEqual({ skipped: { 'file names that are not UTF-8': 1 }, tasks: 1 });
  });

  it('puts an origin before its links when asked to', async () => {
    const { links } = await importFiles([`owl${extension}`], '--base-url', 'http://localhost:8080/');
    expect(String(links[0])).toMatch(`http://localhost:8080/data/owl${extension}?d=`);
  });

  it('says once what is missing until the files show, and warns when they will', async () => {
    const names = Array.from({ length: 3 }, (_, i) => `${i}${extension}`);
    const note = /<(?:Video|Pdf)\b/.test(tags)
      ? 'The links are those of Label Studio 0.9, which has no tag'
      : 'Label Studio 0.9 will not show the files until it is allowed to serve them';
    expect((await importFiles(names)).stderr.split(note)).toHaveLength(2);
    const allowed = await importFiles(names, '--allow-serving-local-files');
    expect(allowed.stderr).not.toContain(note);
    expect(allowed.stderr).toContain('will serve every file on this machine');
  });

  it('leaves nothing when it is interrupted', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { [`media/a/owl${extension}`]: 'GIF89a', 'config.xml': `<View>${tags}</View>` });
    await expectCleanInterrupt(folder, args);
  });
}
