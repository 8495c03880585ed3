import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds between looks at a process's memory; its high-water mark only rises, so the last look before the end tells. */
const LOOK = 15;

/**
 * Runs a command; resolves to its seconds and, where /proc tells, those of processor time and its peak memory in megabytes. Throws when it
 * fails.
 */
export function measure(command, args) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let megabytes = 0;
    let processor = 0;
    const look = () => {
      try {
        const mark = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
        if (mark) megabytes = Math.max(megabytes, Number(mark[1]) / 1000);
        // Fields 14 and 15, in hundredths of a second; the second one is a name in parentheses, which may have spaces.
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
        processor = (Number(fields[11]) + Number(fields[12])) / 100;
      } catch {
        // The process is gone, or there is no /proc.
      }
    };
    const timer = setInterval(look, LOOK);
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - start) / 1000, processor, megabytes });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}`));
    });
  });
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
