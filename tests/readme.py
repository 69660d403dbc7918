"""The module of the README: its examples, put together as the README tells."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT

NAME = "in-practice"
SECTIONS = ["people", "scene", "unknown", "questions", "second-reading", "development", "facilitator"]


def block(language: str, start: str) -> str:
    """The code block of the README in this language whose text starts so."""
    blocks = re.findall(rf"^( *)```{language}\n(.*?)^ *```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    texts = [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in blocks]
    return next(text for text in texts if start in text)


def translated(text: str, language: str) -> str:
    """Return the text of the README's module in a language; there it stands in Dutch."""
    if language == "nl":
        return text
    pairs = {
        "Een kaart van mensen": "A map of people",
        "Begin bij wie er vertelt": "Begin with the one who tells",
        "Vraag wie er op de kaart moet.": "Ask who belongs on the map.",
        "Het verhaal komt eerst, de kaart daarna.": "The story comes first, then the map.",
        "Wie er niet bij is, hoort er ook op.": "Those who are absent belong there too.",
        "Een lijn is een vraag.": "A line is a question.",
        "Oefening: teken het": "Exercise: draw it",
        "Om te onthouden": "To remember",
        "Toets jezelf": "Check yourself",
    }
    for dutch, english in pairs.items():
        text = text.replace(dutch, english)
    return text


def add_module(root: Path) -> None:
    """Add the module to a course, as its last."""
    order = 1 + max(int(match[1]) for file in root.glob("modules/*/module.yml") if (match := re.search(r"(?m)^order: (\d+)", read(file))))
    vignettes = root / "modules" / NAME / "vignettes"
    case = min(root.glob("modules/*/vignettes/*.nl.md"))
    vignettes.mkdir(parents=True)
    write(vignettes.parent / "module.yml", re.sub(r"(?m)^order: \d+", f"order: {order}", block("yaml", "order: 6")))
    write(root / f"quizzes/{NAME}.yml", block("yaml", "who-is-missing"))
    write(root / f"kit/guides/{NAME}.yml", block("yaml", "advised:"))
    write(vignettes / "the-kitchen-table.yml", block("yaml", "kind: nesting"))
    names = ", ".join(re.findall(r"name: (\w+)", block("yaml", "kind: nesting")))
    for language, unit in (("nl", "jaar"), ("en", "years")):
        years = ", ".join(re.findall(rf"{language}: (\d+ {unit})", block("yaml", "kind: nesting")))
        write(vignettes.parent / f"{language}.md", translated(block("markdown", "course:vignette"), language))
        headings = re.findall(r"^## (.+?) \{ #([\w-]+) \}", read(case.with_name(case.name.replace(".nl.", f".{language}."))), re.MULTILINE)
        titles = {section: title for title, section in headings}
        parts = [f"## {titles[section]} {{ #{section} }}\n\n{names}, {years}.\n" for section in SECTIONS]
        write(vignettes / f"the-kitchen-table.{language}.md", "\n".join(parts))
        dossier = root / f"docs/{language}/accreditation.md"
        if dossier.exists():  # a row in the table of the modules
            row = rf"\1| [{NAME}](modules/{NAME}.md) | … |\n"
            write(dossier, re.sub(r"((?:^\| \[.*\]\(modules/.*\n)+)", row, read(dossier), flags=re.MULTILINE))


FINAL = """
  - id: who-is-missing-here
    objective: in-practice/map-a-network
    passage: in-practice#people
    label: practice
    sources: [reijbroek-2025]
    case: true
    select: one
    stem: {nl: 'Mira tekent zichzelf en haar man. Wie mist er?', en: 'Mira draws herself and her husband. Who is missing?'}
    options:
      - id: whom-she-names-later
        key: true
        text: {nl: Dat vraag je aan Mira., en: You ask Mira.}
        feedback: {nl: Zo tekent ze haar eigen kaart., en: That way she draws a map of her own.}
      - id: her-lover
        text: {nl: Haar vriend ontbreekt., en: Her boyfriend is absent.}
        feedback: {nl: Dat kan. Je weet het nog niet., en: That may be. You do not know yet.}
      - id: nobody-at-all
        text: {nl: Niemand lijkt te ontbreken., en: Nobody seems absent.}
        feedback: {nl: Misschien. Vraag het na., en: Perhaps. Do ask.}
    explanation: {nl: Begin bij wie er vertelt., en: Begin with the one who tells.}
"""
"""What the README asks for besides: a question of the final test about the objective of the module."""


def add_final_question(root: Path) -> None:
    """Add a question about the module to the final test."""
    file = root / "quizzes/final-test.yml"
    write(file, f"{read(file).rstrip()}\n{FINAL}")


def read(file: Path) -> str:
    """Return the text of a file."""
    return file.read_text(encoding="utf-8")


def write(file: Path, text: str) -> None:
    """Write a file."""
    file.write_text(text, encoding="utf-8")
