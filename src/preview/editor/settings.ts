/** What the script around the editor is told, as plain JSON. */
export interface EditorSettings {
  version: string;
  title: string;
  /** Tasks that can be shown. */
  count: number;
  /** Where the editor is in the build. */
  chunks: number[];
  module: number;
  styles?: number;
  flags: Record<string, boolean>;
}
