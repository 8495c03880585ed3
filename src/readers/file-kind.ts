import { isOldTar } from './archive/tar-headers.ts';
import { matroskaOf } from './matroska-tracks.ts';

/** What a file that is not text is, by its first bytes: for a sentence, "a ZIP archive". */
export interface FileKind {
  kind:
    | 'archive'
    | 'spreadsheet'
    | 'document'
    | 'table'
    | 'image'
    | 'audio'
    | 'unplayed sound'
    | 'video'
    | 'pdf'
    | 'scan'
    | 'program data';
  name: string;
}

type Mark = [offset: number, bytes: string, kind: FileKind['kind'], name: string];

/** Marks in Latin-1, as the formats define them, the longer first. */
const marks: readonly Mark[] = [
  [0, '7z\xbc\xaf\x27\x1c', 'archive', 'a 7-Zip archive'],
  [0, 'Rar!\x1a\x07', 'archive', 'a RAR archive'],
  [257, 'ustar', 'archive', 'a tar archive'],
  [0, '\xfd7zXZ\0', 'archive', 'compressed with xz'],
  [0, '\x28\xb5\x2f\xfd', 'archive', 'compressed with zstd'],
  [0, 'BZh', 'archive', 'compressed with bzip2'],
  [
    0,
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'spreadsheet',
    'a file of old Microsoft Office programs, such as .xls',
  ],
  [0, '{\\rtf', 'document', 'an RTF document'],
  [0, 'PAR1', 'table', 'a Parquet file'],
  [0, 'ARROW1', 'table', 'an Arrow file'],
  [0, 'Obj\x01', 'table', 'an Avro file'],
  [0, 'SQLite format 3\0', 'table', 'an SQLite database'],
  [0, '\x89HDF\r\n\x1a\n', 'table', 'an HDF5 file'],
  [0, '\x93NUMPY', 'table', 'a NumPy array'],
  [0, '\x80\x02', 'program data', 'a Python pickle'],
  [0, '\x80\x03', 'program data', 'a Python pickle'],
  [0, '\x80\x04\x95', 'program data', 'a Python pickle'],
  [0, '\x80\x05\x95', 'program data', 'a Python pickle'],
  [128, 'DICM', 'scan', 'a DICOM image'],
  [344, 'n+1\0', 'scan', 'a NIfTI volume'],
  [344, 'ni1\0', 'scan', 'a NIfTI volume'],
  [4, 'n+2\0\r\n\x1a\n', 'scan', 'a NIfTI volume'],
  [0, '%PDF-', 'pdf', 'a PDF document'],
  [0, '\x89PNG\r\n\x1a\n', 'image', 'a PNG image'],
  [0, '\xff\xd8\xff', 'image', 'a JPEG image'],
  [0, 'GIF87a', 'image', 'a GIF image'],
  [0, 'GIF89a', 'image', 'a GIF image'],
  [0, 'II*\0', 'image', 'a TIFF image'],
  [0, 'MM\0*', 'image', 'a TIFF image'],
  [8, 'WEBP', 'image', 'a WebP image'],
  [8, 'WAVE', 'audio', 'a WAV recording'],
  [8, 'AVI ', 'video', 'an AVI video'],
  [0, 'fLaC', 'audio', 'a FLAC recording'],
  [28, 'Speex   ', 'unplayed sound', 'an Ogg recording in Speex'],
  [0, 'OggS\0', 'audio', 'an Ogg recording'],
  [0, 'ID3\x02', 'audio', 'an MP3 recording'],
  [0, 'ID3\x03', 'audio', 'an MP3 recording'],
  [0, 'ID3\x04', 'audio', 'an MP3 recording'],
  [0, '\xff\xfb', 'audio', 'an MP3 recording'],
  [0, '\xff\xf3', 'audio', 'an MP3 recording'],
  [8, 'AIFF', 'audio', 'an AIFF recording'],
  [8, 'AIFC', 'audio', 'an AIFF recording'],
  [0, 'NIST_1A\n', 'unplayed sound', 'a NIST SPHERE recording'],
  [0, 'caff\0', 'unplayed sound', 'a CAF recording'],
  [0, 'riff\x2e\x91\xcf\x11', 'unplayed sound', 'a Wave64 recording'],
  [0, '.snd\0', 'unplayed sound', 'an AU recording'],
  [0, '#!AMR\n', 'unplayed sound', 'an AMR recording'],
  [0, '#!AMR-WB\n', 'unplayed sound', 'an AMR recording'],
  [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'unplayed sound', 'a Windows Media recording'],
  [0, '\x1aE\xdf\xa3', 'video', 'a WebM or Matroska video'],
  [4, 'ftypM4A', 'audio', 'an M4A recording'],
  [4, 'ftypavif', 'image', 'an AVIF image'],
  [4, 'ftyphei', 'image', 'a HEIC image'],
  [4, 'ftyp', 'video', 'an MP4 or QuickTime video'],
];

