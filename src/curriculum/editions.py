"""What `mkdocs.yml` and its translations say about each edition of the course, read without building anything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from curriculum.models import COURSE_ID, LANGUAGES, ORIGINAL, Language
from curriculum.tree import ORIGINAL_SETTINGS

Settings = dict[Language, dict[str, object]]


class MissingEdition(ValueError):
    """A language of the course that no configuration builds."""


def site_settings(root: Path) -> Settings:
    """Return the settings of each edition, by language.

    Raises:
        MissingEdition: if a configuration is in the language of another, or a language of the course has none.
    """
    found: Settings = {}
    for name in [ORIGINAL_SETTINGS, *(plugin_options(_settings(root / ORIGINAL_SETTINGS)).get("translations") or [])]:
        try:
            settings = _settings(root / name)
        except FileNotFoundError as error:
            problem = f"there is no file `{name}`, which `translations` names, so its edition cannot be built: put it back."
            raise MissingEdition(f"{ORIGINAL_SETTINGS}: {problem}") from error
        language = plugin_options(settings).get("language", ORIGINAL)
        if language in found:  # its folder is that of the other: it would wipe what was just built
            raise MissingEdition(f"{name}: give the plugin `curriculum` the language of this edition; `{language}` is that of another.")
        found[language] = settings
    for language in LANGUAGES:
        if language not in found:  # and every page leads to itself in that language
            raise MissingEdition(
                f"{ORIGINAL_SETTINGS}: the plugin `curriculum` has no edition in `{language}`: name under `translations` a configuration "
                "for each language of the course, as in `translations: [mkdocs.en.yml]`."
            )
    return found


def course_id(settings: Settings) -> str:
    """Return the id of the course, with which the names of its files begin."""
    return given_id(settings[ORIGINAL]) or COURSE_ID


def given_id(settings: Mapping[str, object]) -> str | None:
    """Return the id of the course that a configuration gives, if it gives one."""
    extra = settings.get("extra")
    course = extra.get("course") if isinstance(extra, dict) else None
    return str(course) if course else None


def names(settings: Settings) -> dict[Language, tuple[str, str]]:
    """Return the name of the course and what it is about, by language."""
    return {language: (str(one["site_name"]), str(one["site_description"]).strip()) for language, one in settings.items()}


def edition_folder(language: str) -> str:
    """Return where an edition stands below the root of the site: the original at the root, each other in its own folder."""
    return "" if language == ORIGINAL else f"{language}/"


def plugin_options(settings: Mapping[str, object]) -> dict[str, Any]:
    """Return the options that a configuration gives to the plugin `curriculum`."""
    plugins = settings.get("plugins")
    options = plugins.get("curriculum") if isinstance(plugins, dict) else None
    return options if isinstance(options, dict) else {}


def _settings(path: Path) -> dict[str, object]:
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load  # a check starts without MkDocs

    with path.open("rb") as file:
        return dict(yaml_load(file, loader=get_yaml_loader()))
