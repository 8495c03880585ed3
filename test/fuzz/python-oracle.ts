import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Python as the judge of what JSON means. */
export interface Oracle {
  /** Compares an input with the tasks.json made of it: "equal", or what differs. */
  compare(input: string, tasks: string): Promise<string>;
  close(): void;
}

/** Undefined where there is no Python. */
export function startOracle(): Oracle | undefined {
  if (spawnSync('python3', ['--version']).status !== 0) return undefined;
  const script = fileURLToPath(new URL('./python-oracle.py', import.meta.url));
  const python = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface(python.stdout);
  return {
    async compare(input, tasks) {
      const answer = once(answers, 'line');
      python.stdin.write(`${input}\t${tasks}\n`);
      return String((await answer)[0]);
    },
    close: () => python.stdin.end(),
  };
}
