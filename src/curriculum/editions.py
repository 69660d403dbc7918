"""What `mkdocs.yml` and its translations say about each edition of the course, read without building anything."""

from __future__ import annotations

from pathlib import Path

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from curriculum.models import ORIGINAL, Language

Settings = dict[Language, dict[str, object]]
COURSE_ID = "niet-monogaam"
"""The id of the course where `extra.course` does not give another."""


def site_settings(root: Path) -> Settings:
    """Return the settings of each edition, by language."""
    found: Settings = {}
    original = root / "mkdocs.yml"
    for path in [original, *(root / name for name in _translations(original))]:
        settings = _settings(path)
        plugins = settings["plugins"]
        found[plugins["curriculum"]["language"]] = settings  # type: ignore[index]
    return found


def course_id(settings: Settings) -> str:
    """Return the id of the course, with which the names of its files begin."""
    extra = settings[ORIGINAL].get("extra")
    return str((extra.get("course") if isinstance(extra, dict) else None) or COURSE_ID)


def names(settings: Settings) -> dict[Language, tuple[str, str]]:
    """Return the name of the course and what it is about, by language."""
    return {language: (str(one["site_name"]), str(one["site_description"]).strip()) for language, one in settings.items()}


def _translations(path: Path) -> list[str]:
    plugins = _settings(path)["plugins"]
    return list(plugins["curriculum"]["translations"])  # type: ignore[index]


def _settings(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return dict(yaml_load(file, loader=get_yaml_loader()))
