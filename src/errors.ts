import { quotePathForShell } from './quote-shell.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Exit codes, the whole table; README lists them. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  unreadable: 3,
  unwritable: 4,
  server: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An expected failure that is not a finding in the data: a sentence that says what is wrong, and one that says what to do. */
export class UserError extends Error {
  readonly exitCode: ExitCode;
  readonly help: string | undefined;
  /** What belongs to the message on lines of its own, such as a difference. */
  readonly lines: readonly string[];

  constructor(exitCode: ExitCode, message: string, help?: string, lines: readonly string[] = []) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
    this.help = help;
    this.lines = lines;
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'the name is too long for the file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  EIO: 'the device reported an error',
  EBUSY: 'it is in use',
  EFBIG: 'the file is larger than the limit allows',
  EEXIST: 'it already exists',
  ENOTEMPTY: 'the directory is not empty',
  ENXIO: 'it is not a regular file',
  EAGAIN: 'it is not a regular file',
  // Node has no names for these, only the numbers that they have in Linux.
  'Unknown system error -116': 'its server does not know it any more (a stale file handle)',
  'Unknown system error -122': 'the disk quota is used up',
};

/** The code of a failed system call, such as ENOENT; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return error instanceof Error && 'syscall' in error && typeof code === 'string' ? code : undefined;
}

/** Whether a failed system call is about a file: Node names none where it was open, or in a folder that is read. */
export function isAboutFile(error: unknown): boolean {
  const code = systemCode(error);
  return (
    code !== undefined &&
    ((error as NodeJS.ErrnoException).path !== undefined || Object.hasOwn(reasons, code))
  );
}

/** Why a system call failed, in words: "permission is denied". */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return (code && reasons[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** Runs a read of the user's input; a failed system call becomes a UserError that names the file. Anything else passes. */
export function readingInput<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (systemCode(error)) throw cannotRead(file, error);
    throw error;
  }
}

export function cannotRead(file: string, error: unknown): UserError {
  const help =
    systemCode(error) === 'EACCES'
      ? `Check the permissions of it and of each folder above it${process.platform === 'linux' ? `: namei -l ${quotePathForShell(file)}` : '.'}`
      : undefined;
  return new UserError(EXIT.unreadable, `Cannot read ${withoutSecrets(file)}: ${reasonOf(error)}.`, help);
}
