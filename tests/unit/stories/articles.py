"""Reports of our own making: of one event by several outlets, and of other things."""

from __future__ import annotations

from dataclasses import replace

from standfirst.model import Article, BriefingDocument, PlainText

FERRY = {
    "Harbour Post": """\
A ferry with 240 passengers ran aground off Larkhaven on Monday morning after its steering failed in thick fog.

Lifeboats brought all passengers of the ferry ashore within three hours, the coast guard said. Nine people were treated
in hospital for cuts and shock.

The ferry, the Saint Brannoc, was built in 1987 and had passed its last inspection in March.

Captain Orla Fenwick told investigators that the rudder had not answered for several minutes before the ship struck the
sandbank.""",
    "Daily Ledger": """\
Fog and a jammed rudder drove a passenger ferry onto a sandbank near Larkhaven on Monday.

Rescuers took 240 passengers off the ferry in lifeboats. Hospital staff treated 14 people for shock and minor wounds.

The owner of the Saint Brannoc, Calder Lines, has cancelled every crossing until the steering of its other ships has
been examined.

Divers found a crack 30 centimetres long in the hull, according to Calder Lines.""",
    "Coast Radio": """\
The Larkhaven ferry stranded on a sandbank on Monday morning when its steering failed, and lifeboats rescued everyone.

Investigators want to know why the ferry left the harbour of Larkhaven in fog although the harbour master had warned of
it.

Passengers of the Saint Brannoc praised the crew, who had handed out blankets and sung with the children.""",
}

HOSPITAL = {
    "Harbour Post": """\
The county hospital in Eastmere will close its maternity ward at the end of the year because it lacks midwives.

Expectant mothers in Eastmere will have to travel forty minutes to Norwick, the health board said on Tuesday.

A petition against the closing of the maternity ward has been signed by 11,000 people.""",
    "Daily Ledger": """\
Eastmere is to lose its maternity ward: the health board found no midwives for the county hospital.

The next maternity ward will be in Norwick, forty minutes by road from Eastmere.

Doctors at the county hospital called the decision reckless and asked for six more months.""",
}

LIBRARY = """\
A library of seeds has opened in the old customs house of Tarnby, where gardeners may borrow beans and return them in
autumn.

The first drawers hold four hundred kinds of vegetables that shops no longer sell, said its founder, Ines Okafor.

Schools have asked for lessons in sowing, and the library is looking for volunteers."""

FAEHRE = """\
Eine Fähre mit 240 Fahrgästen ist am Montag vor Larkhaven auf eine Sandbank gelaufen, nachdem im dichten Nebel das Ruder
versagt hatte.

Rettungsboote brachten alle Fahrgäste der Fähre binnen drei Stunden an Land, teilte die Küstenwache mit.

Die Reederei hat alle Fahrten abgesagt, bis die Ruder ihrer anderen Schiffe geprüft sind."""


def document(text: str, outlet: str | None = None, title: str | None = None, **known: str | None) -> BriefingDocument:
    """A report as a document."""
    return BriefingDocument(PlainText(text, title), site_name=outlet, **known)


def reports(texts: dict[str, str], **known: str | None) -> list[BriefingDocument]:
    """One document an outlet."""
    return [document(text, outlet, **known) for outlet, text in texts.items()]


def dated(documents: list[BriefingDocument], *days: str) -> list[BriefingDocument]:
    """The documents, each of its day."""
    return [replace(d, published=day) for d, day in zip(documents, days, strict=True)]


def read_before(text: str, url: str | None = None, language: str = "en") -> Article:
    """What the history holds of an article."""
    from standfirst.model import Paragraph  # noqa: PLC0415

    return Article(document_url=url, language=language, paragraphs=(Paragraph(0, "text", " ".join(text.split())),))
