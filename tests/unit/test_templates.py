"""What templates show of a question is seen in the check: they are filled in with texts that are known."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from curriculum.load import load
from curriculum.render.questions import RenderedOption
from curriculum.rules import found
from curriculum.rules.probe import OPTION_FIELDS, PROBED
from tests.unit.test_rules import real_files

COURSE = "overrides/partials/course/"
QUESTION, SORTING, TEST = f"{COURSE}question.html", f"{COURSE}sorting.html", f"{COURSE}test.html"
VIGNETTE = f"{COURSE}vignette.html"
CARDS = f"{COURSE}kit/cards.html"
METHOD = f"{COURSE}kit/method.html"
KEY = r'\{% if option.key %\} data-correct="true"\{% endif %\}'
PLANTS = [
    # (template, what is there, what replaces it, line or 0 if it does not matter, part of the message)
    (QUESTION, rf"{KEY}><label", '{% if not option.key %} data-correct="true"{% endif %}><label', 10, "answers are graded wrong"),
    (QUESTION, rf"{KEY}><label", "><label", 10, "answers are graded wrong"),
    (QUESTION, rf"{KEY}><p", "><p", 19, "`data-correct` stands at the reason of a key only"),
    (
        QUESTION,
        r't\("Best fit"\) if option.key else t\("Not the best fit"\)',
        't("Not the best fit") if option.key else t("Best fit")',
        19,
        "verdict",
    ),
    (
        QUESTION,
        r't\("Right"\) if option.key else t\("Not right"\)',
        't("Not right") if option.key else t("Right")',
        19,
        "verdict of a key says",
    ),
    (QUESTION, r't\("Best fit"\)', 't("Reflection")', 19, "of a key says “Reflection”, and the script says “Best fit”"),
    (QUESTION, r"\{\{ option.feedback \}\}", "", 19, "put `{{ option.feedback }}` back"),
    (QUESTION, r"\{\{ option.feedback \}\}", "{{ options[0].feedback }}", 0, "put `{{ option.feedback }}`"),
    (QUESTION, r"\{\{ option.feedback \}\}", "{{ option.feedbck }}", 19, "has no attribute `feedbck`"),
    (QUESTION, r"\{\{ option.text \}\}", "", 9, "put `{{ option.text }}` back"),
    (QUESTION, r"\{\{ explanation \}\}", "", 0, "put `{{ explanation }}` back"),
    (QUESTION, r"\{\{ asked \}\}", "", 0, "put `{{ asked }}` back"),
    (QUESTION, r"\{\{ before \}\}", "", 0, "put `{{ before }}` back"),
    (QUESTION, r"\{\{ question.objective \}\}", "", 0, "put `{{ question.objective }}` back"),
    (QUESTION, r'value="\{\{ option.id \}\}"', 'value="{{ option.letter }}"', 10, "by which answers are kept"),
    (QUESTION, r'type="[^"]*"', 'type="radio"', 10, "a `checkbox` where several are"),
    (QUESTION, r"\{% if held %\} data-held\{% endif %\}", "", 0, "`data-held` stands on a question of the final test"),
    (QUESTION, r'<label for="[^"]*"', "<label", 10, "names its `<input>` by the same `id`"),
    (QUESTION, r' id="q-\{\{ question.id \}\}-asked"', "", 0, "`aria-labelledby` names something that is not on the page"),
    (QUESTION, r"</section>", "", 22, "`</section>` is missing"),
    (QUESTION, r"<fieldset", "<div", 12, "`</fieldset>` ends nothing"),
    (
        "overrides/partials/words/question.html",
        r't\("Best fit"\)',
        't("Not the best fit")',
        0,
        "the verdict on a key says “Not the best fit”",
    ),
    (SORTING, "place == item.place", "place != item.place", 12, "answers are graded wrong"),
    (SORTING, r"places\[item.place\]", "places.values() | first", 0, "names the place in which an item belongs"),
    (SORTING, r"\{\{ item.feedback.*?\}\}", "", 0, "put `{{ item.feedback[language] }}` back"),
    (TEST, r"\{\{ questions \}\}", "", 0, "put `{{ questions }}` back"),
    (TEST, r"\{\{ pass_mark \}\}", "70", 0, "put `{{ pass_mark }}` back"),
    (TEST, r"\{\{ objective.text \| e \}\}", "", 14, "put `{{ objective.text }}` back"),
    (f"{COURSE}self-assessment.html", r"\{\{ anchor\[language\] \| e \}\}", "", 0, "put `{{ anchor[language] }}` back"),
    (f"{COURSE}vignette.html", r"\{\{ section.markdown \}\}", "", 0, "put `{{ section.markdown }}` back"),
    (f"{COURSE}module-head.html", r"\{\{ objective \}\}", "", 0, "put `{{ objective }}` back"),
    (f"{COURSE}vignette.html", r"\{\{ svg \}\}", "", 0, "put `{{ svg }}` back"),
    (f"{COURSE}vignette.html", r"\{\{ theme \}\}", "", 0, "put `{{ theme }}` back"),
    (QUESTION, r"(?s)\{\{ option.letter \}\}(.*)\{\{ option.letter \}\}", r"\1", 0, "put `{{ option.letter }}` back"),
    (QUESTION, r' name="q-\{\{ question.id \}\}"', ' name="q-{{ option.id }}"', 10, "all options of a question have one `name`"),
    (QUESTION, r' data-print="\{\{ question.print \}\}"', "", 2, "`data-print` of the question is missing"),
    (QUESTION, r'\{% include "partials/course/actions.html" %\}', "", 0, 'put `{{ t("Submit") }}` back'),
    (f"{COURSE}prompt.html", r"\{\{ text \}\}", "", 0, "put `{{ text }}` back"),
    (QUESTION, "<details", "<details open", 15, "this fold is open from the start"),
    (QUESTION, "(<section.*)\n</details>", r"</details>\n\1", 23, "“the explanation” is seen before a reader asks for it"),
    (QUESTION, r"\{\{ option.text", "{% if option.key %}*{% endif %}{{ option.text", 10, "gives it away"),
    (QUESTION, '"quiz-option"', '"quiz-option{% if option.key %} right{% endif %}"', 10, "gives it away"),
    (
        QUESTION,
        '"quiz-answer"',
        "\"quiz-answer\" title=\"{{ options | selectattr('key') | map(attribute='id') | list }}\"",
        0,
        "gives it away",
    ),
    (QUESTION, r"\{\{ asked \}\}", "{{ asked | e }}", 6, "is HTML already, and `e` would print its tags"),
    (QUESTION, r"\A((?s:.*))\Z", r"\1\1", 2, '`id="q-x"` stands twice'),
    (SORTING, "<details", "<details open", 17, "this fold is open from the start"),
    (SORTING, r"\{\{ t\(name\) \}\}", "{{ t(name) }}{% if place == item.place %} ✓{% endif %}", 12, "gives it away"),
    (SORTING, "</fieldset>", "</fieldset>{{ item.feedback[language] | e }}", 0, "“the feedback” is seen before a reader asks for it"),
    (VIGNETTE, '<p class="vignette__kicker.*\n', "", 1, "nothing says above a case that it was made up"),
    (VIGNETTE, "<details", "<details open", 30, "this fold is open from the start"),
    (VIGNETTE, ' if section.id != "second-reading"', "", 26, "“the text of second-reading” is seen before a reader asks for it"),
    (VIGNETTE, r"\{\{ svg \}\}", "{{ svg | e }}", 13, "is HTML already"),
    (VIGNETTE, ' markdown="1"', "", 1, "the Markdown in this `<section>` is printed as it is written"),
    (VIGNETTE, '__second" markdown="1"', '__second"', 30, "the Markdown in this `<details>` is printed as it is written"),
    (f"{COURSE}prompt.html", ' markdown="1"', "", 1, "the Markdown in this `<div>` is printed as it is written"),
    (QUESTION, '<section class="content">', '<section class="content" hidden>', 15, "“the explanation” is never shown"),
    (QUESTION, r'name="q-\{\{ question.id \}\}"', 'name="q"', 10, "options of two questions have the same `name`"),
    (QUESTION, r"in options %\}\n<div", "in options[:3] %}\n<div", 10, "each option has one `<input>`"),
    (
        QUESTION,
        r"\{\{ option.letter \}\}(</span> <span class=\"quiz-text)",
        r"A\1",
        10,
        "the letter of an option is the one beside its feedback",
    ),
    (CARDS, "<details ", "<details open ", 45, "this fold is open from the start"),
    (CARDS, '"questions"', '"questions", "development"', 33, "“the text of development” is seen before a reader asks for it"),
    (CARDS, r"\(\"facilitator\", ", "(", 3, "“the text of facilitator” stands nowhere"),
    (METHOD, r"\{\{ method.caution\[language\] \}\}", "", 0, "put `{{ method.caution[language] }}` back"),
    (METHOD, "most=method.time.max", "most=method.time.min", 9, "a card says how few and how many"),
    (METHOD, "(?s)method.choose(.*)method.avoid", r"method.avoid\1method.choose", 0, "stand under each other’s heading"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), PLANTS)
def test_template_that_shows_a_question_wrongly_is_told(file: str, old: str, new: str, line: int, message: str) -> None:
    """A wrong mark, an exchanged verdict and a text that is not shown are one finding, at their place in the template."""
    files = real_files()
    text = files.contents[file].decode()
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    findings = found(load(files.with_file(file, changed.encode()))[0], {"shown", "theme"})
    told = [finding for finding in findings if message in finding.message]
    assert len(told) == 1, [str(finding) for finding in findings]
    assert {finding.rule for finding in findings} == {"shown"}
    assert file.startswith("overrides/partials/words/") or told[0].position.file.as_posix() == file
    assert line in {0, told[0].position.line}


FREE = [
    (QUESTION, r' role="heading" aria-level="3"', ""),
    (QUESTION, r"<ul class=\"quiz-reasons\">", '<ul class="quiz-reasons mine"><!-- a remark -->'),
    (QUESTION, r"</form>", '<br/><img src="" alt="" /></form>'),
    (QUESTION, r"</form>", '{% include ".icons/material/check.svg" %}{% trans %}x{% endtrans %}</form>'),
    (SORTING, r"t\(\"Answer and explanation\"\)", 't("Why")'),
    (TEST, r"<h3>", "<h3><span>1</span>"),
    (QUESTION, r"<details class", '<details data-mine="open" class'),
    (QUESTION, r"<summary>.*</summary>", '<summary>{{ t("Answer and explanation") }} ({{ options | length }})</summary>'),
    (QUESTION, r"</ul>", "</ul>{% for option in options if option.key %}<p>{{ option.text }}</p>{% endfor %}"),
    (QUESTION, r"(?s)<ul class.*</section>", r"<details><summary>Reasons</summary>\g<0></details>"),
    (SORTING, r"<details", '<p class="hint">{{ places.values() | join(", ") }}</p><details'),
    (VIGNETTE, r"<p class.*</p>", '<p>{{ t("A made-up case") }}</p>'),
    (VIGNETTE, r"<p class.*</p>", "<p>Verzonnen, net als alle namen · invented</p>"),
    (VIGNETTE, r"</summary>", "</summary>\n\n{{ title }}"),
    (QUESTION, '<p class="quiz-actions" hidden>', "<p>"),
    (QUESTION, r"(<span class=\"quiz-letter.*?</span>) (<span class=\"quiz-text.*?</span>)", r"\2 \1"),
    (CARDS, r"\"facilitator\", \"second-reading\"", '"second-reading", "facilitator"'),
    (CARDS, r"Case · fictional", "A made-up case"),
    (METHOD, r"</ul>", '</ul>\n<p role="note">{{ t("Mind:") }}</p>'),
]


@pytest.mark.parametrize(("file", "old", "new"), FREE)
def test_what_a_fork_changes_in_the_look_of_a_question_is_free(file: str, old: str, new: str) -> None:
    """Another look, a number that is left out, other words of the interface: none of it is a fault."""
    files = real_files()
    changed = re.sub(old, new, files.contents[file].decode(), count=1)
    assert found(load(files.with_file(file, changed.encode()))[0], {"shown", "theme"}) == set()


def test_made_up_option_is_like_a_real_one() -> None:
    """The probe gives a template what the build gives it, and the templates that it fills in are there."""
    assert tuple(field.name for field in fields(RenderedOption)) == OPTION_FIELDS
    assert {f"overrides/{name}" for name in PROBED} <= real_files().files
