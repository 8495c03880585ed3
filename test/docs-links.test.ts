import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/package-files.ts';
import { pages } from './support/examples.ts';
import { anchorsOf, linksOf } from './support/markdown.ts';

const all = [...pages, 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'fixtures/README.md'];
const textOf = (path: string) => readFileSync(join(packageRoot, path), 'utf8');

test.each(all)('every link of %s leads somewhere', (page) => {
  const broken = linksOf(textOf(page)).filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path, anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path!);
    if (!existsSync(join(packageRoot, target))) return true;
    if (anchor === undefined) return false;
    return statSync(join(packageRoot, target)).isDirectory() || !anchorsOf(textOf(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('every page can be reached from the README', () => {
  const reached = new Set<string>();
  const visit = (page: string) => {
    if (reached.has(page) || !pages.includes(page)) return;
    reached.add(page);
    for (const link of linksOf(textOf(page))) visit(join(dirname(page), link.split('#')[0]!));
  };
  visit('README.md');
  expect(pages.filter((page) => !reached.has(page))).toEqual([]);
});
