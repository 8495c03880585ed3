/** Kinds of files in a project of VIA 3 (_VIA_FILE_TYPE). */
export const fileTypes = { image: 2, video: 4, audio: 8 } as const;

/** Whether a text starts like a project of VIA 3. */
export function isVia3(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    ['project', 'attribute', 'file'].every((key) => head.includes(`"${key}"`)) &&
    /"project"\s*:\s*\{/.test(head) &&
    /"(?:loc_prefix|anchor_id|fid_list)"\s*:/.test(head)
  );
}

/** Whether the beginning of a project has files of one of some kinds, as far as it gets to its files. */
export function hasFiles(head: string, types: readonly number[]): boolean {
  return [...head.matchAll(/"fname"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"type"\s*:\s*(\d+)/g)].some(([, type]) =>
    types.includes(Number(type)),
  );
}
