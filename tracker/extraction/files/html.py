"""HTML pages: the article, without navigation, forms and scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.later import later

if TYPE_CHECKING:
    from selectolax import lexbor
else:
    lexbor = later("selectolax.lexbor")

_DROPPED = "script, style, noscript, nav, header, footer, aside, form, iframe, svg, button, select, template"
_BLOCKS = "p, div, li, tr, br, h1, h2, h3, h4, h5, h6, table, ul, ol, section, article, blockquote"


#: Elements within elements: a page of people has some dozens. The time of reading grows with the square of it.
DEEPEST = 1_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: What never holds anything, or is closed by the next of its kind when nobody closes it.
_FLAT = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p"}
_FLAT |= {"li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option"}


def _check_depth(html: str) -> None:
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _FLAT:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth > DEEPEST:
                raise Invalid(N_("Trang không có nội dung đọc được."), field="file")


def html_text(html: str) -> str:
    """The text of the main article of a page. Raises Invalid when there is none."""
    _check_depth(html)
    tree = lexbor.LexborHTMLParser(html)
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


def _densest(tree: lexbor.LexborHTMLParser) -> lexbor.LexborNode | None:
    """The block that holds most text in its own paragraphs."""
    best, most = None, 0
    for node in tree.css("div, section, td"):
        size = sum(len(child.text(deep=True)) for child in node.iter() if child.tag in ("p", "br", "span", "-text"))
        if size > most:
            best, most = node, size
    return best if most > 400 else None
