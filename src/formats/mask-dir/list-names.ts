/** Names of files that list the classes of masks, by how they are written. */
export const listNames = {
  labelmap: /^labelmap\.txt$/i,
  colors: /^label_?colors\.txt$/i,
  dict: /^class_?dict\.csv$/i,
  values: /^_classes\.csv$/i,
  names: /^(?:codes|classes|class_?names|labels)\.txt$/i,
  table:
    /^(?:(?:class(?:es)?|label)_?(?:map(?:ping)?|info|list)|categories)\.[ct]sv$|^object_?info\d*\.(?:txt|[ct]sv)$/i,
  json: /^(?:classes|class_?names|labels?|label_?map|class_?map|id2label)\.json$/i,
  member: /^(?:dataset|config(?:_v[\d.]+)?)\.json$/i,
} as const;

/** Whether a file is a list of classes by its name. */
export function isClassList(name: string): boolean {
  return Object.values(listNames).some((pattern) => pattern.test(name));
}
