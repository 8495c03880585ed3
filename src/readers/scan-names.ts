import type { FileKind } from './file-kind.ts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\.dcm$/i, 'a DICOM image'],
  [/\.nii(?:\.gz)?$/i, 'a NIfTI volume'],
  [/\.n(?:rrd|hdr)$/i, 'an NRRD volume'],
  [/\.mh[ad]$/i, 'a MetaImage volume'],
  [/\.(?:svs|ndpi|scn|mrxs|vms|bif|czi)$/i, 'a slide of a microscope'],
];

/** The kind of a medical image by its name: a volume may be packed, and a slide begins like a TIFF image. */
export function scanNamed(name: string): FileKind | undefined {
  const found = kinds.find(([ending]) => ending.test(name));
  return found && { kind: 'scan', name: found[1] };
}

/** With what a medical image becomes one that browsers show, for a sentence. */
export function converterOf(scan: string): string {
  if (scan === 'a DICOM image') return 'with dcmj2pnm --write-png of DCMTK';
  if (scan === 'a slide of a microscope')
    return 'with vips dzsave --layout google, which cuts it into tiles, or vips thumbnail';
  return `slice by slice with ${scan === 'a NIfTI volume' ? 'nibabel' : 'SimpleITK'} and Pillow in Python`;
}
