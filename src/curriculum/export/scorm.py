"""SCORM packages for a learning environment: one for each language, and one for each module and language.

A package holds a whole edition of the site, so that no link is dead, and one page more: the one that the environment opens. It
shows the site in a frame and speaks with the environment (`browser/scorm-launch.js`), through the API wrapper of pipwerks.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from xml.etree import ElementTree as ET

from curriculum import __version__
from curriculum.catalogue import LICENCE, LICENCE_URL
from curriculum.editions import course_id
from curriculum.export import export
from curriculum.export.archive import write_zip
from curriculum.export.classic import bundle
from curriculum.export.job import ExportProblem, Job
from curriculum.export.markup import identifier
from curriculum.export.offline import offline_edition
from curriculum.export.site import built_site
from curriculum.load import Course, Module
from curriculum.models import ORIGINAL, Language, Place

Version = Literal["1.2", "2004"]
BROWSER = Path(__file__).parent / "browser"
WRAPPER = "pipwerks-scorm-api-wrapper-1.1.20150614.js"
LAUNCH = "launch.html"
_LANGUAGE_SWITCH = re.compile(r'<div class="md-header__option course-language">.*?</div>', re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
_TOLD = "Here your learning environment is told how far you are, your answers, your score and the time. Your notes stay in this browser."

_NAMESPACES: dict[Version, dict[str, str]] = {
    "1.2": {
        "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        "xmlns:imsmd": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    },
    "2004": {
        "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "xmlns:adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "xmlns:adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
        "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
        "xmlns:lom": "http://ltsc.ieee.org/xsd/LOM",
    },
}


@export("scorm", "packages for a learning environment, SCORM 1.2 and 2004", by_module=True)
def make(job: Job) -> None:
    """Write the packages of both versions."""
    site = built_site(job)
    for language in job.languages:
        files = _edition(job, site, language)
        for module in [*([None] if job.whole else []), *job.modules]:
            for version in ("1.2", "2004"):
                package = Package(job, language, module, version, files)
                contents = package.contents()
                with job.write(f"scorm{version.replace('.', '')}", "zip", language, module.id if module else None) as path:
                    write_zip(path, contents, job.epoch, first="imsmanifest.xml")


def _edition(job: Job, site: Path, language: Language) -> dict[str, bytes]:
    """Return an edition whose links lead to files, with the search index that a server serves, and without the switch of language."""
    files = offline_edition(job, site, language)
    index = files.pop("search/search_index.js").decode()
    files["search/search_index.json"] = index.removeprefix("var __index = ").rstrip().removesuffix(";").encode()
    for name in [name for name in files if name.endswith(".html")]:
        files[name] = _LANGUAGE_SWITCH.sub("", files[name].decode()).encode()
    return files


@dataclass(frozen=True)
class Package:
    """One package."""

    job: Job
    language: Language
    module: Module | None
    version: Version
    edition: dict[str, bytes]

    @property
    def title(self) -> str:
        """What an environment calls it."""
        title = self.job.title(self.language)
        return f"{title}: {self.module.meta.title[self.language]}" if self.module else title

    def contents(self) -> dict[str, bytes]:
        """Return all files of the package by their names."""
        files = {f"course/{name}": data for name, data in self.edition.items()}
        launch = {name: (BROWSER / name).read_text(encoding="utf-8") for name in ("scorm-code.js", "scorm-report.js", "scorm-launch.js")}
        files |= {
            LAUNCH: self._launch().encode(),
            "scorm/launch.js": bundle(["scorm-launch.js"], lambda name: launch[name]).encode(),
            "scorm/launch.css": (BROWSER / "scorm-launch.css").read_bytes(),
            f"scorm/{WRAPPER}": (BROWSER / "vendor" / WRAPPER).read_bytes(),
        }
        files["imsmanifest.xml"] = self._manifest(sorted(files)).encode()
        return files

    def _launch(self) -> str:
        start = f"modules/{self.module.id}/index.html" if self.module else "index.html"
        data = scorm_course(self.job.course, self.language, course_id(self.job.settings), __version__, self.module)
        data |= {"version": self.version, "start": f"course/{start}", "base": "course/"}
        text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        title = html.escape(self.title)
        words = self.job.words(self.language)
        without = html.escape(words("This needs JavaScript. The course itself can be read without:"))
        return "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="{self.language}">',
                f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
                f'<title>{title}</title><meta name="viewport" content="width=device-width,initial-scale=1">',
                '<link rel="stylesheet" href="scorm/launch.css"></head>',
                f'<body><iframe id="course" title="{title}"></iframe>',
                f'<p id="told" hidden>{html.escape(words(_TOLD))}</p>',
                f'<noscript><p>{without} <a href="course/{start}">{title}</a></p></noscript>',
                f'<script type="application/json" id="scorm-course">{text}</script>',
                f'<script src="scorm/{WRAPPER}"></script>',
                '<script src="scorm/launch.js" data-modules="scorm-launch.js"></script></body>',
                "</html>\n",
            ]
        )

    def _manifest(self, files: list[str]) -> str:
        name = "-".join(part for part in (course_id(self.job.settings), self.module.id if self.module else None, self.language) if part)
        root = ET.Element("manifest", {**_NAMESPACES[self.version], "identifier": identifier(name), "version": __version__})
        metadata = ET.SubElement(root, "metadata")
        ET.SubElement(metadata, "schema").text = "ADL SCORM"
        ET.SubElement(metadata, "schemaversion").text = "1.2" if self.version == "1.2" else "2004 4th Edition"
        self._describe(metadata)
        organizations = ET.SubElement(root, "organizations", {"default": "course"})
        organization = ET.SubElement(organizations, "organization", {"identifier": "course"})
        ET.SubElement(organization, "title").text = self.title
        item = ET.SubElement(organization, "item", {"identifier": "item", "identifierref": "resource", "isvisible": "true"})
        ET.SubElement(item, "title").text = self.title
        if self.version == "2004":
            sequencing = ET.SubElement(item, "imsss:sequencing")
            ET.SubElement(sequencing, "imsss:deliveryControls", {"completionSetByContent": "true", "objectiveSetByContent": "true"})
        resources = ET.SubElement(root, "resources")
        kind = "adlcp:scormtype" if self.version == "1.2" else "adlcp:scormType"
        resource = ET.SubElement(resources, "resource", {"identifier": "resource", "type": "webcontent", kind: "sco", "href": LAUNCH})
        for file in files:
            ET.SubElement(resource, "file", {"href": file})
        ET.indent(root)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"

    def _describe(self, metadata: ET.Element) -> None:
        """Add title, language, version and licence, in the order that the schema asks for: of IMS in 1.2, of IEEE in 2004."""
        old = self.version == "1.2"
        space, string, attribute = ("imsmd", "langstring", "xml:lang") if old else ("lom", "string", "language")

        def part(parent: ET.Element, tag: str) -> ET.Element:
            return ET.SubElement(parent, f"{space}:{tag}")

        def text(parent: ET.Element, tag: str, value: str) -> None:
            ET.SubElement(part(parent, tag), f"{space}:{string}", {attribute: self.language}).text = value

        lom = part(metadata, "lom")
        general = part(lom, "general")
        text(general, "title", self.title)
        part(general, "language").text = self.language
        text(general, "description", f"{self.job.description(self.language)} {self.job.licence_line(self.language)}")
        text(part(lom, "lifecycle" if old else "lifeCycle"), "version", __version__)
        text(part(lom, "rights"), "description", f"{LICENCE}: {LICENCE_URL}")


def scorm_course(course: Course, language: Language, name: str, version: str, module: Module | None) -> dict[str, object]:
    """Return what the launching page must know: how a record becomes a short text, and what counts."""
    questions: dict[str, dict[str, object]] = {}
    for question in course.all_questions:
        options = [option.id for option in question.options]
        keys = [option.id for option in question.keys]
        questions[question.id] = _question(question.id, options, keys, question.print, several=question.select == "several")
    for each in course.modules:
        for sorting in each.meta.sorting:
            for item in sorting.items:
                id_ = f"{sorting.id}.{item.id}"
                questions[id_] = _question(id_, [*get_args(Place)], [item.place], item.print, several=False)
    tags = [question["tag"] for question in questions.values()]
    if len(set(tags)) != len(tags):  # one in thousands of courses; a longer tag then
        raise ExportProblem("two questions have the same short name in the SCORM packages: give one of the newest another id.")
    return {
        "course": name,
        "courseVersion": version,
        "language": language,
        "scope": module.id if module else "course",
        "pass": course.final_test.pass_mark if course.final_test else 0,
        "questions": questions,
        "modules": [each.id for each in course.modules],
        "parts": [f"{each.id}/{heading.id}" for each in course.modules for heading in each.texts[ORIGINAL].headings if heading.level == 2],
        "test": [question.id for question in course.final_test.questions] if course.final_test else [],
        "counted": [question.id for question in module.questions] if module else [],
    }


def _question(name: str, options: list[str], keys: list[str], print_: str, *, several: bool) -> dict[str, object]:
    digest = hashlib.sha256("/".join([name, *options]).encode()).digest()
    tag = base64.urlsafe_b64encode(digest[:3]).decode()
    return {"tag": tag, "options": options, "key": keys, "print": print_, "several": several}
