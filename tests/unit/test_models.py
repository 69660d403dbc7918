"""Data files: positions, schemas and words for errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from curriculum.kit.models import KIT_SCHEMAS
from curriculum.load import _FORMS, Course
from curriculum.models import PATTERNS, SCHEMAS, Text
from curriculum.schemas import schemas
from curriculum.yamlfile import InvalidYaml, YamlFile
from tests.conftest import ROOT, absent

FILES = {
    "module": "modules/*/module.yml",
    "vignette": "modules/*/vignettes/*.yml",
    "quiz": "quizzes/[!fs]*.yml",
    "final-test": "quizzes/final-test.yml",
    "self-assessment": "quizzes/self-assessment.yml",
    "claims": "modules/claims.yml",
    "glossary": "modules/glossary.yml",
    "references": "modules/references.yml",
    "help-lines": "modules/help-lines.yml",
    "method": "kit/methods/*.yml",
    "frame": "kit/frame.yml",
    "guide": "kit/guides/*.yml",
    "series": "kit/series.yml",
    "themes": "kit/themes.yml",
    "forms": "kit/forms.yml",
}


def test_values_know_their_place(course: Course) -> None:
    """A text of a question is found in its file at the line it says."""
    for module, question in course.questions:
        lines = (ROOT / f"quizzes/{module.id}.yml").read_text(encoding="utf-8").splitlines()
        assert question.id in lines[question.at("id").line - 1]
        option = question.options[-1]
        position = option.at("feedback", "en")
        assert lines[position.line - 1][position.column - 1 :].startswith("en:")


def test_place_of_a_missing_value_is_the_place_above_it(tmp_path: Path) -> None:
    """Where nothing stands, the nearest value above it is named."""
    file = YamlFile(tmp_path / "x.yml", "a:\n  - b: 1\n")
    assert file.position("a", 0, "missing").line == 2
    assert file.position("nothing").line == 1


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: [1\n", "\tb: 1\n", "a: 'x\n"])
def test_invalid_yaml_is_reported_with_its_line(tmp_path: Path, text: str) -> None:
    """Doubled keys, open brackets and quotes, and tabs are findings, not exceptions of a library."""
    with pytest.raises(InvalidYaml) as caught:
        YamlFile(tmp_path / "x.yml", text)
    assert caught.value.findings[0].position.line >= 1
    assert caught.value.findings[0].rule == "yaml"


def test_invisible_signs_are_reported_with_their_place(tmp_path: Path) -> None:
    """A control character is found at its line and column, also after letters that take several bytes."""
    with pytest.raises(InvalidYaml) as caught:
        YamlFile(tmp_path / "x.yml", "a: ééé\nb: é\x07\n")
    assert (caught.value.findings[0].position.line, caught.value.findings[0].position.column) == (2, 5)


def test_every_pattern_has_words_for_authors() -> None:
    """A text in the wrong form is never explained by a regular expression."""
    assert _FORMS.keys() | {"plain"} == PATTERNS.keys()  # of a text that must be plain, the sign is named that makes it another


@pytest.mark.parametrize(("path", "text"), schemas().items())
def test_schemas_are_current(path: str, text: str) -> None:
    """The stored schemas are those of the models (mend with `make schemas`)."""
    assert (ROOT / path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", SCHEMAS | KIT_SCHEMAS)
def test_real_files_pass_their_schema(name: str) -> None:
    """An editor that follows the schema accepts every file of the course."""
    validator = Draft202012Validator(json.loads((ROOT / f"src/curriculum/schemas/{name}.schema.json").read_text(encoding="utf-8")))
    files = sorted(ROOT.glob(FILES[name]))
    if not files:
        absent(f"files of the schema {name}")
    for file in files:
        errors = [error.message for error in validator.iter_errors(YAML(typ="safe").load(file))]
        assert errors == [], file


@pytest.mark.parametrize("pattern", FILES.values())
def test_files_name_their_schema(pattern: str) -> None:
    """Each data file starts with the comment by which editors find its schema, and the path in it exists."""
    for file in ROOT.glob(pattern):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), file
        assert (file.parent / first.partition("=")[2]).resolve().exists(), file


def test_the_print_of_a_question_is_that_of_what_was_asked(course: Course) -> None:
    """It changes with stem, options and key in any language, and not with order, line breaks, feedback or explanation."""
    question = course.modules[0].questions[0]
    one, *rest = question.options
    text = Text(nl="Anders", en=one.text.en)
    same = [
        question.model_copy(update={"options": (*rest, one), "explanation": text}),
        question.model_copy(update={"options": (one.model_copy(update={"feedback": text}), *rest)}),
        question.model_copy(update={"stem": Text(nl=question.stem.nl.replace(" ", "\n"), en=question.stem.en)}),
    ]
    changed = [
        question.model_copy(update={"stem": Text(nl=question.stem.nl, en=f"{question.stem.en}!")}),
        question.model_copy(update={"options": (one.model_copy(update={"text": text}), *rest)}),
        question.model_copy(update={"options": (one.model_copy(update={"key": not one.key}), *rest)}),
        question.model_copy(update={"options": tuple(rest)}),
    ]
    assert {other.print for other in same} == {question.print}
    assert len({question.print, *(other.print for other in changed)}) == 5


@pytest.mark.parametrize(("pass_mark", "needed"), [(80, 16), (81, 17), (1, 1), (100, 20)])
def test_pass_mark_says_how_many_questions_must_be_right(course: Course, pass_mark: int, needed: int) -> None:
    """As many as make up the share, and one more where it falls between two; the script of the test counts in the same way."""
    if course.final_test is None or len(course.final_test.questions) < 20:
        absent("twenty questions of the final test")
    test = course.final_test.model_copy(update={"pass_mark": pass_mark, "questions": course.final_test.questions[:20]})
    assert test.needed == needed
