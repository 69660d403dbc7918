"""What a hurried author, a word processor or another program leaves in a text is found; what only looks like it is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from curriculum.rules import load_and_check
from curriculum.words import BadWords, Interface
from curriculum.yamlfile import InvalidYaml, YamlFile
from tests.conftest import ROOT
from tests.unit.test_catalogue import SAMPLE, edited, line_of

NL, EN = "modules/sample/nl.md", "modules/sample/en.md"
QUIZ, MODULE = "quizzes/sample.yml", "modules/sample/module.yml"

SLIPS = [
    # (what is put in, rule, part of the message)
    ("Vraag naar:\n- namen", "layout", "blank line before it"),
    ("Vraag naar:\n1. namen", "layout", "blank line before it"),
    ("- namen\n  - van wie", "layout", "indented by four spaces"),
    ("    Een alinea.", "layout", "computer code"),
    ("Dat zei zij al eerder.¹", "typing", "the number of a note that is not here"),
    ("-een\n-twee", "layout", "put it there, and in the items below it"),
    ("-**Een**: dit.\n-**Twee**: dat.", "layout", "stands a space"),
    ("-‘Ja,’ zei zij.\n-‘Nee,’ zei hij.", "layout", "stands a space"),
    ("Zij zei ``` wat zij wilde.", "layout", "put the other"),
    ("Zĳ ging naar huis.", "encoding", "write `Zij`, letter by letter"),
    ("1) een\n2) twee", "layout", "run together"),
    ("a) een\nb) twee", "layout", "run together"),
    ("– een\n– twee", "layout", "run together"),
    ("• een\n• twee", "layout", "makes no list"),
    ("5. een\n6. twee", "layout", "numbered from 1, not from 5"),
    ("1. een\n\nEen alinea.\n\n2. twee", "layout", "numbered from 1, not from 2"),
    ("- een\n        - twee", "layout", "would not be printed as one"),
    ("- een\n\n1. twee", "layout", "as one list"),
    ("Een zin.\\\nNog een.", "layout", "would be printed"),
    ("Zo zag \\@jansen-2020 het.", "layout", "the `\\` of `\\@jansen` would be printed"),
    ("Zie \\[de uitleg](/about.md) ook.", "layout", "is not a link or an image"),
    ("Zie [de uitleg\\](/about.md) ook.", "layout", "the end of the words of a link"),
    ("Zie [de uitleg]\\(/about.md) ook.", "layout", "the address of a link"),
    ("Zo is het \\[@jansen-2020].", "layout", "is not a citation"),
    ("Een \\**vet\\*\\* woord, en \\*schuin\\*.", "layout", "would be printed with its marks"),
    ("## Kop \\{ #kop }", "layout", "the id of the heading"),
    ("\\## Kop", "layout", "is not a heading"),
    ("\\> Een citaat.", "layout", "is not a quotation"),
    ("\\| a | b |\n|---|---|\n| c | d |", "layout", "is not a row of a table"),
    ("\\- een\n- twee", "layout", "run together"),
    ("1\\. een\n2\\. twee", "layout", "run together"),
    ("[x] Een zin.", "layout", "no box can be ticked"),
    ("Een zin. <!-- course:practice --> En nog een.", "layout", "stands in the middle"),
    ("Een zin.\n<!-- course:practice --> En nog een.", "layout", "stands in the middle"),
    ("| a | b |\n|---|---|\n| c <!-- course:practice --> c | d |", "layout", "stands in the middle"),
    ("Zij kwam omdat omdat het moest.", "typing", "`omdat` stands here twice"),
    ("Zij wachtte op hem Daarna ging zij weg.", "typing", "before `Daarna` a full stop is missing"),
    ("Zij noemt het contact’, en hij ook.", "typing", "ends a quotation that was not opened"),
    ("Bij het woord ‘contact’ stopt zij. Vraag: Wat is dat?’", "typing", "ends a quotation that was not opened"),
    ("Zo doe je het:", "typing", "nothing follows"),
    ("Zo doe je het:\n\n## Kop { #kop }\n\nZo.", "typing", "nothing follows"),
    ("De lijst is van ons:\n\nVraag het na. Doe dat ook.", "typing", "nothing follows"),
    ("Stop, als:\n\n<!-- course:practice --> Ruzie is geen reden.", "typing", "nothing follows"),
    ('!!! note "Titel"\n\n    Zo doe je het:\n\nDat is het.', "typing", "nothing follows"),
    ('!!! note ""\n\n    Zo.', "markup", "is empty: write it between the quotes"),
    ("| a | b |\n|---|---|\n| cc | dd |\n| ee | |\n| gg | hh |", "markup", "this cell is empty"),
    ("| a | b | c |\n|---|---|\n| d | e | f |\n| g | h | i |", "markup", "write `|---|---|---|`"),
    ("- een\n\n    =======\n", "merge-conflict", "left by a merge"),
    ("1.een\n2.twee", "layout", "stands a space"),
    ("Zie:\n| a | b |\n|---|---|\n| c | d |", "layout", "blank line before it"),
    ("a | b\n---|---\nc | d", "layout", "starts and ends with"),
    ("| | |\n|---|---|\n| c | d |", "layout", "names its columns"),
    ("Dit is ~~weg~~.", "layout", "strike"),
    ("Dit is leuk :smile: hoor.", "layout", "between colons"),
    ("- [ ] doen", "layout", "no box can be ticked"),
    ("Zie {{ page.title }}.", "layout", "braces would be printed here"),
    ("Zie [[about]].", "layout", "makes no link"),
    ("Een &nbps; teken.", "layout", "no character called"),
    ("Een &amp;amp; teken.", "layout", "would be printed"),
    ("  ## Kop { #kop }", "layout", "stand spaces"),
    ("##", "layout", "has no words"),
    ("Een *schuin woord.", "layout", "only one `*`"),
    ("Een _schuin woord.", "layout", "only one `_`"),
    ("Een ** vet ** woord.", "layout", "no space stands"),
    ("Een `code woord.", "layout", "only one"),
    ("## Kop { #kop .groot }", "layout", "nothing else"),
    ("## Kop { #Kop }", "layout", "small letters"),
    ("## Kop { #kop", "layout", "not closed"),
    ("Een {woord.", "layout", "would be printed here"),
    ("&nbsp;Een zin.", "layout", "write a plain space"),
    ("Zij zei: „dit is zo”.", "typing", "write ‘…’"),
    ("Dat is zo, denk ik).", "typing", "without its `(`"),
    ("Bel [113](tel:ons).", "link", "no telephone number"),
    ("Bel [113](tel:131).", "link", "calls `131`"),
    ("Zie [113.nl](https://www.131.nl/).", "link", "leads to `www.131.nl`"),
    ("Zie [www.x.nl/a](https://y.nl/a).", "link", "leads to `y.nl`"),
    ("Schrijf [a@x.nl](mailto:b@x.nl).", "link", "writes to `b@x.nl`"),
    ("Lees [hier](/about.md) verder.", "link", "does not say where"),
    ("[Klik hier…](/about.md)", "link", "does not say where"),
    ("Zie [module 2](/modules/sample.md).", "link", "no module 2"),
    ("Zie [module 1](/about.md).", "link", "is `sample`"),
    ("De [licentie](https://creativecommons.org/licenses/by/4.0/deed.en).", "link", "`deed.nl`"),
    ("[CC BY 4.0](https://creativecommons.org/licenses/by/3.0/deed.nl).", "link", "leads to the licence `by/3.0`"),
    ("[CC BY 4.0](https://creativecommons.org/licenses/by-nc/4.0/deed.nl).", "link", "leads to the licence `by-nc/4.0`"),
    ("Dat is zo..", "typing", "write one"),
    ("Dat,, is zo.", "typing", "write one"),
    ("Dat  is zo.", "typing", "two or more spaces"),
    ("Dat is zo,  \nen dat ook.", "typing", "a line of verse ends in `<br>`"),
    ("Dat\u00a0is zo.", "typing", "special space stands here (U+00A0)"),
    ("Dat is een zin die zomaar ophoudt in het", "typing", "ends without a full stop"),
    ("- een.\n- een item dat zomaar ophoudt in het midden van de", "typing", "ends without a full stop"),
    ('Zij noemt het "zo".', "typing", "straight quote"),
    ("Zij zag foto's.", "typing", "straight quote"),
    ("Zij zei ‘ja‘ en ging.", "typing", "write ’"),
    ("Het is ‘s avonds.", "typing", "write ’"),
    ("Zij zei: ja,’ en ging.", "typing", "not opened"),
    ("Dat is zo. There is nothing that you can do. Dat ook.", "language", "this sentence is English"),
    ("Zie [blad](/blad.pdf).", "link", "overrides/assets/"),
    ("Zet het zo: van de mensen wil 50% dat.", "figure-source", "no evidence label"),
    ("40 procent van de mensen wil dat.", "figure-source", "no evidence label"),
    ("Veertig procent van de mensen wil dat.", "figure-source", "no evidence label"),
    ("[hier](/about.md){ onclick='x' }", "layout", "braces"),
    ("Zie `<!-- course:prompt own-words -->`.", "layout", "only shown"),
    ("<!-- course:practice -->", "layout", "belongs to no sentence"),
    ("<!-- course:practice --> <!-- course:research --> Zo is het.", "layout", "side by side"),
    ("Een zin.\n<!-- course:check which-word -->", "layout", "line of its own"),
    ("- <!-- course:check which-word -->", "layout", "line of its own"),
    ("<script>alert(1)</script>", "html", "`<script>` has no place"),
    ('<p onclick="x()">Een</p>', "html", "`onclick` cannot be set"),
    ('<p style="color:red">Een</p>', "html", "`style` cannot be set"),
    ("<h2>Kop</h2>", "html", "has no place"),
    ("<abbr title=x>Een</abbr>", "html", "needs quotes"),
    ("<?php x ?>", "html", "piece of program"),
    ("<a>hier</a>", "html", "leads nowhere"),
    ("<course-note></course-note>", "html", "made by the site"),
    ("<div>Een *schuin* woord.</div>", "html", "`*schuin*` would be printed"),
    ("<p>Zie [de cursus](/about.md).</p>", "html", "`[de cursus](/about.md)` would be printed"),
    ("<blockquote>\nZo is het [@jansen-2020].\n</blockquote>", "html", "`[@jansen-2020]` would be printed"),
    ("<pre>Zo zag @jansen-2020 het.</pre>", "html", "write all of it in Markdown."),
    ("<table>\n<tr><td>**een**</td></tr>\n</table>", "html", "`**een**` would be printed"),
    ("<ul>\n<li>_een_</li>\n</ul>", "html", "`_een_` would be printed"),
    ("<dl><dt>`een`</dt></dl>", "html", "would be printed"),
    ("<div>\n\nEen zin.\n\nNog een.\n\n</div>", "html", "run together"),
    ("<div>\n- een\n- twee\n</div>", "html", "run together"),
    ('<div markdown="1">\n<p>Een *schuin* woord.</p>\n</div>', "html", "`*schuin*` would be printed"),
    ('<details markdown="1"><summary>Een *schuin* woord</summary>\n\nTekst.\n\n</details>', "html", "`*schuin*` would be printed"),
    ("<p>Een zin.\n\nEen *schuin* woord.", "html", "`<p>` is not closed"),
    ("<div>\n\n<!-- course:check which-word -->\n\n</div>", "html", "what this comment asks for"),
    ("<!-- course:practice --> <p>Zo is het [@jansen-2020].</p>", "html", "cannot start within a paragraph"),
    ("Een zin <div>met een blok</div> erin.", "html", "cannot start within a paragraph"),
    ('Zie <a href="/about.md#about">de cursus</a>.', "html", "write `[words](/about.md#about)`"),
    ("Een zin.<o:p></o:p>", "html", "`<o:p>` was left here"),
    ('<st1:place w:st="on">Gent</st1:place> is mooi.', "html", "was left here"),
    ('<p class="MsoNormal">Een zin.</p>', "html", "was left here"),
    ("Schrijf <naam van de cliënt> op.", "markup", "`<naam van de cliënt>` would not be seen"),
    ("Schrijf <naam onderwerp> op.", "markup", "`<naam onderwerp>` would not be seen"),
    ("Schrijf <cliënt> op.", "markup", "fill in what it stands for"),
    ('??? note "Titel"\n    - een\n- twee\n    - drie', "markup", "falls out"),
    ('??? note "Titel"\n\n    Neem mee:\n1. een\n2. twee', "markup", "falls out"),
    ('!!! note "Titel"\n    Een zin die\nverder gaat.', "markup", "falls out"),
    ('- een\n\n    !!! note "Titel"\n        Een zin.\n      En nog een.', "markup", "falls out"),
    ("![Een foto](https://example.org/x.png)", "image", "fetched from there"),
    ("![cups.svg](/assets/images/cups.svg)", "image", "describes nothing"),
    ("[](/about.md)", "link", "has no words"),
    ("Zie https://www.example.org/x voor meer.", "link", "leads nowhere"),
    ("Zie www.example.org.", "link", "leads nowhere"),
    ("Schrijf hans.jansen@example.org, of bel.", "link", "mailto:hans.jansen@example.org"),
    ("[hier](/mijn blad.md)", "link", "stands a space"),
    ("(hier)[/about.md]", "link", "wrong way round"),
    ("[ginds](https://www.x.org/x.)", "link", "belongs to the sentence"),
    ("Een [^n] en een.\n\n[^n]: Een.\n\n[^n]: Twee.", "markup", "has a text already"),
    ("Een cli\u00adent.", "encoding", "U+00AD"),
    ("Een clie\u0308nt.", "encoding", "apart"),
    ("Een v\u0430der.", "encoding", "another alphabet"),
    ("Een zin.\n\n=======\n\nEen zin.", "merge-conflict", "left by a merge"),
    ("1. een 2. twee", "layout", "runs on in one line"),
    ("<!-- prompt own-words -->", "directive", "asks for nothing"),
    ("TODO: bron zoeken.", "unfinished", "still to be done"),
    ("Zij zei ‘ja’ en toen […].", "unfinished", "still to be done"),
    ("<!-- TODO -->", "unfinished", "still to be done"),
    ("Dit is zo [bron?].", "unfinished", "still to be done"),
    ("Dat is de de vraag.", "typing", "stands here twice"),
    ("De de vraag is wat je hoort.", "typing", "stands here twice"),
    ("Dat is , denk ik, zo.", "typing", "stands a space"),
    ("Dat is zo.Dan volgt niets.", "typing", "space is missing"),
    ("Dat is zo (denk ik.", "typing", "without its `)`"),
    ("Hij zei ‘ja.", "typing", "without its `’`"),
    ("Vraag het wie je kent en vraag dan wie er nog meer bij hoort.\n\n" * 2, "typing", "already"),
    ("woord " * 2000, "file-size", "this line has"),
    ("Zo is het [[@jansen-2020]].", "citation", "one bracket at each end"),
    ("Zo is het [@jansen-2020]].", "citation", "one bracket at each end"),
    ("Zo is het [@jansen-2020, p. ].", "citation", "names a page and does not say which"),
    ("Zo is het [@jansen-2020, @jansen-2020].", "citation", "as in `[@jansen-2020; @jansen-2020]`"),
    ("Zo is het [@jansen-2020, p. 5, @jansen-2020].", "citation", "semicolon"),
    ("Zo is het [@jansen-2020 en @jansen-2020].", "citation", "semicolon"),
    ("Zo is het [@jansen-2020, pp. 120–95].", "citation", "ends before it starts"),
    ("<details>\nTekst.\n</details>", "markup", "no title"),
    ("<details><summary> </summary>\nTekst.\n</details>", "markup", "is empty"),
    ("<summary>Titel</summary>\n\nTekst.", "markup", "right after its `<details>`"),
    ("??? note\n\n    Tekst.", "markup", "would get an English one"),
    ("Dat was op 31 april.", "date", "`31 april`"),
    ("Het is een [woord zonder eind.", "typing", "without its `]`"),
    ("Zie de (vormen)[#words].", "link", "wrong way round"),
    ("Dat is zo -- denk ik.", "typing", "as it stands"),
    ("Dat is zo!!", "typing", "unless somebody is quoted"),
    ("Is dat zo?.", "typing", "one of these marks"),
    ("Dat zijn vragen. zij zegt iets.", "typing", "with a capital"),
    ("Dat is dat. Zij zegt het. En het woord wordt steeds weer herhaald. En het woord wordt steeds weer herhaald.", "typing", "twice"),
    ("Zij gaan naar naar huis.", "typing", "stands here twice"),
    ("Zij zei: ‘het zijn foto’s van ons.", "typing", "without its `’`"),
    ("## Wat je vraagt en { #x }\n\nZo.", "typing", "this ends in `en`"),
    ("## Een kop { #x }\n\n## Nog een { #y }\n\nZo.", "heading", "stands nothing"),
    ("## Kop { #x }\n\nZo.\n\n## Kop { #y }\n\nZo.", "heading", "name of another part"),
    ('!!! nota "Let op"\n\n    Zo.', "markup", "no note of the kind `nota`"),
    ("Hier is de vertaling: zo is het.", "unfinished", "left here by the program"),
    ("Als AI-taalmodel kan ik dat niet zeggen.", "unfinished", "left here by the program"),
    ("As an AI language model, I do not know.", "unfinished", "left here by the program"),
    ("Zo is het. (Nog nakijken.)", "unfinished", "still to be done"),
    ("Zo is het (bron?).", "unfinished", "still to be done"),
    ("Dat was op 29 februari 2025.", "date", "`29 februari 2025`"),
    ("Dat was op 2026-02-31.", "date", "`2026-02-31`"),
    ("Dat was op 12-13-2026.", "date", "`12-13-2026`"),
    ("Dat was op June 31, 2020.", "date", "`June 31, 2020`"),
    ("- Zo is het [@de-boer-2018].", "research-label", "has no label"),
    ("Zo zag Jansen (2019) het.", "reference", "which has Jansen (2020)"),
    ("Zo is het (Jansen, 2019).", "reference", "which has Jansen (2020)"),
    ("Zo is het (Pietersen e.a., 2019).", "reference", "`Pietersen` (2019) is no entry"),
    ("Volgens Pietersen (2019) is het zo.", "reference", "`Pietersen` (2019) is no entry"),
    ("Pietersen & Vos (2019) zagen het.", "reference", "`Pietersen` (2019) is no entry"),
    ("Janssen (2020) zag het.", "reference", "`Jansen` (2020) is"),
    ("Zij zei ‘nee’’ en ging.", "typing", "closed once"),
    ("Zij zei ‘‘nee’ en ging.", "typing", "opened once"),
    ("Dat is zo´n dag.", "typing", "an accent without its letter"),
    ("Dat is zo - denk ik - gegaan.", "typing", "stands here as a dash"),
    ("Dat is ( denk ik) zo gegaan.", "typing", "behind `(` stands a space"),
    ("Dat is (denk ik ) zo gegaan.", "typing", "before `)` stands a space"),
    ("Zij zei ‘ nee’ en ging.", "typing", "behind `‘` stands a space"),
    ("Zo begint het gesprek over de. En dan verder.", "typing", "this sentence ends in `de`"),
    ("Dat is de eerlijkheid eerlijkheid van haar.", "typing", "`eerlijkheid` stands here twice"),
    ("Vraag het je cliënten cliënten eens.", "typing", "`cliënten` stands here twice"),
    ("Dat zijn de ervaringen ervaringen van haar.", "typing", "`ervaringen` stands here twice"),
    ("Dat is wat zij ons vertelt wat zij ons vertelt en meer.", "typing", "`wat zij ons vertelt` stands here twice"),
    (
        f"{(one := 'Vraag wat het zwaarst weegt voor wie er bij je zit, en neem de tijd die dat kost.')}\n\n{one.replace('tijd', 'rust')}",
        "typing",
        "is the one above, but for a word or two",
    ),
    ("Het aantal ($N$) is groot.", "layout", "formulas cannot be shown"),
    ("- een\n- \n- twee", "layout", "this item of a list is empty"),
    ("- **Huis**: een dak.\n- **Boom**:\n- **Roos**: een doorn.", "layout", "has a name and no text"),
    ("Dat zag iemand (@jansen-2020).", "citation", "round brackets"),
    ("Dat zag iemand[@jansen-2020].", "citation", "a space is missing"),
    ("Dat zag iemand [@jansen-2020][@de-boer-2018].", "citation", "side by side"),
    ("Dat zag iemand. [@jansen-2020] En toch.", "citation", "between two sentences"),
    ("Wat [daar staat](/about.md)is lang.", "link", "between `is` and the link"),
    ("Lees de[uitleg](/about.md) na.", "link", "between `de` and the link"),
    ("## Kop { #kop }\n\nLees [dit deel](#kop) na.", "link", "the section in which it stands"),
    ("Laat het me weten als ik de toon moet aanpassen.", "unfinished", "was left here by the program"),
    ("Let me know if you would like me to adjust the tone.", "unfinished", "was left here by the program"),
    ("Opmerking [RR1]: dit nagaan.", "unfinished", "was left here by the program"),
    ("Er zijn vier vormen: swingen, polyamorie en daten.", "count", "announces `vier`, and behind the colon stand 2 or 3"),
    ("Er zijn twee vormen: swingen, polyamorie, en daten.", "count", "announces `twee`, and behind the colon stand 3"),
    ("Er zijn vier stappen: vraag het; luister; en wacht.", "count", "announces `vier`, and behind the colon stand 3"),
]


@pytest.mark.parametrize(("text", "rule", "message"), SLIPS, ids=[text[:30] for text, _, _ in SLIPS])
def test_slip_is_found(text: str, rule: str, message: str) -> None:
    """The slip is reported in its file, on one of its lines, by the rule that is about it."""
    text = text.rstrip()
    before = SAMPLE.contents[NL].decode().rstrip("\n") + "\n\n"
    found = load_and_check(SAMPLE.with_file(NL, f"{before}{text}\n".encode()))[1]
    lines = range(before.count("\n") + 1, before.count("\n") + text.count("\n") + 2)
    ours = [finding for finding in found if finding.rule == rule and message in finding.message and finding.position.file.as_posix() == NL]
    assert any(finding.position.line in lines for finding in ours), [str(finding) for finding in found]


HARMLESS = """
Zij schreef: ‘Ik ben […] niet van plan te gaan.’

