"""Names of files as people give them, made safe to show and to save."""

from __future__ import annotations

import re
import unicodedata

#: As long as a name may be, its ending included.
LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


def clean_name(given: str) -> str:
    """`given` without folders, signs that no file system takes, and signs that hide or turn letters.

    "C:\\\\fakepath\\\\Ảnh 1.jpg" becomes "Ảnh 1.jpg". A name of which nothing is left becomes "tep". Vietnamese
    letters stay, in their composed form.
    """
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    # Cf holds the signs that turn the direction of writing: "anh\u202egpj.exe" reads as "anhexe.jpg".
    name = "".join(sign for sign in name if unicodedata.category(sign) not in ("Cf", "Cc", "Cs", "Co", "Zl", "Zp"))
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub("", name)).strip(" .")
    if not name:
        return "tep"
    stem, ending = parted(name)
    return stem[: LONGEST - len(ending)].rstrip(" .") + ending


def parted(name: str) -> tuple[str, str]:
    """The name before its ending, and the ending with its dot ("" without one); an ending has at most 5 letters."""
    found = re.search(r"(?<=.)\.[A-Za-z0-9]{1,5}$", name)
    return (name[: found.start()], found.group()) if found else (name, "")


def with_ending(name: str, endings: tuple[str, ...]) -> str:
    """`name` with an ending that says what the file is: its own when it is one of `endings`, else the first of them."""
    stem, ending = parted(name)
    return name if ending.lower() in endings else stem[: LONGEST - len(endings[0])] + endings[0]
