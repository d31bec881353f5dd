"""Word's side: a reference document made from the theme, and what Pandoc leaves to be finished."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from hansa.reports.formats.package import pack, replace, unpack
from hansa.reports.formats.styles import INDENT_MM, LINE, MARGIN_MM, PAGE_MM, STYLES, Style
from hansa.reports.theme import LIGHT, OFFICE_FONT, PRINT_POINTS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FOOTER_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
FOOTER_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
FOOTER_ID = "rIdFooter"
TWIPS_PER_MM = 1440 / 25.4


def reference(default: bytes) -> bytes:
    """Return Pandoc's default reference document with our styles, page and footer."""
    parts = unpack(default)
    parts["word/styles.xml"] = _styles().encode()
    parts["word/footer1.xml"] = _footer().encode()
    link = f'<Relationship Type="{FOOTER_LINK}" Id="{FOOTER_ID}" Target="footer1.xml"/></Relationships>'
    kind = f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_KIND}"/></Types>'
    replace(parts, "word/_rels/document.xml.rels", "</Relationships>", link)
    replace(parts, "[Content_Types].xml", "</Types>", kind)
    parts["word/document.xml"] = f"{HEAD}<w:document {W} {R}><w:body><w:p/>{_section()}</w:body></w:document>".encode()
    return pack(parts)


def finish(packed: bytes, language: str) -> bytes:
    """Return a document with its language set for the whole of it, and pictures flush with the text."""
    parts = unpack(packed)
    body = parts["word/document.xml"].replace(b"<wp:inline>", b'<wp:inline distT="0" distB="0" distL="0" distR="0">')
    parts["word/document.xml"] = body
    replace(parts, "word/settings.xml", 'w:themeFontLang w:val="en-US"', f'w:themeFontLang w:val="{language}"')
    return pack(parts)


def _section() -> str:
    width, height = (round(side * TWIPS_PER_MM) for side in PAGE_MM)
    margin = round(MARGIN_MM * TWIPS_PER_MM)
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {sides} w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'
    )


def _footer() -> str:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    page = (
        f'{field.format("begin")}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{field.format("end")}'
    )
    return f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>{page}</w:p></w:ftr>'


def _styles() -> str:
    font = " ".join(f"w:{script}={quoteattr(OFFICE_FONT)}" for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    size = round(PRINT_POINTS * 2)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:line="{round(240 * LINE)}" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    styles = "".join(_style(style) for style in STYLES if style.word)
    return f"{HEAD}<w:styles {W}>{defaults}{BASE}{styles}{_table()}</w:styles>"


BASE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
    f'<w:color w:val="{LIGHT["muted"][1:]}"/></w:rPr></w:style>'
)


def _style(style: Style) -> str:
    name = style.word
    ident = "".join(word[0].upper() + word[1:] for word in name.split())
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    space = f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"/>'
    size = round(style.points * 2)
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    colour = f'<w:color w:val="{LIGHT[style.colour][1:]}"/>' if style.colour else ""
    look = f'{bold}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{keep}{_tab(style)}{space}{_indent(style)}{outline}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _tab(style: Style) -> str:
    """Return the tab stop of an entry of the table of contents: dots, and the page at the end of the line."""
    line = round((PAGE_MM[0] - 2 * MARGIN_MM) * TWIPS_PER_MM)
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{line}"/></w:tabs>' if style.entry else ""


def _indent(style: Style) -> str:
    return f'<w:ind w:left="{round((style.entry - 1) * INDENT_MM * TWIPS_PER_MM)}"/>' if style.entry else ""


def _table() -> str:
    rule, head = LIGHT["rule"][1:], LIGHT["ink"][1:]
    line = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
    inner = line.format(side="insideH", colour=rule) + line.format(side="bottom", colour=rule)
    first = line.format(side="bottom", colour=head)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:qFormat/><w:tblPr>'
        f'<w:tblBorders>{inner}</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
        f'<w:color w:val="{LIGHT["muted"][1:]}"/></w:rPr><w:tcPr><w:tcBorders>{first}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
    )
