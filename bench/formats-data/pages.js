// Regions and texts of page images.

import { box, corners, folder, many, word } from './common.js';

const hocr = (i) =>
  `<html><body><div class="ocr_page" title='image "${i}.png"; bbox 0 0 640 480'>\n${many(100, (k) => `<span class="ocr_line" title="bbox ${corners(k).join(' ')}"><span class="ocrx_word" title="bbox ${corners(k).join(' ')}; x_wconf 96">${word(k)}</span></span>`).join('\n')}\n</div></body></html>`;

const altoPlace = (k) => {
  const [x, y, w, h] = box(k);
  return `HPOS="${x}" VPOS="${y}" WIDTH="${w}" HEIGHT="${h}"`;
};
const alto = () =>
  `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page WIDTH="640" HEIGHT="480"><PrintSpace>\n${many(100, (k) => `<TextLine ${altoPlace(k)}><String ${altoPlace(k)} CONTENT="${word(k)}" WC="0.96"/></TextLine>`).join('\n')}\n</PrintSpace></Page></Layout></alto>`;

const coords = (k) => {
  const [x, y, r, b] = corners(k);
  return `<Coords points="${x},${y} ${r},${y} ${r},${b} ${x},${b}"/>`;
};
const pageXml = (i) =>
  `<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="${i}.png" imageWidth="640" imageHeight="480">\n${many(60, (k) => `<TextRegion id="r${k}">${coords(k)}<TextLine id="l${k}">${coords(k)}<TextEquiv conf="0.73"><Unicode>${word(k)}</Unicode></TextEquiv></TextLine></TextRegion>`).join('\n')}\n</Page></PcGts>`;

const tesseract = () =>
  `level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n${many(150, (k) => `4\t1\t1\t1\t${k + 1}\t0\t${box(k).join('\t')}\t-1\t\n5\t1\t1\t1\t${k + 1}\t1\t${box(k).join('\t')}\t96\t${word(k)}`).join('\n')}\n`;

export const pages = {
  hocr: folder('.hocr', 400, hocr),
  alto: folder('.xml', 400, alto),
  'page-xml': folder('.xml', 400, pageXml),
  tesseract: folder('.tsv', 500, tesseract),
};
