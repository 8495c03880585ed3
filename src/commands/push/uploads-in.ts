import { isObject, type Json } from '../../json/json.ts';

/** Says which file a value of data stands for until it is on the server; undefined for other values. */
export type UploadOf = (value: Json) => string | undefined;

/** The files to be sent that the data of a task stands for, in its order: those of its keys, and of lists such as the pages of a document. */
export function uploadsIn(data: Json | undefined, { uploadOf }: { uploadOf?: UploadOf }): string[] {
  if (!uploadOf || !isObject(data)) return [];
  return Object.values(data).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((item) => uploadOf(item) ?? []),
  );
}
