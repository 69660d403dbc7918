"""Finds what was copied from the article: runs of eight words that both share.

The article is copyrighted, so its text is not here. `article.fingerprint` holds a shortened hash of each of its runs of eight words,
in an order that has nothing to do with the text: enough to recognise a run that somebody shows, and no way to read the article.
`python -m curriculum.own_words ARTICLE.txt` made it.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from textwrap import wrap
from zlib import crc32

from curriculum.text import blanked

RUN = 8
"""Words of a run: fewer are shared by chance, in names and in turns of phrase."""
SIZE = 4
"""Bytes that are kept of each hash, besides the two of its sum: a run that is not in the article is taken for one of it once in fifty
billion times."""
FINGERPRINT = Path(__file__).with_name("article.fingerprint")
ALLOWED = (
    "the hard work of polyamory",
    "springer nature encyclopedia of sexual psychology and behavior",
    "verkenning bi mensen en relatiediversiteit",
    "de meerminners community voor non monogamisten",
    "consensuele non monogamie in de spreekkamer",
)
"""Names and titles, which are not prose and recur."""
_SALT = b"niet-monogaam"
_SILENT = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_WORD_WITH_PLACE = re.compile(r"['’]*[^\W_]+(?:['’]+[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that a text shares with the article, and where they start in the text."""

    words: str
    offset: int


def shared_runs(text: str) -> list[Run]:
    """Return the runs of eight words or more that a text shares with the article, names and titles left out."""
    return list(_shared(text, _fingerprint()))


def shares_any(text: str) -> bool:
    """Say whether a text shares a run with the article, be it in a name or title."""
    return bool(_hits(_bare_words(text), _fingerprint()))


def _hits(words: list[str], known: dict[int, set[bytes]]) -> list[int]:
    """Return the numbers of the words at which a run starts that is known."""
    return [index for index, total in enumerate(_sums(words)) if total in known and _hash(words[index : index + RUN]) in known[total]]


def _shared(text: str, known: dict[int, set[bytes]]) -> Iterator[Run]:
    hits = _hits(_bare_words(text), known)
    if not hits:
        return
    words = _words(text)
    while hits:
        first = hits[0]
        length = next((number for number, hit in enumerate(hits) if hit != first + number), len(hits))
        run = " ".join(word for word, _ in words[first : first + length + RUN - 1])
        if not _is_title(run):
            yield Run(run, words[first][1])
        hits = hits[length:]


class _Numbers(dict[str, int]):
    """A number for each word, worked out when the word is seen first."""

    def __missing__(self, word: str) -> int:
        number = self[word] = crc32(word.encode())
        return number


_NUMBERS = _Numbers()


def _sums(words: list[str]) -> list[int]:
    """Return a number of 16 bits for each run, which is quick to work out from that of the run before it: few runs have to be hashed."""
    sums = [0, *accumulate(map(_NUMBERS.__getitem__, words))]
    return [end - start & 0xFFFF for start, end in zip(sums, sums[RUN:], strict=False)]


_ENDLESS = re.compile(r"&#\d(?=\d{7})")
"""Starts the number of a sign with more digits than any has; Python does not read thousands of them."""


def _bare_words(text: str) -> list[str]:
    """Return the words of a text without their places, which is much quicker."""
    text = _SILENT.sub(" ", text) if "<" in text else text
    if "&" in text:
        text = html.unescape(_ENDLESS.sub(" ", text))
    return _WORD.findall(text.lower().replace("’", "").replace("'", ""))


def _words(text: str) -> list[tuple[str, int]]:
    """Return the words of a text with their places: markup, case and punctuation do not count."""
    text = blanked(_SILENT, text)
    if "&" in text:
        text = html.unescape(_ENDLESS.sub(" ", text))
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case
        lower = text
    found = [(match[0], match.start()) for match in _WORD_WITH_PLACE.finditer(lower)]
    return [(word.replace("’", "").replace("'", ""), start) for word, start in found]


def _hash(words: list[str]) -> bytes:
    return blake2b(" ".join(words).encode(), digest_size=SIZE, key=_SALT).digest()


def _is_title(run: str) -> bool:
    return any(title in run and run.count(" ") <= title.count(" ") + 2 for title in ALLOWED)


@lru_cache(maxsize=1)
def _fingerprint() -> dict[int, set[bytes]]:
    """Return the hashes of the article's runs."""
    return read(FINGERPRINT.read_text(encoding="ascii"))


def read(text: str) -> dict[int, set[bytes]]:
    """Return what a fingerprint holds: the hashes by their sums."""
    data = b64decode("".join(line for line in text.splitlines() if not line.startswith("#")))
    known: dict[int, set[bytes]] = {}
    for place in range(0, len(data), SIZE + 2):
        known.setdefault(int.from_bytes(data[place : place + 2], "big"), set()).add(data[place + 2 : place + SIZE + 2])
    return known


def fingerprint(article: str) -> str:
    """Return the text of the fingerprint of an article."""
    article = re.sub(r"(\w)-\s*\n\s*(\w)", r"\1\2", article)  # words that were broken at the end of a line
    words = _bare_words(article)
    hashes = sorted({total.to_bytes(2, "big") + _hash(words[index : index + RUN]) for index, total in enumerate(_sums(words))})
    head = f"# Shortened hashes of the runs of {RUN} words of the article, sorted. See own_words.py.\n"
    return head + "\n".join(wrap(b64encode(b"".join(hashes)).decode(), 120)) + "\n"


def main() -> int:
    """Write the fingerprint of the article in a file that is not part of the project."""
    parser = argparse.ArgumentParser(prog="python -m curriculum.own_words", description="Write the fingerprint of the article.")
    parser.add_argument("article", type=Path, help="the article as plain text, in UTF-8; it is read and not kept")
    options = parser.parse_args()
    FINGERPRINT.write_text(fingerprint(options.article.read_text(encoding="utf-8")), encoding="ascii")
    print(FINGERPRINT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
