/** Whether a path below a project is that of the annotations of an image. */
export function isAnnotation(path: string): boolean {
  return /(?:^|[/\\])ann[/\\][^/\\]+\.json$/i.test(path);
}
