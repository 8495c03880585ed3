import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-files.ts';

/**
 * Copies this package to an empty folder and builds it there: tests that start processes neither use an old `dist` nor disturb the one
 * that is there. The packages it depends on are shared by a link.
 */
export function copyPackage(to: string): void {
  const { files } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    files: string[];
  };
  const needed = new Set(
    ['package.json', 'tsconfig.json', 'build.js', 'scripts', 'src', ...files].map(
      (path) => path.split('/')[0]!,
    ),
  );
  for (const name of needed) {
    const from = join(packageRoot, name);
    if (name !== 'dist' && existsSync(from)) cpSync(from, join(to, name), { recursive: true });
  }
  symlinkSync(join(packageRoot, 'node_modules'), join(to, 'node_modules'));
  execFileSync(process.execPath, ['build.js'], { cwd: to });
}
