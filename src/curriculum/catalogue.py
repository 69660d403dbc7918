"""The course described for machines: `course.json`, `llms.txt` and schema.org data, for catalogues and repositories to list it by.

Pure functions of the course; the plugin puts them on the site, and the exports into their folder.
"""

from __future__ import annotations

from curriculum import __version__
from curriculum.editions import edition_folder
from curriculum.load import Course, Module
from curriculum.models import LANGUAGES, ORIGINAL, Language, in_language
from curriculum.study_time import study_minutes

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CODE_LICENCE = "MIT"
AUTHOR = {"@type": "Organization", "name": "The contributors to this course"}
_ABOUT = """\
It is not accredited, and it is neither therapy nor legal advice. Cases are fictional. Labels say whether a claim rests on research, on \
practice, or is contested: keep them when you pass a claim on."""
Names = dict[Language, tuple[str, str]]
"""The name of the course and what it is about, in each language."""
Data = dict[str, object]


def course_data(course: Course, course_id: str, names: Names, site: str) -> Data:
    """Return what `course.json` holds."""
    test = course.final_test
    return {
        "id": course_id,
        "version": __version__,
        "languages": list(LANGUAGES),
        "title": {language: names[language][0] for language in LANGUAGES},
        "description": {language: names[language][1] for language in LANGUAGES},
        "url": {language: address(site, language) for language in LANGUAGES},
        "licence": {"content": LICENCE_URL, "code": CODE_LICENCE},
        "basedOn": _based_on(course),
        "accreditation": None,
        "modules": [
            {
                "id": module.id,
                "order": module.meta.order,
                "title": dict(module.meta.title.items()),
                "summary": dict(module.meta.summary.items()),
                "minutes": {language: study_minutes(module, language) for language in LANGUAGES},
                "path": {language: address("", language, _path(module)) for language in LANGUAGES},
                "objectives": [{"id": f"{module.id}/{one.id}", "text": dict(one.text.items())} for one in module.meta.objectives],
                "vignettes": list(module.vignettes),
                "questions": [{"id": one.id, "objective": f"{module.id}/{one.objective}"} for one in module.questions],
            }
            for module in course.modules
        ],
        "finalTest": test
        and {"passMark": test.pass_mark, "questions": [{"id": one.id, "objective": one.objective} for one in test.questions]},
        "terms": [one.id for one in course.terms],
    }


def course_schema(course: Course, language: Language, names: Names, site: str) -> Data:
    """Return the schema.org `Course` that the home page carries."""
    minutes = sum(study_minutes(module, language) for module in course.modules)
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        **_address(site, language),
        "name": names[language][0],
        "description": names[language][1],
        "inLanguage": language,
        "version": __version__,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        **({"isBasedOn": based_on} if (based_on := _based_on(course)) else {}),
        "author": AUTHOR,
        "provider": AUTHOR,
        "timeRequired": duration(minutes),
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "category": "Free"},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": duration(minutes)},
        "hasPart": [_resource(module, language, site) for module in course.modules],
    }


def module_schema(course: Course, module: Module, language: Language, names: Names, site: str) -> Data:
    """Return the schema.org `LearningResource` that the page of a module carries."""
    part = {"@type": "Course", "name": names[language][0], **_address(site, language), "provider": AUTHOR}
    return {
        "@context": "https://schema.org",
        **_resource(module, language, site),
        "version": __version__,
        "author": AUTHOR,
        "position": course.modules.index(module) + 1,
        "isPartOf": {**part, "description": names[language][1]},
    }


def _resource(module: Module, language: Language, site: str) -> Data:
    return {
        "@type": "LearningResource",
        **_address(site, language, _path(module)),
        "name": module.meta.title[language],
        "description": module.meta.summary[language],
        "inLanguage": language,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "learningResourceType": "module",
        "timeRequired": duration(study_minutes(module, language)),
        "teaches": [objective.text[language] for objective in module.meta.objectives],
    }


def llms_text(course: Course, names: Names, site: str) -> str:
    """Return `llms.txt`: what the course is and where its pages stand, for programs that read."""
    name, about = names["en"]
    lines = [
        f"# {name}",
        "",
        f"> {about} Version {__version__}, {LICENCE_URL}. Written in Dutch first; the English edition is complete.",
        "",
        f"{_retold(course)}{_ABOUT}",
    ]
    for language in ("en", ORIGINAL):
        lines += ["", f"## {'Modules' if language == 'en' else 'Modules (Nederlands)'}", ""]
        for module in course.modules:
            url = address(site, language, _path(module))
            lines.append(f"- [{module.meta.title[language]}]({url}): {module.meta.summary[language]}")
        lines += ["", f"## {'Other pages' if language == 'en' else 'Andere pagina’s'}", ""]
        for file, page in course.pages[language].items():
            if page.headings and file != "index.md":
                lines.append(f"- [{page.headings[0].title}]({address(site, language, file.removesuffix('.md') + '/')})")
    lines += [
        "",
        "## For machines",
        "",
        f"- [course.json]({address(site, ORIGINAL, 'course.json')}): modules, objectives, minutes, question ids",
    ]
    return "\n".join(lines) + "\n"


def _based_on(course: Course) -> str | list[str] | None:
    """Return the address of the work that the course retells, or of each; none if it retells none."""
    links = [work.link for work in course.retold if work.link]
    return links[0] if len(links) == 1 else links or None


def _retold(course: Course) -> str:
    """Return a sentence on what the course retells, and a space behind it; nothing if it retells nothing."""
    works = [f"{in_language(work.author, 'en')} ({', '.join(filter(None, (work.year, work.link)))})" for work in course.retold]
    if not works:
        return ""
    way = "claim by claim and in its own words" if course.claims else "in its own words"
    return f"The course retells {' and '.join(works)} {way}, and is independent of author and publisher. "


def address(site: str, language: Language, path: str = "") -> str:
    """Return where a page stands: below `site`, or relative to its root if that is empty."""
    place = f"{edition_folder(language)}{path}"
    return f"{site.rstrip('/')}/{place}" if site else place


def duration(minutes: int) -> str:
    """Return minutes as ISO 8601 has them."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _path(module: Module) -> str:
    return f"modules/{module.id}/"


def _address(site: str, language: Language, path: str = "") -> Data:
    return {"@id": address(site, language, path), "url": address(site, language, path)} if site else {}