> Zo is het [...] nu eenmaal.

Vraag naar:

- wie er woont
- wie er slaapt en wie er kookt als de kinderen er zijn
- wie er betaalt.

Een lijst, met een lege regel ervoor:

1. een
2. twee

    Een alinea die bij het tweede hoort.

En een andere lijst:

- een *schuin* woord, een **vet** woord en een `woord`
    - van wie, en 5 * 3 is 15

??? note "Titel"

    Tekst met een lijst:

    - een
    - twee

        ??? note "Titel"

            1. een
                - een
                    1. een
                    2. twee
            2. twee

                Een alinea die bij het tweede hoort, en dan de lijst:

                - een
            3. drie

1) Een alinea die zo begint, zoals in een brief.

2) Nog een, met een lege regel ertussen: a) dit, b) dat.

Zij appt: ‘Ja!! Ik kom, met foto’s!!’ En dan: *Echt?? Ik ook!!*

Vraag bijv. naar de dag, resp. de nacht, enz. en schrijf o.a. op wat zij zegt. Mevr. de Boer: ja [sic], zij.

Je kunt niet niet communiceren. Wie is de een een vriend, en ben ik ik? Wat er is is er. Dat dat zo is. Stap een een-twee-drie.

Zo is het. Zo is het. Zegt zij ‘dat [hij] komt’, of hoe het heet: iPhone. Wat?! Nou…

