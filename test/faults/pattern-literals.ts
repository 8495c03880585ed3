import { readFileSync } from 'node:fs';
import { parse, type Token, tokTypes } from 'acorn';
import { transformSync } from 'esbuild';
import fastGlob from 'fast-glob';

export interface PatternLiteral {
  file: string;
  source: string;
  flags: string;
}

/** The regular expressions of src/: its literals, and how often each file makes others from text. */
export function readPatterns(): { literals: PatternLiteral[]; made: Record<string, number> } {
  const literals: PatternLiteral[] = [];
  const made: Record<string, number> = {};
  for (const file of fastGlob.sync('src/**/*.ts').sort()) {
    const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', target: 'esnext' });
    let isNew = false;
    parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      onToken(token) {
        const { type, value } = token as Token & { value: { pattern: string; flags: string } & string };
        if (type === tokTypes.regexp) literals.push({ file, source: value.pattern, flags: value.flags });
        if (isNew && value === 'RegExp') made[file] = (made[file] ?? 0) + 1;
        isNew = type === tokTypes._new;
      },
    });
  }
  return { literals, made };
}
