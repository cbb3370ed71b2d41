"""HTML pages: the article, without navigation, forms and scripts."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracker.core.errors import Invalid
from tracker.core.labels import N_

_DROPPED = "script, style, noscript, nav, header, footer, aside, form, iframe, svg, button, select, template"
_BLOCKS = "p, div, li, tr, br, h1, h2, h3, h4, h5, h6, table, ul, ol, section, article, blockquote"


def html_text(html: str) -> str:
    """The text of the main article of a page. Raises Invalid when there is none."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_DROPPED):
        node.decompose()
    body = tree.css_first("article") or tree.css_first("main") or _densest(tree) or tree.body
    if body is None:
        raise Invalid(N_("Trang không có nội dung đọc được."), field="file")
    for cell in body.css("td, th"):
        cell.insert_after(" | ")
    for block in body.css(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (" ".join(line.split()).removesuffix("|").strip() for line in body.text(deep=True).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _densest(tree: LexborHTMLParser) -> LexborNode | None:
    """The block that holds most text in its own paragraphs."""
    best, most = None, 0
    for node in tree.css("div, section, td"):
        size = sum(len(child.text(deep=True)) for child in node.iter() if child.tag in ("p", "br", "span", "-text"))
        if size > most:
            best, most = node, size
    return best if most > 400 else None