??? warning "Titel"

    Een taalmodel kan dit niet. Als een taalmodel dat al kan, dan wie? Hier is de tekst, en hier de vertaling.

<!-- course:contested --> Zij vraagt het zo: ‘Wie hoort er bij je, en wie niet?’

<!-- course:contested --> Wie er luistert, hoort dat ook (en vraagt het nog eens).

<!-- course:contested --> Wie er luistert, hoort vaak dit:

- wie er is, en wie er was

De module ‘Rouw’ van een andere opleiding en de module *Seksuologie* van een instituut zijn ouder.

– Ga je mee?

– Straks, \\* zei zij.

1985\\. Zo begint een zin met een jaar, met \\[hij\\] en \\#cnm, voor trans\\* mensen en trans\\* vrouwen, met a\\_b\\_c en a \\| b.

\\> 50 jaar, en in `C:\\map` ook. Zij appt: ‘\\o/ \\*zucht\\*!’ En dan, \\(zo) is het\\!

- **Kleur.** <!-- course:practice --> Wie dat zegt, weet het [@jansen-2020].
- *Vorm.* <!-- course:practice --> Wie dit zegt, weet het [@jansen-2020].
- <!-- course:practice --> Wie dat niet zegt, weet het ook [@jansen-2020].

> <!-- course:practice --> Wie dit zegt, weet het [@jansen-2020].

| | d | e |
|---|---|---|
| aa | <!-- course:practice --> dd [@jansen-2020] | x |
| | ee | |
| bb | ff | x |

Zij zei:

‘Ik wil dat niet.’

De vraag is dan:

Wat wil je?

Twee lijsten heeft zij:

*Eén voor haar, en één voor hem.*

Schrijf op:

- Naam:
- Wat ik morgen anders wil doen:

| a | b |
|---|---|
| c * d | e_f |

