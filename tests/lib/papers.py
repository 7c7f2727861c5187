"""Makes the papers of convert.sh by hand, without any office program: terms as text, PDF, DOCX, ODT, a scan, a table as XLSX and ODS."""
import sys
import zipfile
from xml.sax.saxutils import escape

out = sys.argv[1]
LINES = ["Bases técnicas", "", "5. Recursos", "",
         "5.1 La empresa dispondrá de una cuadrilla de 38 personas en terreno", "todos los días, con lista de asistencia firmada.", "",
         "5.2 Los camiones no tendrán más de 3 años", "y serán de propiedad del oferente.", "", "Página 1 de 2", "",
         "6. Informes", "", "6.1 Cada mes un informe en papel, por triplicado,", "antes del quinto día hábil.", "", "6.2 Uniforme con logo bordado.", "", "2"]


def paragraphs():
    part = []
    for line in LINES + [""]:
        if line:
            part.append(line)
        elif part:
            yield " ".join(part)
            part = []


def pdf(path, pages):
    objects = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for lines in pages:
        s = b"BT /F1 11 Tf 14 TL 72 760 Td\n"
        for line in lines:
            s += b"(" + line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*\n"
        s += b"ET"
        objects.append(b"<</Length %d>>stream\n" % len(s) + s + b"\nendstream")
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % len(objects))
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    data, at = b"%PDF-1.4\n", []
    for i, o in enumerate(objects):
        at.append(len(data))
        data += b"%d 0 obj\n" % (i + 1) + o + b"\nendobj\n"
    xref = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % a for a in at)
    data += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)
    open(path, "wb").write(data)


def zipped(path, members):
    with zipfile.ZipFile(path, "w") as z:
        for name, text in members:
            z.writestr(zipfile.ZipInfo(name), text)


TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ' \
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>'
RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx(path):
    body = "".join("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % escape(p) for p in paragraphs())
    zipped(path, [
        ("[Content_Types].xml", TYPES % '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'),
        ("_rels/.rels", RELS % ('<Relationship Id="r1" Type="%sofficeDocument" Target="word/document.xml"/>' % OFFICE)),
        ("word/_rels/document.xml.rels", RELS % ""),
        ("word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>' % body)])


ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' \
      'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"'


def odf(path, kind, body):
    entry = '<manifest:file-entry manifest:full-path="%s" manifest:media-type="%s"/>'
    zipped(path, [
        ("mimetype", "application/vnd.oasis.opendocument." + kind),
        ("content.xml", '<?xml version="1.0" encoding="UTF-8"?><office:document-content %s><office:font-face-decls/><office:automatic-styles/><office:body>%s</office:body></office:document-content>' % (ODF, body)),
        ("styles.xml", '<?xml version="1.0" encoding="UTF-8"?><office:document-styles %s><office:font-face-decls/><office:styles/><office:automatic-styles/></office:document-styles>' % ODF),
        ("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">%s%s</manifest:manifest>'
         % (entry % ("/", "application/vnd.oasis.opendocument." + kind), entry % ("content.xml", "text/xml")))])


TABLE = [["mes", "facturado", "reclamos"], ["2018-01", "63900000", "102"], ["2018-02", "63900000", "97"], ["2018-03", "63900000", "108"]]


def xlsx(path):
    text, number = '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>', '<c r="%s%d"><v>%s</v></c>'
    rows = "".join('<row r="%d">%s</row>' % (i, "".join((text if i == 1 or j == 0 else number) % ("ABC"[j], i, c) for j, c in enumerate(r))) for i, r in enumerate(TABLE, 1))
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    form = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    zipped(path, [
        ("[Content_Types].xml", TYPES % ('<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/>' % (form, form))),
        ("_rels/.rels", RELS % ('<Relationship Id="r1" Type="%sofficeDocument" Target="xl/workbook.xml"/>' % OFFICE)),
        ("xl/_rels/workbook.xml.rels", RELS % ('<Relationship Id="r1" Type="%sworksheet" Target="worksheets/sheet1.xml"/>' % OFFICE)),
        ("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>' % sheet),
        ("xl/worksheets/sheet1.xml", '<?xml version="1.0"?><worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (sheet, rows))])


def ods(path):
    text = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    number = '<table:table-cell office:value-type="float" office:value="%s"><text:p>%s</text:p></table:table-cell>'
    rows = "".join("<table:table-row>%s</table:table-row>" % "".join(text % c if i == 0 or j == 0 else number % (c, c) for j, c in enumerate(r)) for i, r in enumerate(TABLE))
    odf(path, "spreadsheet", '<office:spreadsheet><table:table table:name="A">%s</table:table></office:spreadsheet>' % rows)


open(out + "/terms.txt", "w", encoding="utf-8").write("\n".join(LINES) + "\n")
open(out + "/joined", "w", encoding="utf-8").write("\n".join(paragraphs()) + "\n")
pdf(out + "/terms.pdf", [LINES[:11], LINES[11:]])
pdf(out + "/scan.pdf", [[], []])
docx(out + "/terms.docx")
odf(out + "/terms.odt", "text", "<office:text>%s</office:text>" % "".join("<text:p>%s</text:p>" % escape(p) for p in paragraphs()))
xlsx(out + "/table.xlsx")
ods(out + "/table.ods")
