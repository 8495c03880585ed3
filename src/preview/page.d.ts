/** Made of src/preview/page/ by scripts/preview-page.js. */
declare module 'virtual:preview-page' {
  /** The page's script, bundled. */
  export const script: string;
  /** The page's style sheet. */
  export const style: string;
  /** The script of the page around the editor of Label Studio, bundled. */
  export const editorScript: string;
}