Een <abbr title="consensueel">woord</abbr> met &eacute;, &euml; en ë: om 10:30:00 en 20 % & meer (zie [de cursus](/about.md#about)).

[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/).

[Over](https://www.x.org/a_(b)) en <https://www.x.org/x>, en `<script>` als voorbeeld, en [https://x.org](https://x.org/).

<details><summary>Titel <b>hier</b></summary>Tekst.</details>

<details markdown="1">
<summary>Titel</summary>

Een *schuin* woord.

Nog een zin [@jansen-2020].

</details>

<p>Voor trans* en inter* mensen: 5 * 3 * 2 is 30, zegt [hij] (en a_b_c).</p>

<p markdown="1">Een *schuin* woord.</p> <p markdown="span">En een **vet**.</p>

<blockquote>
<p>Een <em>schuin</em> woord.</p>

<p>Nog een zin, van <a href="https://www.who.int/">de WHO</a>.</p>
</blockquote>

<pre>
*Naam*:

Leeftijd:
</pre>

<!-- Dit is van Roos. --> <p>Een zin.</p>

| een | twee |
|---|---|
| <ul><li>huis</li><li>boom</li></ul> | <p>zo</p> *en* zo |

- <p>Een *schuin* woord.</p>

De <a href="https://www.who.int/">WHO</a>, <a href='https://www.who.int/'>de WHO</a>, <span lang="en">the *words*</span> en <https://www.who.int/>.

Leeftijd < 18 jaar, of n<30 en m>2, <abbr hidden title="x">a</abbr>.

??? note "Titel"
    - een
    - twee
## Kop { #kop-a }

Tekst.

??? note "Titel"
    Een zin.
??? note "Titel"
    Nog een zin.
Daarna volgt een alinea.

- een

    ??? note "Titel"
        - een
- twee

Lees *The art of living with others*, zei zij, of ‘Where are you going?’ van de buren … en dan de foto’s ’s avonds.

‘Ga je mee?’ vroeg zij. ‘De partners’ huis is leeg.’ Zij dacht: ‘Wat nu?’

*Tot morgen. Bente*

Groet, Bente

> Zo is het nu eenmaal
> — Bente, in een brief aan haar zus

[Begin hier met de eerste module](/modules/sample.md){ .md-button }

Zij appt: ‘oké :) tot zo!’

[a.b@x.org](mailto:a.b@x.org), <c@x.org>, `d@x.org`, [Node.js](https://nodejs.org/) en de letter ‘s’ van ‘samen’.

- een item van vijf woorden

[https://www.x.org/een](https://x.org/een), [x.org](https://www.x.org/),
Words line, de Woordentelefoon: [0900-0000](tel:+31-900-0000), [module 1](/modules/sample.md).

Jansen (2020) en Pieter (2019) zagen het, in Utrecht (2021); Vos e.a. (2005) ook, zegt @jansen-2020.

De partner van de partner van je partner, steeds een stap verder, steeds een stap verder. Zij appt: ‘Nou - eh - nee.’

Wat is van mij? [@jansen-2020] Liefde, enz. [@jansen-2020] horen erbij, ook [metamour](/about.md)s en [polycuul](/about.md)en.

Het kost $5 of $10. Zo schrijf je *de*. De smiley :-) ook, en ( ).

- **Werk**: een kamer.
- **Thuis**:
    - een bed

Twee lijnen om in te vullen:

- **Naam:**
- **Datum:**

Er zijn drie vormen: polyamorie, de bekendste, swingen en daten. Twee redenen: het is laat, en wie moe is, luistert slecht.

Drie thema’s: angst en schaamte, verlies, hoop en troost. Vijf factoren: zie boven. Drie kanten: de ene, de andere en het midden.

In de ene groep vroeg iedereen door tot het verhaal rond was, en zweeg daarna een hele tijd bij elkaar.

In de andere groep vroeg niemand door tot het verhaal rond was, en praatte daarna iedereen een tijd door elkaar.

Op 29 februari 2024, 1 mei, 2026-02-28 en June 30, 2020 zagen in July 40 mensen dat [zoals [@jansen-2020, p. 5; @jansen-2020, pp. 123–5]].

```
<script>{{ alles }} mag hier</script>
```
"""


ALIKE = [
    # (Dutch, English): what each language writes in its own way, and what only looks like a fault
    (
        "Woordentelefoon: [0900-0000](tel:+31-900-0000) of [dat](tel:09000000).",
        "Words line: [0900-0000](tel:+31-900-0000), or [that](tel:09000000).",
    ),
    ("Kies: a) thee, b) koffie (of c) niets).", "Choose: a) tea, b) coffee (or c) nothing)."),
    ("Er waren 10 mensen en 35 stoelen.", "There were ten people and thirty-five chairs."),
    ("Er waren drieëndertig mensen en drie op de 10 stoelen.", "There were 33 people and three in ten chairs."),
    ("Om 19.30 uur, 10:15 uur en 20.00 uur begint het.", "It begins at 7.30 pm, 10.15 a.m. and 8 pm."),
    ("Van 9.00 tot 17.30 uur, of 12.00–14.00 uur.", "From 9 am to 5.30 pm, or from 12.00 pm to 2 pm."),
    ("In de jaren ’70 was zij begin 30.", "In the 1970s she was in her early thirties."),
    ("Op 31-12-2024 en 2025-06-01 begon het.", "It began on 31 December 2024 and on 1 June 2025."),
    ("Zet de helderheid op 50%.", "Set the brightness to 50%."),
    ("![Twee kopjes](/assets/images/tea-nl.svg)", "![Two cups](/assets/images/tea-en.svg)"),
    (
        "“This is what they wrote to us, and it is not for you,” zei hij.",
        "“This is what they wrote to us, and it is not for you,” he said.",
    ),
    ("> This is what they wrote to us, and it is not for you.", "> This is what they wrote to us, and it is not for you."),
    ("Zie [daar](https://nl.wikipedia.org/wiki/Polyamorie).", "See [there](https://en.wikipedia.org/wiki/Polyamory)."),
    ("Schrijf [ons](mailto:cursus@example.org).", "Write to [us](mailto:course@example.org)."),
    ("", "<!-- only in English --> Call [them](https://x.org/uk), **day and night**, within 30 days."),
    ("", '<!-- only in English -->\n!!! note "In Britain"\n\n    Call them.\n\n    - day\n    - night'),
    ("<!-- only in Dutch -->\n\n- een\n- twee\n\nEen zin.", "A sentence."),
    ("<!-- only for groups -->\n\nEen zin.", "<!-- alleen voor ons -->\n\nA sentence."),
    ("<!-- only in Dutch --> In het Nederlands heet het zo [@jansen-2020].\n\nEen zin.", "A sentence."),
    ("Kies stap a of stap b.", "Choose step a or step b: an hour, an MRI, an heir, a European, a unit, a one, a ewe, i.e. an i (i)."),
    ("Zie [daar](https://x.org/by/deed.nl).", "See [there](https://x.org/by/deed.en)."),
    ("Dat is Joyce’ keuze, en die van Alice’ vriend.", "That is the partners’ choice, and the children’s; it is not the parents’."),
    ("‘Ik zat te denken’, zegt hij, ‘aan de jaren ’70.’", "‘I was thinkin’, you know,’ he says, ‘of the ’70s.’"),
    ("‘Het is het huis van mijn ouders’, zegt hij.", "‘It is my parents’ house,’ he says."),
    ("Het ‘wij’-gevoel en het ‘ik’ ervan: ‘ons’, ‘mijn’ en ‘hun’.", "The ‘we’ feeling and the ‘I’ in it: ‘ours’, ‘mine’ and ‘theirs’."),
    ("Wat er is is goed, en wie geeft geeft veel.", "What there is is fine, and those who had had it gave it away."),
    ("Kies Misschien als je twijfelt, en Soms als het wisselt.", "Choose Maybe if you are in doubt, and Sometimes if it varies."),
    ("Ze las *Toch nog thuis* en ‘Maar wij dan’.", "She read *Then there was one* and ‘But what of us’."),
    (
        "| a | b |\n|---|---|\n| Een | [daar](/about.md) |\n|  | Nog een |",
        "| a | b |\n|---|---|\n| One | [there](/about.md) |\n|  | One more |",
    ),
]


@pytest.mark.parametrize(("dutch", "english"), ALIKE, ids=[dutch[:30] for dutch, _ in ALIKE])
def test_what_each_language_writes_in_its_own_way_is_no_fault(dutch: str, english: str) -> None:
    """Numbers in words, times of the day, files and sites of one language, quotations and telephone numbers have no finding."""
    tree = SAMPLE.with_file("overrides/assets/images/tea-nl.svg", b"<svg/>").with_file("overrides/assets/images/tea-en.svg", b"<svg/>")
    tree = tree.with_file(NL, SAMPLE.contents[NL] + f"\n{dutch}\n".encode())
    found = load_and_check(tree.with_file(EN, SAMPLE.contents[EN] + f"\n{english}\n".encode()))[1]
    assert [str(finding) for finding in found if finding.rule not in {"stale-translation", "lock", "unused-file"}] == []


def test_what_only_looks_like_a_slip_is_none() -> None:
    """Lists, notes, tables, signs and code that are written well have no finding."""
    tree = SAMPLE
    for name in (NL, EN):
        tree = tree.with_file(name, SAMPLE.contents[name] + HARMLESS.encode())
    rules = {
        "reference",
        "research-label",
        "layout",
        "html",
        "link",
        "image",
        "markup",
        "encoding",
        "file-size",
        "typing",
        "unfinished",
        "directive",
        "citation",
        "count",
        "date",
    }
    assert [str(finding) for finding in load_and_check(tree)[1] if finding.rule in rules] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("en: Begin with your client’s own word.", "en: Begin with your client #1 word.", "starts a comment"),
        ("en: Begin with your client’s own word.", "en: Room #4.", "starts a comment"),
        ("en: Begin with your client’s own word.", 'en: "Begin \\u202e word"', "U+202E"),
    ],
)
def test_text_of_a_data_file_that_is_not_as_it_looks(old: str, new: str, message: str) -> None:
    """A sign that cuts a text off, and one that an escape hides, are found where they stand."""
    name = "quizzes/sample.yml"
    found = load_and_check(edited(name, old, new))[1]
    assert [finding.position.line for finding in found if message in finding.message] == [line_of(name, old)], [
        str(finding) for finding in found
    ]


@pytest.mark.parametrize(
    ("dutch", "english", "lost"),
    [
        ("Ada woont in Den Haag.", "Ada lives in The Hague.", False),
        ("Op een Duitse school viert Ada Kerst.", "At a German school, Ada celebrates Christmas.", False),
        ("Zij werkt bij de GGD in de Achterhoek.", "She works for the health service in the east.", False),
        ("Bij Sinterklaas komt Ada.", "In early December Ada comes.", False),
        ("Op dinsdag belt Fatima.", "On Tuesday Roos calls.", True),
    ],
)
def test_name_that_a_language_writes_in_its_own_way_is_not_lost(dutch: str, english: str, lost: bool) -> None:
    """A place, a people or a feast may have another name in English; somebody who is named has the same in both."""
    name = "quizzes/sample.yml"
    text = SAMPLE.contents[name].decode().replace("nl: 'Ada", f"nl: '{dutch} Ada", 1).replace("en: 'Ada", f"en: '{english} Ada", 1)
    found = [finding for finding in load_and_check(SAMPLE.with_file(name, text.encode()))[1] if finding.rule == "same-case"]
    assert bool(found) == lost, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("dutch", "english", "swapped"),
    [
        ("Dan zegt Ada iets tegen Ben, en Ada gaat.", "Then Ada says something to Ben, and Ada leaves.", False),
        ("Dan zegt Ada iets tegen Ben, en Ada gaat.", "Then Ada says something to Ben, and she leaves.", False),
        ("Dan zegt Ada iets tegen Ben, en Ada gaat.", "Then Ada says something to Ben, and Fatima leaves.", True),
        ("Dan ziet Ada de zwarte kat van Ada.", "Then Ada sees her Black cat, on Saturdays, at Christmas.", False),
        ("In de VS en de Verenigde Staten woont Ada.", "In the US and the United States lives Ada.", False),
        ("Dan ziet Ada Bens kat.", "Then Ada sees Ben’s cat.", False),
        ("Dan ziet Ada Bens kat.", "Then Ada sees Roos’s cat.", True),
    ],
)
def test_name_in_an_explanation_is_the_same_in_every_language(dutch: str, english: str, swapped: bool) -> None:
    """Somebody who is named less often in one language while somebody else is named more often, is a slip; a pronoun is none."""
    name = "quizzes/sample.yml"
    text = SAMPLE.contents[name].decode().replace("nl: Begin bij", f"nl: '{dutch} Begin bij").replace("cliënt zelf.", "cliënt zelf.'")
    text = text.replace("en: Begin with your client’s own word.", f"en: '{english} Begin with your client’s own word.'")
    found = [finding for finding in load_and_check(SAMPLE.with_file(name, text.encode()))[1] if finding.rule == "same-case"]
    assert bool(found) == swapped, [str(finding) for finding in found]


@pytest.mark.parametrize("settings", [b"", b"- a\n", None])
def test_settings_that_are_lost_are_told_once(settings: bytes | None) -> None:
    """Where mkdocs.yml says nothing, that alone is told, and no picture of the theme is called unused."""
    tree = SAMPLE.with_file("overrides/assets/images/favicon.svg", b"")
    found = load_and_check(tree.with_file("mkdocs.yml", settings))[1]
    assert [finding.rule for finding in found if finding.rule in {"settings", "unused-file"}] == ["settings"] * (settings is not None)
    assert [finding.rule for finding in found if finding.position.file.name == "mkdocs.yml"] == [
        "settings" if settings is not None else "missing-file"
    ]


LANGUAGES_DIFFER = [
    # (Dutch, English, rule, part of the message)
    ("Een alinea.\n\nNog een.", "A paragraph.", "translation", "paragraphs"),
    ("- een\n- twee", "- one", "translation", "there is 1 item of a list, and in the Dutch text 2"),
    ("| a |\n|---|\n| b |\n| c |", "| a |\n|---|\n| b |", "translation", "rows of tables"),
    ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| | d |", "translation", "this row has an empty cell"),
    (
        "| a | b |\n|---|---|\n| [c](/about.md) | d |",
        "| a | b |\n|---|---|\n| d | [c](/about.md) |",
        "translation",
        "stand in other cells",
    ),
    ("Zij wonen 4 jaar samen.", "They have lived together for 5 years.", "figures", "which has 4 instead"),
    ("Er waren 20 vrouwen en 30 mannen.", "There were 30 women and 20 men.", "figures", "swapped"),
    ("1. een\n2. twee", "- one\n- two", "translation", "items of lists, and in the Dutch text none"),
    ("Een **vet** woord.", "A bold word.", "translation", "bold parts"),
    ("", "<!-- only in Dutch --> A sentence of its own.", "translation", "put it into the other one"),
    ("", "<!-- only in English --> A sentence.\n\nAnd another one.", "translation", "paragraphs"),
    ("Een alinea.", "<!-- only in German --> A paragraph.", "translation", "is no comment of the course"),
    ("Een alinea.", "<!-- English only --> A paragraph.", "translation", "`English only` is no comment"),
    ("", "<!-- only in English -->\n<!-- course:practice --> So it is [@jansen-2020].", "translation", "has an evidence label"),
    ("", "<!-- only in English --> So it is [@de-boer-2018].", "translation", "`de-boer-2018` is cited in this language only"),
    (
        "",
        "<!-- only in English -->\n\n## Heading { #x }\n\nA sentence.",
        "translation",
        "the heading `## … { #x }` stands here, and not in",
    ),
    ("- een\n- twee", "Een zin.", "translation", "They differ here or just above"),
    ("Er waren 10 mensen.", "There were eleven people.", "figures", "number 10"),
    ("Om 19.30 uur.", "At 8.30 pm.", "figures", "which has 19.30 instead"),
    ("Van 18.00 tot 19.30 uur.", "From 5 pm to 7.30 pm.", "figures", "which has 18 instead"),
    ("Op 31-12-2024.", "On 30 December 2024.", "figures", "which has 31 instead"),
    ("Van 20 af.\n\nTot 30.", "Up to 30.\n\nFrom 20.", "figures", "in another paragraph"),
    ("![Twee](/assets/images/tea-nl.svg)", "![Two](/assets/images/tea-nl.svg)", "image", "name `/assets/images/tea-en.svg`"),
    ("Zie [x](https://www.x.nl/een).", "See [x](https://www.x.nl/twee).", "translation", "https://www.x.nl/een"),
    ("## Wat je vraagt { #x }\n\nZo.", "## Wat je vraagt { #x }\n\nSo.", "language", "this heading reads the same"),
    ("## Over ons { #x }\n\nZo.", "## Over ons { #x }\n\nSo.", "language", "this heading reads the same"),
]


@pytest.mark.parametrize(("dutch", "english", "rule", "message"), LANGUAGES_DIFFER, ids=[message for *_, message in LANGUAGES_DIFFER])
def test_languages_that_say_different_things_are_found(dutch: str, english: str, rule: str, message: str) -> None:
    """A part that one language lost, and a number that it changed, are reported in the translation; texts alike are not."""
    tree = SAMPLE.with_file("overrides/assets/images/tea-nl.svg", b"<svg/>").with_file("overrides/assets/images/tea-en.svg", b"<svg/>")
    tree = tree.with_file(NL, SAMPLE.contents[NL] + f"\n{dutch}\n".encode())
    found = load_and_check(tree.with_file(EN, SAMPLE.contents[EN] + f"\n{english}\n".encode()))[1]
    assert [finding for finding in found if finding.rule == rule and message in finding.message], [str(finding) for finding in found]
    assert {finding.position.file.as_posix() for finding in found if finding.rule == rule and message in finding.message} == {
        NL if message == "number 10" else EN
    }


PAGE = "docs/en/about.md"
STARTS = [
    # (what is there, what replaces it, rule, part of the message)
    ("# About", "## About", "heading", "starts with its title"),
    ("---\n\n#", "search: {exclude: 'false'}\n---\n\n#", "front-matter", "`true` or `false`"),
    ("---\n\n#", "start: {text: Begin, url: modules/smaple/}\n---\n\n#", "link", "no page at `modules/smaple/`"),
    ("---\n\n#", "template: nothere.html\n---\n\n#", "front-matter", "no template `nothere.html`"),
    ("---\n\n#", 'kicker: What is "meant"\n---\n\n#', "typing", "straight quote"),
    ("---\n\n#", "start: {text: To module 1, url: glossary/}\n---\n\n#", "link", "`module 1` is `sample`"),
    (
        "---\n\n#",
        "lead: Dit is de tekst die er in het Nederlands staat en die niemand heeft vertaald.\n---\n\n#",
        "language",
        "this is Dutch",
    ),
    ("---\n\n#", "lead: Words <b>that</b> stand out.\n---\n\n#", "front-matter", "plain text"),
    ("---\n\n#", "lead: See [the page](/nowhere.md).\n---\n\n#", "front-matter", "plain text"),
    ("---\n\n#", "lead: These are the the words.\n---\n\n#", "typing", "stands here twice"),
    ("---\n\n#", "lead: 'TODO: write this.'\n---\n\n#", "unfinished", "still to be done"),
    ("---\n\n#", "lead: 'See {{ page.title }} here.'\n---\n\n#", "layout", "braces would be printed"),
    ("---\n\n#", "lead: A client says ‘ours.\n---\n\n#", "typing", "without its `’`"),
    ("---\n\n#", "title: Elsewhere\n---\n\n#", "translation", "the field `title` stands here"),
    ("---\n\n#", "search: {exclude: true}\n---\n\n#", "translation", "`search: {exclude: true}` stands here"),
]


@pytest.mark.parametrize(("old", "new", "rule", "message"), STARTS, ids=[message for *_, message in STARTS])
def test_fault_at_the_start_of_a_page_is_found(old: str, new: str, rule: str, message: str) -> None:
    """What stands above the first heading of a page is looked at as the text is."""
    found = load_and_check(edited(PAGE, old, new))[1]
    assert [finding for finding in found if finding.rule == rule and message in finding.message], [str(finding) for finding in found]


def test_field_that_a_template_shows_stands_on_its_page() -> None:
    """A page has what its template prints; what that asks for first can be left out."""
    template = b"{{ page.meta.lead }}{% if page.meta.kicker %}{{ page.meta.kicker }}{% endif %}"
    text = SAMPLE.contents[PAGE].decode().replace("---\n\n#", "template: own.html\n---\n\n#", 1)
    found = load_and_check(SAMPLE.with_file("overrides/own.html", template).with_file(PAGE, text.encode()))[1]
    assert [finding.message.partition(":")[0] for finding in found if finding.rule == "front-matter"] == [
        "the template `own.html` shows `lead`, and nothing of that name stands here"
    ]


def test_description_of_another_page_is_found() -> None:
    """Each page says itself what stands on it."""
    text = SAMPLE.contents[PAGE].decode().replace("description: What this course is about.", "description: All terms.", 1)
    found = load_and_check(SAMPLE.with_file(PAGE, text.encode()))[1]
    assert [finding for finding in found if finding.rule == "copied" and "description stands at" in finding.message]


ENTRIES = [
    # (file, what is there, what replaces it, rule, part of the message)
    ("modules/references.yml", 'year: "2020"', 'year: "last year"', "reference-entry", "is no year"),
    ("modules/references.yml", 'year: "2020"', 'year: "1520"', "reference-entry", "cannot be the year"),
    ("modules/references.yml", 'year: "2020"', 'year: "2200"', "reference-entry", "cannot be the year of this"),
    ("modules/references.yml", "(2020)", "(2020, June 31)", "date", "`June 31`"),
    (
        "modules/references.yml",
        "Jansen, A. (2020)",
        "Jansen, A., and Vos, B. (2020)",
        "reference-entry",
        "before the last author stands `and`",
    ),
    ("modules/references.yml", "Jansen, A. (2020)", "Jansen, A. B (2020)", "reference-entry", "behind the initial `B`"),
    (
        "modules/references.yml",
        "Uitgeverij Voorbeeld.\n    doi: 10.1234/voorbeeld.2020",
        "Article 2002.\n    doi: 10.1234/voorbeeld.2020",
        "reference-entry",
        "this is article `2002`",
    ),
    ("modules/references.yml", "*Woorden*. Uitgeverij Voorbeeld.", "*Woorden*. Uitgeverij", "reference-entry", "without a full stop"),
    ("modules/references.yml", "*Woorden*. Uitgeverij", "*Woorden. Uitgeverij", "layout", "only one `*`"),
    ("modules/references.yml", "*Woorden*. Uitgeverij", "*Woorden* [boek. Uitgeverij", "typing", "without its `]`"),
    ("modules/references.yml", "*Woorden*. Uitgeverij", "<i>Woorden</i>. Uitgeverij", "html", "`*words*`"),
    ("modules/sample/module.yml", "order: 1", "order: 2", "unique-id", "none has the number `1`"),
    ("mkdocs.yml", "  - glossary.md\n", "", "navigation", "the page `glossary.md` stands nowhere"),
    (
        "mkdocs.yml",
        "      - course:modules",
        "      - modules/sample.md\n      - course:modlues",
        "navigation",
        "Did you mean `course:modules`",
    ),
    ("mkdocs.yml", "      - course:guides", "      - https://example.org/", "navigation", "the session guides stand nowhere"),
    ("mkdocs.yml", "  - glossary.md", "  - glossary.md\n  - Woorden: glossary.md", "navigation", "already"),
    ("mkdocs.yml", "nav:\n  - about.md\n", "nav: about.md\nmore:\n", "navigation", "is a list"),
    ("docs/en/about.md", "<!-- course:version -->", "1", "placement", "no page asks for `version`"),
    ("modules/references.yml", "author: Jansen", "author: Pieters", "reference-entry", "does not start with `Pieters`"),
    (
        "modules/references.yml",
        'year: "2020"',
        'year: "2020"\n    url: http://localhost/x',
        "reference-entry",
        "`http://localhost/x` is no",
    ),
    (
        "modules/references.yml",
        'year: "2020"',
        'year: "2020"\n    url: https://jan:x@example.org/',
        "reference-entry",
        "no complete address",
    ),
    ("modules/references.yml", 'year: "2020"', 'year: "2020"\n    url: https://doi.org/10.1234/abc', "reference-entry", "is a DOI"),
    (
        "modules/references.yml",
        "status: verified\n    retold",
        "status: unverified\n    retold",
        "reference-entry",
        "must say which part",
    ),
    ("quizzes/sample.yml", "sources: [jansen-2020]", "sources: [jansen-2020, jansen-2020]", "listed-once", "already"),
    ("quizzes/sample.yml", "label: practice", "label: contested", "question-source", "has the label `contested`"),
    ("modules/glossary.yml", "see: [tie]", "see: [network]", "glossary", "refers to itself"),
    ("kit/methods/rounds.yml", "time: {min: 60, max: 90}", "time: {min: 90, max: 60}", "kit-plan", "change the two round"),
    ("quizzes/final-test.yml", "pass_mark: 80", "pass_mark: 8", "final-test", "less than a half"),
    ("modules/sample/vignettes/two-cups.yml", "name: Ada", "name: Zoe", "vignette", "nowhere in"),
    ("modules/sample/vignettes/two-cups.nl.md", "{ #scene }", "{ #unknown }", "vignette", "the part `scene` is missing"),
    (
        "quizzes/sample.yml",
        "en: 'Who belongs to them?'}",
        "en: 'All of the above.'}",
        "question-text",
        "`All of the above` stands for the other options",
    ),
    ("quizzes/sample.yml", "en: Begin with your client’s own word.", "en: Option B is right here.", "question-text", "no letters"),
    ("quizzes/sample.yml", "en: 'Who belongs to them?'}", "en: 'Both a and b.'}", "question-text", "no letters"),
    (
        "quizzes/sample.yml",
        "nl: 'Wie horen daarbij?'",
        "nl: 'Alle antwoorden zijn juist.'",
        "question-text",
        "`Alle antwoorden zijn juist` stands for the other options",
    ),
    ("quizzes/sample.yml", "nl: Begin bij het", "nl: Het derde antwoord is dus goed. Begin bij het", "question-text", "no letters"),
    ("quizzes/sample.yml", "nl: Begin bij het", "nl: De eerste twee zijn dus fout. Begin bij het", "question-text", "no letters"),
    ("quizzes/sample.yml", "nl: Je blijft bij", "nl: Dit antwoord is niet goed. Je blijft bij", "question-whole", "the option is right"),
    ("quizzes/sample.yml", "en: That may be", "en: This is the right answer. That may be", "question-whole", "the option is wrong"),
    ("quizzes/sample.yml", "en: You stay with her word and open it.", "en: You stay with her word and", "typing", "without a full stop"),
    ("quizzes/sample.yml", "en: You stay with her word and open it.", "en: See above.", "question-whole", "says too little"),
    (
        "quizzes/sample.yml",
        "en: 'Ada says ‘my people’. What do you ask?'",
        "en: 'Ada says ‘my people’.'",
        "question-whole",
        "no question mark",
    ),
    ("quizzes/sample.yml", "passage: words", "passage: self-check", "passage", "only sums up or tests"),
    ("quizzes/final-test.yml", "passage: sample#words", "passage: sample#to-keep", "final-test", "only sums up or tests"),
    ("modules/sample/module.yml", "heading: try-it", "heading: to-keep", "exercise", "only sums up or tests"),
    ("kit/guides/sample.yml", "reading: [words]", "reading: [self-check]", "kit-name", "only sums up or tests"),
    (NL, "## Woorden { #words }", "<!-- course:check which-word -->\n\n## Woorden { #words }", "placement", "only follows, under `words`"),
    (NL, "<!-- course:quiz -->", "Drie vragen.\n\n<!-- course:quiz -->", "count", "there is 1"),
    (EN, "<!-- course:quiz -->", "3 questions.\n\n<!-- course:quiz -->", "count", "there is 1"),
    (NL, "## Probeer het { #try-it }", "<!-- course:quiz -->\n\n## Probeer het { #try-it }", "placement", "into the last section"),
    ("docs/en/glossary.md", "<!-- course:glossary -->", "", "placement", "is shown nowhere"),
    ("docs/en/glossary.md", "<!-- course:glossary -->", "<!-- course:glossary -->\n\n<!-- course:glossary -->", "placement", "twice"),
    ("docs/en/about.md", "# About { #about }", "# About { #about }\n\n<!-- course:glossary -->", "placement", "belongs on the page"),
    (
        QUIZ,
        "label: practice",
        "label: practise",
        "schema",
        "cannot be `practise`: it must be `research`, `practice` or `contested`. Did you",
    ),
    (QUIZ, "label: practice", "label: [practice]", "schema", "cannot be a list"),
    (QUIZ, "key: true", "kye: true", "schema", "`kye` is not known here. Did you mean `key`?"),
    (QUIZ, "id: which-word", "id: Which Word", "schema", "Did you mean `which-word`?"),
    (QUIZ, "sources: [jansen-2020]", "sources: []", "schema", "has no items, and needs at least 1"),
    (QUIZ, "en: 'Do you mean your family?'", "en: ", "schema", "the English of `questions[which-word].options[your-family].text` is empty"),
    (QUIZ, "sources: [jansen-2020]", "sources: [nobody-1900]", "reference", "or add the work"),
    ("modules/glossary.yml", "see: [tie]", "see: [zzz]", "glossary", "no term `zzz`. There are `network`, `tie`."),
    (NL, "course:vignette two-cups", "course:glossary", "directive", "`course:glossary` has its place on a page in docs/"),
    (NL, "course:vignette two-cups", "course:vignette", "directive", "does not say which"),
    (NL, "Begin bij", "CafÃ© bij", "encoding", "write `é`"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "message"), ENTRIES, ids=[message for *_, message in ENTRIES])
def test_entry_that_does_not_fit_is_found(file: str, old: str, new: str, rule: str, message: str) -> None:
    """What contradicts itself within an entry, or is copied from another, is reported where it stands."""
    found = load_and_check(edited(file, old, new))[1]
    ours = [finding for finding in found if finding.rule == rule and message in finding.message]
    assert file in {finding.position.file.as_posix() for finding in ours}, [str(finding) for finding in found]


@pytest.mark.parametrize(("words", "copies"), [("Wie iets wil zeggen, zegt nu iets.", 2), ("Iedereen zegt nu iets.", 0)])
def test_text_of_the_kit_that_is_copied_from_the_step_before_is_found(words: str, copies: int) -> None:
    """A longer text that stands twice in a file of the kit is told once, with both languages; a short one may be meant."""
    text = SAMPLE.contents["kit/methods/rounds.yml"].decode()
    for what in ("{nl: Iedereen leest., en: Everyone reads.}", "{nl: Ieder zegt één zin., en: Everyone says one sentence.}"):
        assert what in text
        text = text.replace(what, f"{{nl: '{words}', en: '{'Who wants to say something says it now.' if copies else 'All speak.'}'}}")
    found = [
        finding for finding in load_and_check(SAMPLE.with_file("kit/methods/rounds.yml", text.encode()))[1] if finding.rule == "copied"
    ]
    assert [1 + len(finding.others) for finding in found] == [copies] * bool(copies)


TEXTS = [
    # (file, what is there, what replaces it, rule, part of the message)
    (
        QUIZ,
        "A number helps at times. Her word gets lost that way.",
        "A number helps at times. Her word",
        "typing",
        "ends without a full stop",
    ),
    (QUIZ, "You stay with her word", "stay with her word", "typing", "starts with a small letter"),
    (MODULE, "Welke woorden gebruik jij?", "Welke woorden gebruik", "typing", "ends without a full stop"),
    (QUIZ, "Who belongs to them?", "Who belongs [to them?", "typing", "without its `]`"),
    (QUIZ, "You stay with her word", "You stay with <b>her</b> word", "html", "`**words**`"),
    (MODULE, "en: You name what you see.", "en: Noem het hier.", "language", "this sentence is Dutch"),
    (MODULE, "nl: Je noemt wat je ziet.", "nl: Loss and grief", "language", "this sentence is English"),
    (QUIZ, "You stay with her word", "You stay<br>with her word", "html", "below `|`"),
    (QUIZ, "You stay with her word", "You stay <!-- check --> with her word", "html", "sent to readers"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "message"), TEXTS, ids=[new for _, _, new, *_ in TEXTS])
def test_text_of_a_data_file_is_whole(file: str, old: str, new: str, rule: str, message: str) -> None:
    """A sentence that lost its end or its start, a bracket that stays open, HTML and remarks are found on their line."""
    found = load_and_check(edited(file, old, new))[1]
    assert line_of(file, old) in {finding.position.line for finding in found if finding.rule == rule and message in finding.message}, list(
        map(str, found)
    )


@pytest.mark.parametrize(
    ("file", "edits"),
    [
        # options that are no sentences, if all of a question are written so
        (QUIZ, {"Wie horen daarbij?": "Horen", "Bedoel je je familie?": "familie", "Hoeveel zijn het er?": "een getal"}),
        # a text that is or ends in a list, a quotation, code, or a mark of its own
        (QUIZ, {"Je blijft bij haar woord en opent het.": "Zeg ‘ja’: `<b>` hoort erbij."}),
        # words and names that a language has borrowed
        (MODULE, {"nl: Je noemt wat je ziet.": "nl: Friends with benefits.", "en: You name what you see.": "en: Friends with benefits."}),
        (MODULE, {"nl: Je noemt wat je ziet.": "nl: The Ethical Slut.", "en: You name what you see.": "en: The Ethical Slut."}),
        (MODULE, {"nl: Je noemt wat je ziet.": "nl: Coming out.", "en: You name what you see.": "en: Veilig Thuis."}),
        (QUIZ, {"Je blijft bij haar woord en opent het.": "Je zegt: ‘Wat bedoel je met [hen]?’"}),
        (
            MODULE,
            {"'Welke woorden gebruik jij?'": '"Welke?\\n\\n- een\\n- twee"', "'Which words do you use?'": '"Which?\\n\\n- one\\n- two"'},
        ),
    ],
)
def test_text_of_a_data_file_that_needs_no_mark(file: str, edits: dict[str, str]) -> None:
    """What is written as all beside it, and what ends in a list or a quotation, has no finding."""
    text = SAMPLE.contents[file].decode()
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new, 1)
    found = load_and_check(SAMPLE.with_file(file, text.encode()))[1]
    assert [str(finding) for finding in found if finding.rule in {"typing", "html", "layout", "markup", "language"}] == []


STRAYS = [
    "modules/sample/nl.md.orig",
    "modules/sample/module.yaml",
    "modules/refs.yml",
    "modules/README.md",
    "quizzes/sample.yaml",
    "quizzes/old/sample.yml",
    "kit/frame.yaml",
    "docs/de/index.md",
    "docs/en/notes.docx",
    "docs/en/About us.md",
    "docs/en/page.markdown",
    "overrides/assets/images/My Photo.JPG",
]


@pytest.mark.parametrize("name", STRAYS)
def test_file_that_nothing_reads_is_found(name: str) -> None:
    """A copy that was left, a misspelt ending and a name that makes a bad address are reported by their name."""
    found = load_and_check(SAMPLE.with_file(name, b"x\n"))[1]
    assert [finding for finding in found if finding.rule == "file-name" and name.startswith(finding.position.file.as_posix())]


def test_name_that_a_page_can_have_is_proposed() -> None:
    """It is the one that was given, in small letters without accents, signs and spaces, and that of its folder too."""
    found = load_and_check(SAMPLE.with_file("docs/en/Our team/Privé & Groß.md", b"x\n"))[1]
    assert any("call it `our-team/prive-gross.md`." in finding.message for finding in found), [str(finding) for finding in found]


UNUSED = [
    "docs/nl/article.pdf",
    "docs/en/cups.svg",
    "overrides/assets/clients.csv",
    "overrides/assets/images/old.png",
    "overrides/assets/cups.pdf",
    "overrides/partials/old.html.orig",
]


@pytest.mark.parametrize("name", UNUSED)
def test_file_that_would_be_published_and_that_nothing_shows_is_found(name: str) -> None:
    """An article or a list of clients that stands beside the pages is reported; not so once a text links to it."""
    tree = SAMPLE.with_file(name, b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert [finding.position.file.as_posix() for finding in load_and_check(tree)[1] if finding.rule == "unused-file"] == [name]
    for language in ("nl", "en"):
        page = f"docs/{language}/about.md"
        link = f"\n[file](/{name.partition('/' if name.startswith('overrides') else f'/{language}/')[2] or 'about.md'}).\n"
        tree = tree.with_file(page, SAMPLE.contents[page] + link.encode())
    assert [finding for finding in load_and_check(tree)[1] if finding.rule == "unused-file"] == []


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("overrides/assets/images/card.png", "<img src='assets/images/card.png' alt=''>"),
        ("overrides/assets/images/card.svg", "<img src='assets/images/card.png' alt=''>"),
        ("overrides/assets/images/hall.svg", '{{ illustration("hall") }}'),
        ("overrides/assets/images/sample.svg", ""),
        ("overrides/assets/fonts/x.woff2", ""),
    ],
)
def test_file_that_the_theme_uses_is_no_stray(name: str, theme: str) -> None:
    """What a template names, what that was made from, the drawing of a module, and code and fonts have no finding."""
    tree = SAMPLE.with_file(name, b'<svg viewBox="0 0 1 1" aria-hidden="true"><path stroke="currentColor" d="M0 0h1"/></svg>').with_file(
        "overrides/main.html", f"<p>{theme}</p>".encode()
    )
    if theme.startswith("<img"):
        tree = tree.with_file("overrides/assets/images/card.png", b"")
    assert [str(finding) for finding in load_and_check(tree)[1]] == []


def test_heading_of_a_vignette_is_the_usual_one() -> None:
    """The parts of all vignettes of a language are called the same."""
    tree = SAMPLE
    for number in range(2):
        for ending in ("nl.md", "en.md", "yml"):
            text = SAMPLE.contents[f"modules/sample/vignettes/two-cups.{ending}"]
            tree = tree.with_file(f"modules/sample/vignettes/more-{number}.{ending}", text)
    name = "modules/sample/vignettes/more-1.nl.md"
    first = tree.contents[name].decode().partition(" {")[0]
    found = load_and_check(tree.with_file(name, tree.contents[name].replace(first.encode(), b"## Anders", 1)))[1]
    assert [finding.position.line for finding in found if finding.rule == "vignette" and "is called" in finding.message] == [1]


@pytest.mark.parametrize("name", ["modules/claims.yml", "quizzes/final-test.yml", "quizzes/self-assessment.yml"])
def test_file_that_a_page_shows_and_that_is_lost_is_found(name: str) -> None:
    """A course can do without these files, but not a page that asks for what is in them."""
    directive = name.rpartition("/")[2].removesuffix(".yml")
    page = "docs/en/about.md"
    asking = SAMPLE.with_file(page, SAMPLE.contents[page] + f"\n<!-- course:{directive} -->\n".encode())
    found = load_and_check(asking.with_file(name, None))[1]
    assert (page, f"`{name}` is missing") in {
        (finding.position.file.as_posix(), finding.message.partition("since ")[2].partition(":")[0]) for finding in found
    }


@pytest.mark.parametrize(
    "settings",
    [
        "site_name: A course   # with a remark\nnav:\n  - about.md\nexclude_docs: glossary.md\nsite_url: http://a.example/\n",
        'site_name: &name A\nnav: [about.md, glossary.md, "course:modules", "course:guides"]\nrepo_name: *name\nsite_url: !ENV [X]\n',
        "nav: [about.md, glossary.md, 'course:modules', 'course:guides']\nsite_name: A\nsite_url: ''\nremote_name: !!python/name:os.x\n",
    ],
)
def test_settings_are_read_as_mkdocs_reads_them(settings: str) -> None:
    """What is refused in data files has its use in mkdocs.yml, and pages that are excluded there need no entry in its menu."""
    _, key, extensions = SAMPLE.contents["mkdocs.yml"].partition(b"markdown_extensions:")
    assert load_and_check(SAMPLE.with_file("mkdocs.yml", settings.encode() + key + extensions))[1] == []


@pytest.mark.parametrize("lock", ["quizzes/questions.lock", "data.lock", "translations.lock"])
def test_lock_that_is_lost_is_found(lock: str) -> None:
    """Without its lock, or a line of it, a rule could see nothing; so that is reported, and a line that stands twice or lost its form."""
    for content in (
        None,
        b"",
        b"\n".join(SAMPLE.contents[lock].splitlines()[:-1]),
        SAMPLE.contents[lock] + b"sample 1\n",
        SAMPLE.contents[lock] + SAMPLE.contents[lock].splitlines()[-1] + b"\n",
    ):
        found = load_and_check(SAMPLE.with_file(lock, content))[1]
        assert (lock, "lock") in {(finding.position.file.as_posix(), finding.rule) for finding in found}, content


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ('msgid "{n} cases"\nmsgstr "{aantal} casussen"\n', "nl.po:4: the translation of “{n} cases” does not have `{n}`"),
        ('msgid "Case"\nmsgstr "Casus"\n\nmsgid "Case"\nmsgstr "Geval"\n', "nl.po:7: “Case” stands in line 4 already"),
        ('msgid "Best fit"\nmsgstr "Best fit"\n', "nl.po:4: the translation of “Best fit” reads the same as the English"),
        ('msgid "{n} cases"\nmsgstr "{n} {casussen"\n', "nl.po:4: the translation of “{n} cases” has a brace without its other"),
        ('msgid "Case"\nmsgstr "Casus\n', "nl.po:5: what stands here is not a word in quotes"),
        ('msgid "Case"\nmsgstr ""\n', "nl.po:4: the translation of “Case” is empty"),
        ('msgid ""\nmsgstr "Casus"\n', "nl.po:4: the English of this entry (`msgid`) is empty"),
        (None, "nl.po: this file is missing"),
    ],
)
def test_interface_words_that_cannot_be_used_are_told(tmp_path: Path, words: str | None, message: str) -> None:
    """What was translated that may not be, or was not that should be, and broken quotes stop the build with file and line."""
    folder = tmp_path / "overrides/locales"
    folder.mkdir(parents=True)
    if words:
        (folder / "nl.po").write_text(f'msgid ""\nmsgstr "Language: nl"\n\n{words}', encoding="utf-8")
    with pytest.raises(BadWords, match=re.escape(message)):
        Interface(tmp_path, "nl")


def test_window_that_cannot_show_a_sign_shows_its_number(tmp_path: Path) -> None:
    """A finding that quotes a letter which the terminal does not have is printed all the same."""
    shutil.copytree(ROOT / "tests/sample", tmp_path / "course")
    with (tmp_path / "course" / NL).open("a", encoding="utf-8") as file:
        file.write("\nEen v\u0430der.\n")
    command = [sys.executable, "-m", "curriculum", "--root", str(tmp_path / "course"), "check", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert "\\u0430der" in done.stdout


HELP = "modules/help-lines.yml"


CALLED = "[0900-0000](tel:0900-0000)"


def called(number: str) -> str:
    """Return a number as a link that calls it."""
    return f"[{number}](tel:{'-'.join(re.findall(r'[+]?[0-9]+', number.replace('(0)', '')))})"


@pytest.mark.parametrize(
    ("number", "wrong", "names"),
    [
        ("116 123", "call 116 132", "no number of"),
        ("0808 2000 247", "see 0808 2000 274", "no number of"),
        ("988", "dial 998", "no number of"),
        ("1813", "call the line on 1831", "no number of"),
        ("116123", "dial 116132", "no number of"),
        ("0800123456", "call 0800123465", "no number of"),
        ("(030) 123 45 67", "call (030) 123 45 76", "no number of"),
        ("800-799-7233", "ask for 112, or call Samaritans on 116 124", "no number of"),
        ("+31 20 123 45 67", "call 020-1234568", "no number of"),
        ("+44 116 123 1", "call +44 116 123 2", "no number of"),
    ],
)
def test_numbers_of_help_lines_are_those_of_the_course(number: str, wrong: str, names: str) -> None:
    """A course for any country has its own numbers; one that is not among them is found, and without the file none is looked for."""
    files = {HELP: SAMPLE.contents[HELP].decode().replace("0900-0000", f'"{number}"')}
    files |= {name: SAMPLE.contents[name].decode().replace(CALLED, called(number)) for name in (NL, EN)}
    course = SAMPLE
    for name, text in files.items():
        course = course.with_file(name, text.encode())
    own = {"help-number", "schema"}
    assert not [finding for finding in load_and_check(course)[1] if finding.rule in own]
    planted = course.with_file(EN, files[EN].replace("Draw what", f"In need, {wrong}. Draw what").encode())
    assert [finding.message for finding in load_and_check(planted)[1] if finding.rule in own and names in finding.message]
    assert not [finding for finding in load_and_check(planted.with_file(HELP, None))[1] if finding.rule in own]


def test_figure_near_the_number_of_a_help_line_is_no_finding() -> None:
    """A number of people is no telephone number, though it differs from one by a digit only."""
    course = SAMPLE
    for name in (HELP, NL, EN):
        text = SAMPLE.contents[name].decode().replace(CALLED, called("113")).replace("0900-0000", '"113"')
        course = course.with_file(name, text.replace("n = 120", "n = 118").encode())
    assert not [finding for finding in load_and_check(course)[1] if finding.rule == "help-number"]


@pytest.mark.parametrize("number", ["ISSN 0165-1234", "NL91 ABNA 0417 1643 00"])
def test_number_of_a_journal_or_an_account_is_called_by_nobody(number: str) -> None:
    """A number with its name before it is no telephone number."""
    course = SAMPLE.with_file(EN, SAMPLE.contents[EN] + f"\nIt has the number {number}.\n".encode())
    assert not [finding for finding in load_and_check(course)[1] if finding.rule == "help-number"]


@pytest.mark.parametrize("written", ["020 123 45 67", "+31 20 1234567", "+31 (0)20 123 45 67"])
def test_number_is_the_same_with_and_without_the_code_of_the_country(written: str) -> None:
    """A text that writes a number with or without the code of the country gives the number that it has to give."""
    course = SAMPLE.with_file(HELP, SAMPLE.contents[HELP].replace(b"0900-0000", b"020-1234567"))
    for name in (NL, EN):
        course = course.with_file(name, SAMPLE.contents[name].replace(CALLED.encode(), called(written).encode()))
    assert not [str(finding) for finding in load_and_check(course)[1] if finding.rule == "help-number"]


@pytest.mark.parametrize(
    ("line", "mark", "told"),
    [
        ("always: true, ", "???", True),
        ("always: true, ", "???+", False),
        ("always: true, ", "!!!", False),
        ("", "???", False),
    ],
)
def test_line_that_is_always_answered_is_not_folded_away(line: str, mark: str, told: bool) -> None:
    """Where a passage must give such a number, readers see it without opening anything; the fold is told once for all its numbers."""
    listed = f"lines:\n  - {{{line}number: 0900-0000, name: {{nl: Woordentelefoon, en: Words line}}, passages: [sample#try-it]}}\n"
    course = SAMPLE.with_file(HELP, listed.encode())
    for name in (NL, EN):
        course = course.with_file(name, SAMPLE.contents[name].replace(b"???", mark.encode()))
    found = [finding for finding in load_and_check(course)[1] if finding.rule == "help-number"]
    assert [finding.position.file.as_posix() for finding in found] == ([EN, NL] if told else [])


def test_hours_of_something_else_are_no_number() -> None:
    """What is said behind a number in brackets is not a part of it, and a price there is told at the price."""
    course = SAMPLE.with_file(HELP, SAMPLE.contents[HELP].replace(b"0900-0000", b"0900-0000\n    free: true"))
    text = "\nBel de Woordentelefoon, 0900-0000 (10 cent per minuut).\n"
    (finding,) = (one for one in load_and_check(course.with_file(NL, SAMPLE.contents[NL] + text.encode()))[1] if one.rule == "help-number")
    assert finding.message.startswith("`10 cent per minuut` is said here of `0900-0000`")


@pytest.mark.parametrize("left", ["0900-0000", "[0900-0000](/about.md)"])
def test_number_that_a_passage_must_give_is_called_by_a_tap(left: str) -> None:
    """Where the link of a number is gone in both languages, that is told once, with the link to write; a second mention needs none."""
    course = again = SAMPLE
    for name in (NL, EN):
        course = course.with_file(name, SAMPLE.contents[name].replace(CALLED.encode(), left.encode()))
        again = again.with_file(name, SAMPLE.contents[name].replace(CALLED.encode(), f"{CALLED}, or else {left}".encode()))
    (found,) = (finding for finding in load_and_check(course)[1] if finding.rule == "help-number")
    assert (found.position.file.as_posix(), len(found.others)) == (EN, 1)
    assert f"write `{CALLED}`" in found.message
    assert not [finding for finding in load_and_check(again)[1] if finding.rule == "help-number"]


def test_passage_that_a_help_line_names_in_vain_is_told_with_the_headings_that_there_are() -> None:
    """Who names a heading that the text has not reads which it has, if none is like it."""
    told = [finding.message for finding in load_and_check(edited(HELP, "sample#try-it", "sample#facilitator"))[1]]
    assert "modules/sample/nl.md has no heading `facilitator`. Its headings are `words`, `try-it`, `to-keep`, `self-check`." in told


@pytest.mark.parametrize(("title", "made"), [("Het œuvre van Łukasz", "het-oeuvre-van-lukasz"), ("Één smørrebrød, ß", "een-smorrebrod-ss")])
def test_id_that_is_proposed_loses_no_letter(title: str, made: str) -> None:
    """A heading without an id gets one proposed with all its letters, also those that are more than a letter with an accent."""
    tree = SAMPLE.with_file(NL, SAMPLE.contents[NL] + f"\n## {title}\n\nZo.\n".encode())
    assert any(f"`{{ #{made} }}`" in finding.message for finding in load_and_check(tree)[1] if finding.rule == "heading")


def test_number_that_is_a_link_too_is_told_once() -> None:
    """A number that nobody knows is one finding, also where its own link calls it."""
    course = SAMPLE.with_file(EN, SAMPLE.contents[EN] + b"\nCall [0800-1234](tel:0800-1234).\n")
    assert len([finding for finding in load_and_check(course)[1] if finding.rule == "help-number"]) == 1


def test_straight_quote_that_ends_a_quotation_is_told_once() -> None:
    """The straight quote is the finding; that its other one is missing would only repeat it."""
    course = SAMPLE.with_file(EN, SAMPLE.contents[EN] + "\nShe said: ‘Well, that is so.' And then she left.\n".encode())
    assert len([finding for finding in load_and_check(course)[1] if finding.rule == "typing"]) == 1


@pytest.mark.parametrize("text", ["[@jansen-2020, pp. {}-1]", "[module {}](/about.md)", "&#{};", "bel {}", "31-12-{}", "{}%"])
def test_number_of_thousands_of_digits_stops_nothing(text: str) -> None:
    """A key that got stuck makes a number that Python refuses to read; the check goes on."""
    course = SAMPLE.with_file(NL, SAMPLE.contents[NL] + f"\n{text.format('9' * 5000)}.\n".encode())
    assert load_and_check(course)[1]


@pytest.mark.parametrize("english", ["Ada says so.\\n\\nWhat do you ask?", "# Ada\\n\\n- Ada says so.\\n\\nWhat do you ask?"])
def test_paragraphs_of_a_text_in_a_data_file_are_compared(english: str) -> None:
    """A text in quotes, whose lines stand in one line of its file, is told to have more paragraphs than the original, at its place."""
    name = "quizzes/sample.yml"
    text = SAMPLE.contents[name].decode()
    line = text[: text.index("en: 'Ada says")].count("\n") + 1
    text = re.sub(r"en: 'Ada says[^']*'", lambda _: f'en: "{english}"', text, count=1)
    found = load_and_check(SAMPLE.with_file(name, text.encode()))[1]
    assert line in {finding.position.line for finding in found if finding.rule == "translation"}, [str(finding) for finding in found]


def test_lock_of_a_large_course_is_read() -> None:
    """A lock has a line for each text, so that it may be longer than a text: one of thirty thousand lines is read like any other."""
    name = "translations.lock"
    more = "".join(f"modules/sample/nl.md#place-{number} 0123456789 0123456789\n" for number in range(30_000))
    found = [f for f in load_and_check(SAMPLE.with_file(name, SAMPLE.contents[name] + more.encode()))[1] if str(f.position.file) == name]
    assert [f.rule for f in found] == ["lock"]
    assert "passages are gone" in found[0].message


@pytest.mark.parametrize(
    ("dutch", "english", "differ"),
    [
        ("Het begint om half acht.", "It begins at 7.30 pm.", False),
        ("Het begint om half acht.", "It begins at 7.30 am.", False),
        ("Het begint om half acht.", "It begins at 8.30 pm.", True),
        ("Het begint om half acht.", "It begins at half past seven.", False),
        ("Het begint om half 11.", "It begins at 10.30 am.", False),
        ("Het begint om half 11.", "It begins at 11.30 am.", True),
        ("Het begint om half een.", "It begins at 12.30 pm.", False),
        ("Het begint om 19.30 uur.", "It begins at half past seven.", False),
        ("Het begint om 19.30 uur.", "It begins at half past eight.", True),
        ("Het begint om kwart voor acht.", "It begins at 7.45 pm.", False),
        ("Het begint om kwart over acht.", "It begins at 7.45 pm.", True),
        ("Het begint om zeven uur.", "It begins at 7 pm.", False),
        ("Het begint om zeven uur.", "It begins at 8 pm.", True),
        ("Het is tien procent.", "It is 10%.", False),
        ("Het is tien procent.", "It is 10 per cent.", False),
        ("Het is vijf procent.", "It is 5%.", False),
        ("Het is 10%.", "It is ten percent.", False),
        ("Het is tien procent.", "It is 11%.", True),
        ("Het is 5 procent.", "It is 6 per cent.", True),
        ("Er waren 3.000.000 mensen.", "There were 3 million people.", False),
        ("Er waren 3.000.000 mensen.", "There were three million people.", False),
        ("Er waren 3.000.000 mensen.", "There were 4 million people.", True),
        ("Er waren 2,5 miljoen mensen.", "There were 2,500,000 people.", False),
        ("Er waren 2,5 miljoen mensen.", "There were 2.6 million people.", True),
        ("Er waren tienduizend mensen.", "There were 10,000 people.", False),
        ("Er waren tienduizend mensen.", "There were 11,000 people.", True),
        ("Er waren zeventien mensen.", "There were sixteen people.", True),
        ("Er waren er 5.", "There were five.", False),
        ("Er waren er 5.", "There were six.", True),
        ("Het begint om half acht.", "It begins at half seven.", False),
        ("Het begint om half acht.", "It begins at half past eight.", True),
        ("Ze zijn met z’n drieën, een van de twee.", "The three of them, one of two.", False),
        ("Na anderhalf jaar en zes weken.", "After eighteen months and six weeks.", False),
        ("Op 3 mei was het.", "It was on 3 May.", False),
        ("Op 3 mei was het.", "It was on 3 June.", True),
        ("Op maandagavond was het.", "It was on Monday evening.", False),
        ("Op maandagavond was het.", "It was on Tuesday evening.", True),
        ("Twee minuten praten.", "A two-minute talk.", False),
        ("Twee minuten praten.", "A two-hour talk.", True),
        ("Zij zijn 15 jaar samen.", "Together for 15 years.", False),
        ("Zij zijn 15 jaar samen.", "Together for 15 months.", True),
        ("Het is 15 kilometer.", "It is 15 miles.", True),
        ("Het is 2.4 procent.", "It is 2.4 per cent.", True),
        ("Het is 2,4 procent.", "It is 2,4%.", True),
        ("In het voorjaar begon het.", "It began in spring.", False),
        ("In het voorjaar begon het.", "It began in the autumn.", True),
        ("De tranen springen in haar ogen, in de zomer.", "Tears spring to her eyes, in summer.", False),
        ("Amerikaans onderzoek, in Nederland herhaald.", "US research, repeated in the Netherlands.", False),
        ("Zij vroegen Canadezen en mensen in de VS.", "They asked Canadians and people in America.", False),
        ("Zij vroegen mensen in Canada.", "They asked people in the US.", True),
        ("In de negentiende eeuw was het er al.", "It was there in the 19th century.", False),
        ("In de negentiende eeuw was het er al.", "It was there by the late 1800s.", False),
        ("In de negentiende eeuw was het er al.", "It was there in the eighteenth century.", True),
        ("In de jaren zestig en zeventig groeide het.", "It grew in the 1960s and 1970s.", False),
        ("In de jaren zestig en zeventig groeide het.", "It grew in the 1950s and 1970s.", True),
        ("In de jaren zestig groeide het.", "It grew in the sixties.", False),
    ],
)
def test_figures_read_alike_in_words_and_in_digits(dutch: str, english: str, differ: bool) -> None:
    """A time, a share or a million may stand in words in one language and in digits in the other; another one is a fault."""
    course = SAMPLE.with_file(NL, SAMPLE.contents[NL] + f"\n{dutch}\n".encode())
    found = load_and_check(course.with_file(EN, SAMPLE.contents[EN] + f"\n{english}\n".encode()))[1]
    assert bool([finding for finding in found if finding.rule == "figures"]) == differ, [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hij woont op nummer 121.", False),
        ("He lives at number 121.", False),
        ("Noem 100 namen.", False),
        ("Mention 100 names.", False),
        ("De lezer noemt 250 woorden.", False),
        ("Noem 121 en je huisarts.", True),
        ("Mention 121.", True),
        ("Het nummer 121 is gratis.", True),
        ("Nummer: 121.", True),
        ("Telefoonnummer 121 is dag en nacht open.", True),
        ("Bel 121 als het niet gaat.", True),
        ("Bel niet 113.", True),
        ("Bel niet [113](tel:113).", True),
        ("Do not call [113](tel:113).", True),
        ("Bel [113](tel:113) niet.", True),
        ("Bel [113](tel:113) niet alleen ’s nachts.", False),
        ("Bel niet [113](tel:113), maar de huisarts.", False),
        ("Never call 113.", True),
        ("Don’t call 113.", True),
        ("Bel 113 nooit.", True),
        ("Bel 113 niet alleen ’s nachts.", False),
        ("Bel niet 113, maar de huisarts.", False),
        ("Bel Ada (113).", True),
        ("In Nederland (113) en daar.", False),
        ("Bel de huisarts, Ada, 113 of Ben.", False),
        ("Bel Ada, 0800-2000.", True),
        ("De vrouwen van Adahulp denken mee: 0800-2000.", True),
        ("Bel Adalijn, Ada of Benlijn, 0800-2000.", False),
        ("Benlijn denkt mee. Het nummer is 0800-2000.", False),
    ],
)
def test_number_that_only_counts_is_called_by_nobody(text: str, told: bool) -> None:
    """How many of something there are, or where somebody lives, is no telephone number; what is called or named by itself is one."""
    more = b"\n  - {number: '113', name: {nl: Adalijn, en: Ada Line}}\n  - {number: 0800-2000, name: {nl: Benlijn, en: Ben Line}}\n"
    course = SAMPLE.with_file(HELP, SAMPLE.contents[HELP].rstrip() + more)
    found = load_and_check(course.with_file(NL, SAMPLE.contents[NL] + f"\n{text}\n".encode()))[1]
    assert bool([finding for finding in found if finding.rule == "help-number"]) == told, [str(finding) for finding in found]


def test_number_that_is_no_help_line_stands_nowhere_by_duty() -> None:
    """The number of a practice is listed apart; a text may give it in any passage, or not, and a slip in it is found."""
    page = "docs/en/about.md"
    written = b"\nThe practice answers at 030-123 45 67, also about consent.\n"
    course = SAMPLE.with_file(page, SAMPLE.contents[page] + written)
    (found,) = (finding for finding in load_and_check(course)[1] if finding.rule == "help-number")
    assert "under `other_numbers` if it is no help line" in found.message
    listed = SAMPLE.contents[HELP].rstrip() + b"\nother_numbers:\n  - {number: 030-123 45 67, whose: our practice}\n"
    course = course.with_file(HELP, listed)
    assert not [finding for finding in load_and_check(course)[1] if finding.rule in {"help-number", "schema"}]
    assert not [finding for finding in load_and_check(SAMPLE.with_file(HELP, listed))[1] if finding.rule in {"help-number", "schema"}]
    wrong = course.with_file(page, course.contents[page].replace(b"45 67", b"45 76"))
    (slip,) = (finding for finding in load_and_check(wrong)[1] if finding.rule == "help-number")
    assert "Did you mean `030-123 45 67` (our practice)?" in slip.message


def test_quote_that_is_left_open_is_told_where_it_opens() -> None:
    """An apostrophe at the start of a text swallows all up to the next quote; the finding stands at the apostrophe."""
    text = "a:\n  nl: 'n houding\n  en: an attitude\nb:\n  - nl: 'Ada zegt'\n"
    with pytest.raises(InvalidYaml) as caught:
        YamlFile(Path("x.yml"), text)
    (finding,) = caught.value.findings
    assert finding.position.line == 2
    assert finding.message.startswith("the quote that opens here is not closed before line 5, where another text starts")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 'Ada's cup'\nb: 1\n", 1, "more stands behind the quote that ends this text"),
        ("a: *Daar* is\n", 1, "no text can start with `*` or `&`: put it between quotes"),
        ("a: *Daar is\n", 1, "`*Daar` repeats another value"),
        ("x: 1\na\n  - b: 1\n", 2, "this line lacks its colon"),
        ("x: {nl: a, en:}\n", 1, "behind a colon stands a space"),
        ("x: [a, , b]\n", 1, "a value is missing here"),
    ],
)
def test_yaml_that_cannot_be_read_has_one_finding_that_says_how_to_mend_it(text: str, line: int, message: str) -> None:
    """What the parser stumbles on is one finding, in words for who does not know the parser."""
    with pytest.raises(InvalidYaml) as caught:
        YamlFile(Path("x.yml"), text)
    assert [(finding.position.line, message in finding.message) for finding in caught.value.findings] == [(line, True)]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("quizzes/sample.yml", "    explanation:", "    explanaton:", "`explanaton` is not known here. Did you mean `explanation`?"),
        ("modules/sample/module.yml", "summary:", "sumary:", "`sumary` is not known here. Did you mean `summary`?"),
        ("modules/sample/module.yml", "title: {nl: ", "title: {nl: Een, twee, ", "a comma ends the text before `twee`"),
        ("quizzes/sample.yml", "    explanation:", "    colour: red\n    explanation:", "`questions[{id}].colour` is not known here"),
    ],
)
def test_field_that_is_misspelt_or_cut_by_a_comma_is_one_finding(name: str, old: str, new: str, message: str) -> None:
    """A field by nearly its name is not also missing, a comma in a text is told as such, and an item is called by its id."""
    found = load_and_check(edited(name, old, new))[1]
    text = SAMPLE.contents[name].decode()
    first_id = re.search(r"- id: (\S+)", text)
    wanted = message.format(id=first_id[1] if first_id else "")
    assert [(finding.rule, wanted in finding.message) for finding in found] == [("schema", True)], [str(finding) for finding in found]


def test_comment_that_another_one_cuts_is_told_once() -> None:
    """A comment without an end before a directive is told as such, and not as a directive that is misspelt."""
    text = SAMPLE.contents[NL].decode().replace("<!-- course:vignette", "<!-- let op <!-- course:vignette", 1)
    found = load_and_check(SAMPLE.with_file(NL, text.encode()))[1]
    assert {finding.rule for finding in found if finding.position.file.as_posix() == NL} >= {"markup"}
    assert not [finding for finding in found if finding.rule == "directive"]


@pytest.mark.parametrize("lock", ["quizzes/questions.lock", "translations.lock"])
def test_lock_that_was_doubled_has_one_finding(lock: str) -> None:
    """All lines of a lock twice, as a merge can leave them, are one finding that names the places."""
    found = load_and_check(SAMPLE.with_file(lock, SAMPLE.contents[lock] * 2))[1]
    assert [finding.rule for finding in found] == ["lock"]
    assert found[0].others


PLACED = [
    # (file, what is there, what replaces it, rule, part of the message)
    (EN, "Draw what", "Call [0900-0000](tel:1900-0000). Draw what", "link", "says `0900-0000` and calls `1900-0000`"),
    (EN, "Draw what", "Call [0900-0000](tel:0900-0000). Draw what", "link", ""),
    (EN, "Draw what", "Call the Words line, [1713](tel:0900-0000). Draw what", "help-number", "`1713` is no number of"),
    ("modules/sample/vignettes/two-cups.yml", "name: Ada", "name: Da", "vignette", "`Da` stands in the drawing, and nowhere"),
    ("modules/sample/vignettes/two-cups.en.md", "1. What do you ask first?", "1. What do you ask first.", "grammar", "this question ends"),
    (
        "modules/sample/vignettes/two-cups.en.md",
        "1. What do you ask first?",
        "1. Would you ask, and whom.",
        "grammar",
        "this question ends",
    ),
    ("modules/sample/vignettes/two-cups.nl.md", "1. Wat vraag je eerst?", "1. Wat vraag je eerst.", "grammar", "this question ends"),
    ("modules/sample/vignettes/two-cups.nl.md", "1. Wat vraag je eerst?", "1. Wat je het eerst zou vragen.", "grammar", ""),
    ("modules/sample/vignettes/two-cups.en.md", "1. What do you ask first?", "1. What you would ask first.", "grammar", ""),
    ("modules/sample/vignettes/two-cups.en.md", "1. What do you ask first?", "1. Draw who sits where.", "grammar", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "message"), PLACED, ids=[new for _, _, new, _, _ in PLACED])
def test_slip_is_found_where_it_stands(file: str, old: str, new: str, rule: str, message: str) -> None:
    """A link that calls another number than it says, a name within another word and a question without its mark; and none where none is."""
    found = load_and_check(edited(file, old, new))[1]
    ours = [finding for finding in found if finding.rule == rule and finding.position.file.as_posix() == file]
    assert [message in finding.message for finding in ours] == [True] * bool(message), [str(finding) for finding in ours]


@pytest.mark.parametrize("name", ["overrides/assets/stylesheets/x.css", "overrides/assets/javascripts/x.js", "README.md"])
def test_file_that_is_too_big_is_found(name: str) -> None:
    """What is pasted into a style sheet, a script or a text about the project is found as in a text of the course."""
    found = load_and_check(SAMPLE.with_file(name, b"/* x */\n" * 200_000))[1]
    assert [finding.position.file.as_posix() for finding in found if finding.rule == "file-size"] == [name]


TWO_REMARKS = [
    # (ending, what stands there, is a remark not closed?)
    ("css", "/* One.\na { color: red; }\n/* Two. */\n", True),
    ("css", "/* One, as in assets/*.css. */\na { color: red; }\n/* Two. */\n", False),
    ("js", "/** One.\nexport const ONE = 1;\n/** Two. */\nexport const TWO = 2;\n", True),
    ("js", "/**\n * One: `/* x`.\n */\nexport const ONE = '*/*';\n/** Two. */\nexport const TWO = 2;\n", False),
]


@pytest.mark.parametrize(("ending", "source", "told"), TWO_REMARKS)
def test_remark_that_another_one_closes_is_found(ending: str, source: str, told: bool) -> None:
    """A remark that runs on to the end of the next one takes with it all that stands between."""
    found = load_and_check(SAMPLE.with_file(f"overrides/assets/x.{ending}", source.encode()))[1]
    assert any("comment is never closed" in finding.message for finding in found) == told, [str(finding) for finding in found]
