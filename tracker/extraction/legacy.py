"""Vietnamese text from the time before Unicode: fonts of TCVN3 (ABC) and VNI, recognised and converted.

Such text reads as Latin letters with odd accents ("Uû ban nhaân daân", "ñy ban nh©n d©n"). TCVN3 has one sign for
one letter; VNI writes the base letter and a sign for its accents.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_BASES = {
    "a": ("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI = {
    base + mark: letter
    for base, (marks, letters) in _VNI_BASES.items()
    for mark, letter in zip(marks, letters, strict=True)
}
_VNI |= {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI |= {key.upper(): letter.upper() for key, letter in _VNI.items()}
_VNI |= {
    key[0].upper() + key[1:]: letter.upper() for key, letter in list(_VNI.items()) if len(key) == 2 and key.islower()
}
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_LETTERS = re.compile(r"[^\W\d_]")
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
#: Small words of any Vietnamese text: after a right conversion some of them stand there.
_COMMON = frozenset(
    {
        *("và", "của", "các", "được", "trong", "cho", "là", "không", "có", "với", "người", "đã", "này", "tại"),
        *("về", "theo", "những", "để", "thị", "xã", "phường", "ủy", "ban", "nhân", "dân"),
    }
)
_SAMPLE = 20_000


class Font(Enum):
    """An encoding of Vietnamese before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


def font_of(text: str) -> Font | None:
    """The old font that `text` was written for, or None for text that needs no conversion.

    Judged on the first 20,000 characters: hardly any Vietnamese letter stands there, and after the conversion
    the small words of the language do.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTERS.findall(sample))
    if letters < 20 or sample.isascii() or len(_VIETNAMESE.findall(sample)) > 0.02 * letters:
        return None
    best, most = None, 0.08
    for font in Font:
        share = commonness(convert(sample, font))
        if share > most and share > 2 * commonness(sample):
            best, most = font, share
    return best


def commonness(text: str) -> float:
    """The share of words that are small ones of any Vietnamese text; windows-1258 writes tones apart, so in NFC."""
    words = _WORDS.findall(unicodedata.normalize("NFC", text).lower())
    return sum(word in _COMMON for word in words) / max(1, len(words))


def letters_of(text: str, font: Font) -> list[tuple[str, int]]:
    """Each letter of the converted text with its offset in `text`."""
    if font is Font.TCVN3:
        return [(_TCVN3.get(sign, sign), at) for at, sign in enumerate(text)]
    found: list[tuple[str, int]] = []
    at = 0
    for match in _VNI_SIGN.finditer(text):
        found += [(text[place], place) for place in range(at, match.start())]
        found.append((_VNI[match.group()], match.start()))
        at = match.end()
    found += [(text[place], place) for place in range(at, len(text))]
    return found


def convert(text: str, font: Font) -> str:
    """`text` in Unicode."""
    return "".join(letter for letter, _ in letters_of(text, font))
