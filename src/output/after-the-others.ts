import { EXIT, reasonOf, systemCode, UserError } from '../errors.ts';

/** A failure of the last of several files: by now it would be wrong to say that nothing was written. `others` says what is. */
export function afterTheOthers(error: unknown, displayPath: string, others: string): unknown {
  const message =
    error instanceof UserError
      ? error.message
      : systemCode(error) && `Cannot remove ${displayPath}: ${reasonOf(error)}.`;
  if (message === undefined) return error;
  return new UserError(EXIT.unwritable, message, `${others}; ${displayPath} is as it was.`);
}