/** Folders in a ZIP archive that tell what program wrote it. */
const inZip: readonly (readonly [RegExp, FileKind['kind'], string])[] = [
  [/xl\/(?:workbook|worksheets|styles|theme|_rels|sharedStrings)/, 'spreadsheet', 'an Excel workbook'],
  [/word\/(?:document|styles|theme|_rels|settings|media)/, 'document', 'a Word document'],
  [/ppt\/(?:presentation|slides|theme|_rels|media)/, 'document', 'a PowerPoint presentation'],
  [/^.{30}mimetype.{0,64}?application\/epub\+zip/s, 'document', 'an EPUB book'],
  [/opendocument\.spreadsheet/, 'spreadsheet', 'an OpenDocument spreadsheet'],
  [/mimetypeapplication\/epub/, 'document', 'an EPUB book'],
  [/opendocument\./, 'document', 'an OpenDocument file'],
];

/** What a file is by its first bytes, a few thousand; undefined for text and what nobody knows. */
export function fileKind(head: Buffer): FileKind | undefined {
  const text = head.toString('latin1');
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) {
    const office = inZip.find(([pattern]) => pattern.test(text));
    return office ? { kind: office[1], name: office[2] } : { kind: 'archive', name: 'a ZIP archive' };
  }
  // What begins with so few letters may be a text as well, which has no NUL.
  const isBinary = head.includes(0);
  const mark = marks.find(([offset, bytes]) => text.startsWith(bytes, offset));
  if (!mark) return isOldTar(head) ? { kind: 'archive', name: 'a tar archive' } : undefined;
  const [offset, bytes, kind, name] = mark;
  const tracks = matroskaOf(head);
  if (tracks?.hasSoundOnly)
    return tracks.isWebm
      ? { kind: 'audio', name: 'a WebM recording' }
      : { kind: 'unplayed sound', name: 'a Matroska recording' };
  const isSure = /[^\x20-\x7e]/.test(bytes) || bytes === '{\\rtf' || bytes === '%PDF-';
  return isSure || isBinary || (offset === 0 && bytes === 'BZh' && text.startsWith('1AY&SY', 4))
    ? { kind, name }
    : undefined;
}

/** The same for a file with a name: under that of a workbook, many programs write a table in HTML, and Excel 2003 one in XML. */
export function fileKindOf(path: string, head: Buffer): FileKind | undefined {
  return fileKind(head) ?? (/\.xlsx?$/i.test(path) ? workbookInMarkup(head.toString('latin1')) : undefined);
}

function workbookInMarkup(text: string): FileKind | undefined {
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(text)) return undefined;
  if (/<(?:\w+:)?Workbook\s/.test(text)) return { kind: 'spreadsheet', name: 'an XML file of Excel 2003' };
  return /<table[\s>]/i.test(text)
    ? { kind: 'spreadsheet', name: 'a table in HTML with the name of a workbook' }
    : undefined;
}
