/** Runs something without the powers of root, before whom no file is protected. On Windows there are none of these. */
export async function withoutRoot<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid!('nobody');
  try {
    return await action();
  } finally {
    process.seteuid!(0);
  }
}
