"""Rules for files as such. The loader reports these, since what breaks them cannot be read."""

from __future__ import annotations

import re
from posixpath import normpath, relpath

from curriculum.kit.models import KIT_SCHEMAS
from curriculum.load import BIGGEST, HEAVIEST, Course
from curriculum.models import SCHEMAS
from curriculum.rules.catalogue import Example, Gone, Reports, declare, rule
from curriculum.schemas import FOLDER

declare(
    "missing-file",
    "Every module has `module.yml`, a text in each language and a file of questions; every vignette has its data and a text in each "
    "language; the glossary and the references have their files; and no text is empty.",
    why="Each part counts on the others, and a page that exists in one language only leaves readers of the other before a closed door.",
    mend="Write the file that is named, or rename the file that was meant.",
    example=Example("modules/sample/en.md", "## Words { #words }", Gone.FILE),
)
declare(
    "file-name",
    "Modules, vignettes, pages and images have names of small letters, digits and hyphens, and beside them stands nothing unread.",
    why="Names become addresses of pages and parts of links. A file that nothing reads is most often a file with a misspelt name.",
    mend="Rename the file or the folder, or take it out.",
    example=Example("modules/sample/vignettes/notes.txt", Gone.FILE, "Do not forget the other case."),
)
declare(
    "quiz-module",
    "A file of questions is named after its module.",
    why="The name is all that ties the questions to the module.",
    mend="Rename the file, or make the module.",
    example=Example("quizzes/sampel.yml", Gone.FILE, "questions: []"),
)
declare(
    "unreadable-file",
    "Every file can be opened, and is a file.",
    why="What cannot be opened cannot be published.",
    mend="Check whether a folder stands in its place, and who may read the file.",
    example=Example("modules/glossary.yml", "terms:", Gone.FOLDER),
)
declare(
    "file-size",
    f"A text of the course has at most {BIGGEST / 1e6:.0f} MB, and no line of it is beyond all measure; a picture has at most "
    f"{HEAVIEST / 1e6:.0f} MB.",
    why="Texts are small; a big one has had something pasted into it, such as a picture, or is another file altogether. "
    "A photo as a camera makes it takes a phone long to fetch.",
    mend="Take out what does not belong there. A picture is a file of its own; save it smaller, 1600 pixels wide, say.",
    example=Example("docs/en/about.md", "# About { #about }", "# About { #about }\n" + "data:image/png;base64,".ljust(BIGGEST, "A")),
)
declare(
    "encoding",
    "A file is text in UTF-8, without invisible control characters, and without letters that only look like others.",
    why="In another encoding `é` and `’` become other characters, or the file cannot be read at all.",
    mend="Save the file as UTF-8; every editor can (VS Code: *Save with Encoding*). Write a word anew in which an odd character stands.",
    example=Example("modules/sample/nl.md", "## Woorden { #words }", "## Reünie { #words }".encode("latin-1")),
)
declare(
    "merge-conflict",
    "No file holds the marks of a merge that was not finished.",
    why="Git writes both versions into the file and leaves it to you to choose.",
    mend="Keep one version, and take out the lines with the marks.",
    example=Example("modules/sample/nl.md", "## Woorden { #words }", "<<<<<<< HEAD\n## Woorden { #words }"),
)
declare(
    "yaml",
    "Data files are plain YAML: names and values, lists, texts; no name twice, and quotes around a value that starts with `&`, `*` or `!`.",
    why="A file that is no YAML cannot be read, and of two equal names only one would count.",
    mend="The message names the place at which the file stops making sense; the cause stands there or just above. "
    "Most often it is an indent, a quote that is not closed, or a colon in a text without quotes.",
    example=Example("quizzes/sample.yml", "    passage: words", "   passage: words"),
)
declare(
    "spelling",
    "Every word is in the dictionary of its language, or in spelling/words.nl.txt or spelling/words.en.txt.",
    why="A misspelling makes a reader doubt the facts too.",
    mend="Mend it; or, if the word is right, add it with `curriculum spelling --accept WORD`. "
    "This rule has a command of its own, `curriculum spelling`, which `make check` and every pull request run; `curriculum check` and the "
    "build do not, since they would need the dictionaries.",
    example=Example("modules/sample/nl.md", "Begin bij de woorden", "Begin bij de worden en woordten"),
)
declare(
    "schema",
    "Data files have the fields that README.md shows, no others, each with a value of its kind.",
    why="A misspelt name would be passed over in silence; a text that is missing in one language would leave a hole in the page.",
    mend="Write the field as the message says. Editors complete and check the fields: see *Write a module* in README.md.",
    example=Example("quizzes/sample.yml", "    passage: words", "    pasage: words"),
)

_SCHEMA_LINE = re.compile(r"#.*?\byaml-language-server: *\$schema= *(?P<path>\S*)")
_NAMES = {model: name for name, model in (SCHEMAS | KIT_SCHEMAS).items()}


@rule(
    "schema-line",
    "The line at the start of a data file that tells an editor the form of the file names that of its kind.",
    why="With another form an editor completes fields that the file has not, and marks as wrong what is right.",
    mend="Copy the line from a file of the same kind beside it.",
    example=Example(
        "quizzes/sample.yml", "questions:", "# yaml-language-server: $schema=../src/curriculum/schemas/guide.schema.json\nquestions:"
    ),
)
def schema_line(course: Course) -> Reports:
    """Report lines that name the schema of another kind of file, or none that there is."""
    for file in course.data:
        name = file.origin.path.as_posix()
        line = _SCHEMA_LINE.match(file.origin.text)
        if line is None or type(file) not in _NAMES or "://" in line["path"]:
            continue
        needed = f"{FOLDER}/{_NAMES[type(file)]}.schema.json"
        folder = name.rpartition("/")[0]
        if normpath(f"{folder}/{line['path']}") != needed:
            write = f"# yaml-language-server: $schema={relpath(needed, folder)}"
            yield file.origin.position(), f"this line tells editors the form of another file, or of none: write `{write}`."
