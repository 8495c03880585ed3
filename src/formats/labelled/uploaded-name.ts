/** What a file was called before it was uploaded to Label Studio, which puts eight digits of a UUID in front; undefined for other names. */
export function nameBeforeUpload(name: string): string | undefined {
  return /^[0-9a-f]{8}-(.+)$/s.exec(name)?.[1];
}

/** A name as Label Studio keeps it when a file is uploaded: spaces become underscores, and most other signs go (`get_valid_filename` of Django). */
export function asUploaded(name: string): string {
  return name
    .trim()
    .replaceAll(' ', '_')
    .replaceAll(/[^-\p{L}\p{N}_.]/gu, '');
}

/** Names by what they were called before they were uploaded; null where two were called the same. */
export function byNameBeforeUpload(
  names: Iterable<string>,
  stemOf: (name: string) => string = (name) => name,
): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const name of names) {
    const before = nameBeforeUpload(stemOf(name));
    if (before !== undefined) found.set(before, found.has(before) ? null : name);
  }
  return found;
}
