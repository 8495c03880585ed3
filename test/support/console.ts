import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lsimport } from './run.ts';

/**
 * Runs a console block in a folder: each line that begins with a dollar sign and a space is a command, of lsimport in this process, any
 * other by the shell. `> FILE` or `2> FILE` after lsimport and `echo $?` do what they do in a shell. Returns the block as it should be.
 */
export async function runConsole(block: string, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  let transcript = '';
  let code = 0;
  for (const [, command] of block.matchAll(/^\$ (.*)$/gm)) {
    const [, words, stream, file] = /^lsimport (.*?)(?: (2?>) (\S+))?$/.exec(command!) ?? [];
    let output: string;
    if (words !== undefined) {
      const ending = await lsimport(folder, splitWords(words), { env });
      code = ending.code;
      if (file) writeFileSync(join(folder, file), stream === '>' ? ending.stdout : ending.stderr);
      output = (stream === '2>' ? '' : ending.stderr) + (stream === '>' ? '' : ending.stdout);
    } else if (command === 'echo $?') output = String(code);
    else output = runShell(command!, folder);
    transcript += `$ ${command}\n${output === '' || output.endsWith('\n') ? output : `${output}\n`}`;
  }
  return transcript;
}

function runShell(command: string, cwd: string): string {
  return execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
}

/** Splits a command line into words as a shell does, as far as single and double quotes go. */
export function splitWords(line: string): string[] {
  const words = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double));
}
