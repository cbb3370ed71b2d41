"""Word files: paragraphs with the numbers that Word computes, tables as lines, text boxes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tracker.core.errors import Invalid
from tracker.core.labels import N_

#: A file may unpack to this much, and to this many times its size: more is a trap, not a document.
MOST_BYTES = 200 * 1024 * 1024
MOST_RATIO = 200


def docx_text(data: bytes) -> str:
    """The text of a .docx in reading order; header and footer are left out. Raises Invalid when it is broken."""
    _check(data)
    try:
        document = Document(io.BytesIO(data))
        numbers = _Numbers(document)
        return "\n".join(_blocks(document.element.body, document, numbers))
    except Invalid:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds for a broken file
        raise Invalid(N_("Tệp Word bị hỏng, không mở được. Mở bằng Word, lưu lại rồi gửi."), field="file") from error


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            total = 0
            for member in archive.infolist():
                total += member.file_size
                if member.flag_bits & 1:
                    raise Invalid(N_("Tệp có mật khẩu. Bỏ mật khẩu rồi gửi."), field="file")
            if total > MOST_BYTES or total > MOST_RATIO * max(len(data), 10_000):
                raise Invalid(N_("Tệp nén bất thường, không mở. Lưu lại bằng Word rồi gửi."), field="file")
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        if b"<!DOCTYPE" in part.read(1024):
                            raise Invalid(N_("Tệp Word có nội dung không an toàn, không mở."), field="file")
    except zipfile.BadZipFile as error:
        raise Invalid(N_("Tệp Word bị hỏng, không mở được. Mở bằng Word, lưu lại rồi gửi."), field="file") from error


def _blocks(body: Any, document: Any, numbers: _Numbers) -> Iterator[str]:
    for child in body.iterchildren():
        if child.tag == qn("w:p"):
            paragraph = Paragraph(child, document)
            words = _words(child)
            yield (numbers.of(paragraph) if words.strip() else "") + words
            yield from _boxes(child, document, numbers)
        elif child.tag == qn("w:tbl"):
            yield from _table(Table(child, document))
        elif child.tag == qn("w:sdt"):
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from _blocks(content, document, numbers)


#: Text that Word does not show in place: removed words, boxes (they follow their paragraph), fallback copies.
_ELSEWHERE = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:instrText")})
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def _words(element: Any) -> str:
    """The words of a paragraph as Word shows them, those inside tracked insertions, tags and controls too."""
    found: list[str] = []
    for child in element:
        if child.tag in _ELSEWHERE or not isinstance(child.tag, str) or child.tag.endswith("}Fallback"):
            continue
        if child.tag == qn("w:t"):
            found.append(child.text or "")
        elif child.tag in _SIGNS:
            found.append(_SIGNS[child.tag] if element.tag != qn("w:tabs") else "")
        elif child.tag != qn("w:pPr"):
            found.append(_words(child))
    return "".join(found)


def _boxes(paragraph: Any, document: Any, numbers: _Numbers) -> Iterator[str]:
    """Text boxes anchored in a paragraph. Word writes each twice; the fallback copy is left out."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
            continue
        yield from _blocks(box, document, numbers)


def _table(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                parts = (_words(each) for each in cell._tc.iter(qn("w:p")))
                cells.append(" ".join(" ".join(parts).split()))
        yield " | ".join(cells)


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for value, sign in signs:
        while number >= value:
            out, number = out + sign, number - value
    return out


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
}


class _Numbers:
    """The list numbers that Word computes from its numbering part."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counts: dict[str, list[int]] = {}
        self.lists: dict[str, str] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        abstract = {each.get(qn("w:abstractNumId")): each for each in part.element.findall(qn("w:abstractNum"))}
        for number in part.element.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            base = abstract.get(link.get(qn("w:val"))) if link is not None else None
            if base is not None:
                key = number.get(qn("w:numId"))
                self.levels[key] = {
                    int(level.get(qn("w:ilvl"))): self._level(level) for level in base.findall(qn("w:lvl"))
                }
                # Numbers of one list go on counting wherever it is used, unless a use starts anew.
                starts = {
                    int(each.get(qn("w:ilvl"))): int(start.get(qn("w:val")))
                    for each in number.findall(qn("w:lvlOverride"))
                    if (start := each.find(qn("w:startOverride"))) is not None
                }
                self.lists[key] = f"own {key}" if starts else f"list {link.get(qn('w:val'))}"
                for level, start in starts.items():
                    style, pattern, _ = self.levels[key].get(level, ("decimal", "", 1))
                    self.levels[key][level] = (style, pattern, start)

    @staticmethod
    def _level(level: Any) -> tuple[str, str, int]:
        def value(tag: str, otherwise: str) -> str:
            found = level.find(qn(tag))
            return str(found.get(qn("w:val"))) if found is not None else otherwise

        return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(value("w:start", "1"))

    def of(self, paragraph: Paragraph) -> str:
        """The number that Word shows before the paragraph, with a space behind it; empty without one."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number_id, level = place
        levels = self.levels.get(number_id)
        if not levels or level not in levels:
            return ""
        counts = self.counts.setdefault(self.lists[number_id], [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), ("decimal", "", 1))[2] - 1)
        counts[level] += 1
        del counts[level + 1 :]
        style, pattern, _ = levels[level]
        if style == "bullet":
            return "- "
        shown = pattern
        for depth in range(level + 1):
            form = _FORMATS.get(levels.get(depth, ("decimal", "", 1))[0], str)
            shown = shown.replace(f"%{depth + 1}", form(max(1, counts[depth])))
        return f"{shown} " if shown else ""

    def _place(self, paragraph: Paragraph) -> tuple[str, int] | None:
        found = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = paragraph.style
        while found is None and style is not None:
            found = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            style = style.base_style
        if found is None:
            return None
        number_id, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
        if number_id is None or number_id.get(qn("w:val")) == "0":
            return None
        return str(number_id.get(qn("w:val"))), int(level.get(qn("w:val")) or 0) if level is not None else 0
