"""The pages that the site must have, worked out from the sources, so that tests can name them before it is built."""

from __future__ import annotations

import re

from curriculum.load import load
from curriculum.models import LANGUAGES, ORIGINAL, Language
from tests.conftest import ROOT

COURSE = load(ROOT)[0]
MODULE_PAGES = [f"modules/{module.id}/" for module in COURSE.modules]
FIRST_MODULE, LAST_MODULE = COURSE.modules[0].id, COURSE.modules[-1].id
FIRST_CASE = next(iter(COURSE.modules[0].vignettes))
"""A case of the first module; for tests that edit a module and a case, and to which any would do."""
GUIDE_PAGES = [f"kit/guides/{module_id}/" for module_id in (COURSE.kit.guides if COURSE.kit else ())]
OTHER_PAGES = [re.sub(r"(?:(^|/)index)?\.md$", lambda end: end[1] if end[1] is not None else "/", name) for name in COURSE.pages[ORIGINAL]]
PATHS = [*OTHER_PAGES, *MODULE_PAGES, *GUIDE_PAGES]


def folder(language: Language) -> str:
    """Return where an edition stands below the site's root."""
    return "" if language == ORIGINAL else f"{language}/"


ALL_PAGES = [(language, folder(language) + path) for language in LANGUAGES for path in PATHS]
ALL_MODULE_PAGES = [(language, folder(language) + path) for language in LANGUAGES for path in MODULE_PAGES]
FINAL_TEST_PAGES = [(language, f"{folder(language)}final-test/") for language in LANGUAGES if "final-test.md" in COURSE.pages[ORIGINAL]]
ALL_QUESTION_PAGES = ALL_MODULE_PAGES + FINAL_TEST_PAGES
EVERY_ADDRESS = [path for _, path in ALL_PAGES] + ["404.html", "en/404.html"]

VERDICTS = {
    ("nl", "one"): ("Past het best", "Past niet het best"),
    ("nl", "several"): ("Klopt", "Klopt niet"),
    ("en", "one"): ("Best fit", "Not the best fit"),
    ("en", "several"): ("Right", "Not right"),
}
"""What is said of a key and of a distractor, by language and kind of question; a slip in the words would teach the opposite."""
