"""The page of the rules, RULES.md, made from the catalogue (`curriculum rules`)."""

from __future__ import annotations

import re
from textwrap import shorten

from curriculum.rules import IN_THE_MAKING, RULES
from curriculum.rules.catalogue import Example, Gone, Rule

PAGE = "RULES.md"
_HEAD = """# The rules of the course

<!-- Written by `make schemas` from src/curriculum/rules/. Change it there. -->

`make check` looks at every text and every data file, and at templates, style sheets, scripts and settings, by these rules. So do
`curriculum check` and the build, but for `spelling`; the build publishes nothing as long as one of them finds something. All findings
come in one run. Each names the file, the line, the column and the rule:

```
quizzes/vocabulary.yml:14:5: error: objective: module `vocabulary` has no objective `name-form`. Did you mean `name-forms`?
```

What is wrong once and shows in many places, such as a reference that was renamed, is one finding, which counts these places and names
the first few. Editors turn such a line into a link. On GitHub the findings stand beside the lines of a pull request (`--format
github`, which the workflow chooses by itself). For tools there is `--format json`: an object with `version` (1) and `findings`, a list
of objects with `file` (from the folder of the course), `line` and `column` (counted from 1), `severity` (`error`), `rule`, `message`,
and `others`, a list of all other places that show the same, each with its `file`, `line` and `column`. Fields may be added; while
`version` stays 1, none is renamed or taken away. The command ends with 0 if nothing was found, 1 if something was, and 2 if it was
called wrongly.

A file that cannot be read is reported, and the rules look at all the rest. What would only follow from that file (questions whose
objective stands in it, say) is not reported before it can be read again.

While you write, `make serve` shows a text that is not finished or not yet translated all the same, and says just after that what
these rules find: IN_THE_MAKING. What any other rule finds stops it until it is mended, since the page could not be made, or not well.

Words that messages use:

- A *data file* ends in `.yml`. It holds *fields*, `name: value`; a value is a text, a number, `true` or `false`, a *list* (`[one, two]`,
  or one item a line, each after `- `), or fields of its own, as in `{nl: …, en: …}`. The *indent*, the spaces before a line, says what
  belongs to what. A *text* ends in `.md` and is written in Markdown: `## ` starts a heading, `- ` an item of a list, `*words*` are in
  italics, `**words**` bold.
- An *id* is a short name of small letters, digits and hyphens by which other places find something: a question, an option, a term, a
  reference, or a heading (`## Words { #words }`). The *passage* of a question is the heading under which its answer can be read back.
- A *comment* stands between `<!--` and `-->` and is not shown; one that starts with `course:` asks for something, such as a case or the
  *label* (`research`, `practice` or `contested`) of the paragraph that it starts. A *citation* is `[@id]` of a reference.
- A *note* starts with `!!!`, a *fold*, which readers open, with `???`; its lines below are indented by four spaces.
- A question has a *stem*, which asks, and *options*, each with its *feedback*: a *key* is right, a *distractor* is not.
- A *lock* (`data.lock`, `quizzes/questions.lock`, `translations.lock`) remembers what was agreed on. Commands write it, nobody by hand.

To add a rule, write a function in `src/curriculum/rules/` and give it its sentences and an example; the example is run by a test, on
the small course in `tests/sample/`, and this page is made of it. A rule that finds a name which does not exist gives the `missing` name
with what it reports, so that its findings, and those of other rules about that name, are told as one.
"""
_FIRST_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")


def catalogue() -> str:
    """Return the page: the first sentence of each rule, and below them all that there is to say of each."""
    index = [
        f"- [`{rule.id}`](#{rule.id}): {_FIRST_SENTENCE.split(rule.sentence, 1)[0]}"
        for rule in sorted(RULES.values(), key=lambda rule: rule.id)
    ]
    unfinished = ", ".join(f"`{name}`" for name in sorted(IN_THE_MAKING))
    parts = [_HEAD.replace("IN_THE_MAKING", unfinished), "\n".join(index) + "\n"]
    parts += [_entry(rule) for rule in sorted(RULES.values(), key=lambda rule: rule.id)]
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    return "\n\n".join([f"## {rule.id}", rule.sentence, f"*Why:* {rule.why}", f"*To mend it:* {rule.mend}", _example(rule.example)]) + "\n"


def _example(example: Example) -> str:
    """Return an example as a difference: what would be wrong, and what is right."""
    wrong = [f"- {line}" for line in _lines(example.wrong)]
    right = [f"+ {line}" for line in _lines(example.right)]
    return "\n".join([f"In `{example.file}`, wrong (`-`) and right (`+`):", "", "```diff", *wrong, *right, "```"])


def _lines(part: str | bytes | Gone) -> list[str]:
    if isinstance(part, Gone):
        return [f"({part.value})"]
    text = part.decode("latin-1") if isinstance(part, bytes) else part
    lines = [shorten(line, 110, placeholder=" …") if len(line) > 150 and " " in line[:100] else line[:110] for line in text.splitlines()]
    return lines or ["(nothing)"]
