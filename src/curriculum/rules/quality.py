"""The rule that no cue gives the keys of the questions away."""

from __future__ import annotations

from curriculum.load import Course
from curriculum.models import LANGUAGE_NAMES, LANGUAGES
from curriculum.quality import groups, measures
from curriculum.rules.catalogue import Example, Report, Reports, rule


@rule(
    "question-quality",
    "The questions of a module, of the final test and of the whole course keep the limits that `curriculum quality` prints. At least "
    "half start from a case, and nobody scores much above chance by a simple trick, such as taking the longest option or the one that "
    "repeats the stem: a tenth at most, or, where few questions have the cue, two standard errors (what luck alone can do).",
    why="Who can find the key without knowing the subject is tested on reading tests.",
    mend="Look at the questions that the message names, and at the table of `curriculum quality`. Ids never change.",
    example=Example("quizzes/sample.yml", "case: true", "case: false"),
    rests_on=("quizzes/",),
)
def question_quality(course: Course) -> Reports:
    """Report measures beyond their limits, where the first question stands that counts."""
    names = {str(language): f" in {LANGUAGE_NAMES[language]}" for language in LANGUAGES}
    for group in groups(course):
        for language, measure in measures(group):
            if not measure.is_within and (measure.questions or group.questions):
                first = (measure.questions or group.questions)[0]
                limit = measure.low if measure.value < measure.low else measure.high
                side = "at least" if measure.value < measure.low else "at most"
                of = "all questions" if group.name == "all" else f"the questions of `{group.name}`"
                some = ", ".join(f"`{question.id}`" for question in measure.questions[:6])
                digits = 0 if f"{measure.value:.0%}" != f"{limit:.0%}" else 1
                share, bound = (f"{each:.{digits}%}" for each in (measure.value, limit))
                what = f"{share} of {of} {_in_words(measure.name)}{names.get(language, '')}, and it must be {side} {bound}"
                position = first.at("case" if measure.name == "start from a case" else "options")
                yield Report(position, f"{what}: {measure.advice}{f' ({some})' if some else ''}.", rests_on=(group.file,))


def _in_words(name: str) -> str:
    """Return what a measure says of the questions."""
    return f"are won by a candidate {name}" if name.startswith("who ") else name
