/** Whether a text starts like the boxes of Open Images: columns for an image, a label and four sides. */
export function isOpenimages(head: string): boolean {
  const columns = head
    .split(/\r?\n/, 1)[0]!
    .split(',')
    .map((name) => name.trim().toLowerCase());
  return ['imageid', 'labelname', 'xmin', 'xmax', 'ymin', 'ymax'].every((name) => columns.includes(name));
}
