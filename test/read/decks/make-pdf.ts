/** Text that stands anywhere on a page, its baseline at `yPt` from the top. */
export interface PlacedText {
  readonly text: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly sizePt: number;
}

/** A page of text for a PDF made by hand. */
export interface PageText {
  /** The first is the title, or so many of them. */
  readonly lines: readonly string[];
  readonly titleLines?: number;
  readonly placed?: readonly PlacedText[];
  readonly link?: string;
  readonly widthPt?: number;
  readonly heightPt?: number;
}

/** A PDF with these pages, in Helvetica; readers find its objects without a table of them. */
export function makePdf(pages: readonly PageText[]): Uint8Array {
  const objects: string[] = [];
  const put = (body: string) => objects.push(body);
  const kids = pages.map((_, nth) => `${3 + 3 * nth + 1} 0 R`).join(' ');
  put('<</Type/Catalog/Pages 2 0 R>>');
  put(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  put('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  pages.forEach(({ lines, titleLines = 1, placed = [], link, widthPt = 720, heightPt = 405 }, nth) => {
    const at = 3 + 3 * nth;
    const annotation = link === undefined ? '' : `/Annots[${at + 3} 0 R]`;
    put(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${widthPt} ${heightPt}]/Contents ${at + 2} 0 R` +
        `/Resources<</Font<</F 3 0 R>>>>${annotation}>>`,
    );
    const listed = lines.map((line, row): PlacedText => {
      const sizePt = row < titleLines ? 32 : 18;
      return { text: line, xPt: 40, yPt: 60 + 36 * row, sizePt };
    });
    const text = [...listed, ...placed].map(({ text: line, xPt, yPt, sizePt }) => {
      const plain = line.replace(/[\\()]/g, '\\$&');
      return `BT /F ${sizePt} Tf ${xPt} ${heightPt - yPt} Td (${plain}) Tj ET`;
    });
    put(`<</Length ${text.join('\n').length}>>stream\n${text.join('\n')}\nendstream`);
    put(`<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(${link ?? ''})>>>>`);
  });
  const body = objects.map((object, nth) => `${nth + 1} 0 obj${object}endobj\n`).join('');
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF\n`);
}
