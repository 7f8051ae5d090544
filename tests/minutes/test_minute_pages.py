"""Saved pages of a committee system and the answers of its web service, as minutes."""

from datetime import date
from pathlib import Path

import pytest
from minute_pages import MINUTES, agenda_item, answer, element, item_page, meeting_page, row

from headway.errors import ForPerson
from headway.minutes import (
    Attendee,
    read_agenda_item_html,
    read_meeting_html,
    read_minutes,
    read_web_service_xml,
)

# The page of one item.


def test_an_items_page_gives_its_title_purpose_paragraphs_and_documents() -> None:
    minute = read_agenda_item_html(item_page())
    assert (minute.title, minute.purpose) == ("Fostering", "To receive a report.")
    assert [each.number for each in minute.paragraphs] == ["1", "2"]
    assert [each.letter for each in minute.paragraphs[0].parts] == ["a", "b"]
    assert [str(each.kind) for each in minute.resolutions[0].outcomes] == ["noted", "asked for"]
    assert minute.documents == ("Fostering report",)


def test_an_items_page_proposes_what_its_narrative_promises() -> None:
    (promise,) = read_agenda_item_html(item_page()).promises
    assert (promise.where, promise.owed_to, promise.due_said) == ("1 a)", "all Members", "by the end of July")


def test_menus_cookies_scripts_footers_and_the_template_error_are_no_part_of_the_minute() -> None:
    source = read_agenda_item_html(item_page()).source
    for unwanted in ("cookies", "Home", "document.write", "color: red", "©", "SSL/TLS", "default template"):
        assert unwanted not in source


def test_entities_and_hard_blanks_are_read_as_a_browser_shows_them() -> None:
    minute = read_agenda_item_html(item_page())
    assert "report & said that there were 41 carers." in minute.paragraphs[0].text
    assert minute.paragraphs[0].parts[1].text == "a Member said ‘well done’."


@pytest.mark.parametrize(
    "root", ["<main>", '<div role="main">', '<div id="content">', "<div><div class='mgContent'>", "<div>"]
)
def test_the_words_are_found_in_whatever_frame_a_council_puts_them(root: str) -> None:
    assert read_agenda_item_html(item_page(root=root)).title == "Fostering"


def test_a_page_without_a_charset_and_in_windows_letters_is_read() -> None:
    page = item_page().replace(b'<meta charset="utf-8">', b"").decode().encode("windows-1252")
    assert read_agenda_item_html(page).paragraphs[0].parts[1].text == "a Member said ‘well done’."


def test_numbered_lists_keep_the_numbers_that_a_browser_shows() -> None:
    listed = (
        "<p>1. Ms Roe said:</p><ol type='a' start='2'><li>this</li><li>that</li></ol><p>2. RESOLVED that:</p>"
        "<ol style='list-style-type: lower-roman'><li><p>the report be noted;</p></li><li>the plan be agreed.</li></ol>"
    )
    minute = read_agenda_item_html(item_page(listed))
    assert [each.letter for each in minute.paragraphs[0].parts] == ["b", "c"]
    assert [str(each.kind) for each in minute.resolutions[0].outcomes] == ["noted", "agreed"]


def test_hidden_words_are_left_out() -> None:
    page = item_page("<p>1. Seen.</p><p style='display: none'>2. Unseen.</p><p hidden>3. Unseen.</p>")
    assert "Unseen" not in read_agenda_item_html(page).source


# The page of a meeting.

ROWS = (
    row(
        "1.",
        "Apologies",
        "<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'><p>None.</p></div>",
    )
    + row(
        "2",
        '<a href="s1">Fostering <span class="mgFileSize">PDF 149 KB</span></a>',
        "<ul class='mgActionList'><li>View the decision for item 2.</li></ul>"
        "<div class='mgWordPara'><p>To receive a report.</p></div>"
        f"<p class='mgSubItemTitleTxt'>Minutes:</p><div class='mgWordPara'>{MINUTES}</div>",
    )
    + row(
        "3.",
        "Work programme",
        "<div class='mgWordPara'><p>A report will be brought to the Panel in May.</p></div>",
    )
)


def test_a_meetings_page_gives_body_day_time_place_and_items() -> None:
    meeting = read_meeting_html(meeting_page(ROWS))
    assert (meeting.body, meeting.on, meeting.time) == (
        "Corporate Parenting Panel",
        date(2017, 3, 20),
        "1.00 pm",
    )
    assert meeting.place == "Lamp Room, Moot Hall."
    assert [(each.number, each.minute.title) for each in meeting.items] == [
        ("1", "Apologies"),
        ("2", "Fostering"),
        ("3", "Work programme"),
    ]
    assert len(meeting.items[1].minute.promises) == 1
    assert meeting.items[1].minute.purpose == "To receive a report."


def test_an_agenda_without_minutes_has_a_purpose_and_no_minute() -> None:
    minute = read_meeting_html(meeting_page(ROWS)).items[2].minute
    assert (minute.paragraphs, minute.promises) == ((), ())
    assert minute.purpose == "A report will be brought to the Panel in May."


def test_a_meetings_page_is_not_read_as_one_item() -> None:
    with pytest.raises(ForPerson, match="3 items"):
        read_agenda_item_html(meeting_page(ROWS))


# The web service.


@pytest.mark.parametrize("times", [1, 2])
def test_entities_encoded_once_or_twice_come_out_the_same(times: int) -> None:
    meeting = read_web_service_xml(answer(agenda_item("4", "Children &amp; Families", MINUTES, times=times)))
    minute = meeting.items[0].minute
    assert minute.title == "Children & Families"
    assert "report & said that there were 41 carers." in minute.paragraphs[0].text
    assert [str(each.kind) for each in minute.resolutions[0].outcomes] == ["noted", "asked for"]


def test_the_answer_gives_the_meeting_and_who_came() -> None:
    meeting = read_web_service_xml(answer(agenda_item("4", "Fostering", MINUTES)))
    assert (meeting.body, meeting.on, meeting.time) == (
        "Children & Families Panel",
        date(2023, 6, 20),
        "10.00 am",
    )
    assert meeting.place == "Lamp Room & Annex"
    assert meeting.attendees == (
        Attendee("Cllr O'Hara", "Chair", "Present"),
        Attendee("Cllr Vane", "", "Apologies"),
    )
    assert meeting.warnings == ()


def test_an_item_has_its_number_on_the_agenda_where_the_answer_gives_it() -> None:
    both = "<minutesitemnumber>52</minutesitemnumber>"
    only = "<agendaitem><agendaitemtitle>B</agendaitemtitle><minutesitemnumber>53</minutesitemnumber></agendaitem>"
    none = (
        "<agendaitem><agendaitemtitle>C</agendaitemtitle><agendaitemnumber>0</agendaitemnumber></agendaitem>"
    )
    meeting = read_web_service_xml(answer(agenda_item("4", "A", MINUTES, more=both), only, none))
    assert [each.number for each in meeting.items] == ["4", "53", ""]


def test_a_soap_envelope_around_the_answer_does_not_matter() -> None:
    inner = answer(agenda_item("4", "Fostering", MINUTES)).split(b"?>", 1)[1]
    envelope = (
        b'<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
        b'<GetMeetingResponse xmlns="http://moderngov.example/"><GetMeetingResult>'
        + inner
        + b"</GetMeetingResult></GetMeetingResponse></soap:Body></soap:Envelope>"
    )
    assert read_web_service_xml(envelope).items[0].minute.title == "Fostering"


def test_minutes_as_elements_and_in_cdata_are_read_too() -> None:
    as_elements = answer(
        "<agendaitem><agendaitemtitle>A</agendaitemtitle><minutesnonemptyhtmlbody><div><p>RESOLVED that the plan be"
        " noted.</p></div></minutesnonemptyhtmlbody></agendaitem>"
    )
    in_cdata = answer(
        "<agendaitem><agendaitemtitle>A</agendaitemtitle><minutesnonemptyhtmlbody><![CDATA[<p>RESOLVED that the plan"
        " be noted.</p>]]></minutesnonemptyhtmlbody></agendaitem>"
    )
    for data in (as_elements, in_cdata):
        assert len(read_web_service_xml(data).items[0].minute.resolutions) == 1


def test_a_decision_and_the_papers_are_read_but_for_restricted_papers() -> None:
    more = (
        element("decisionnonemptyhtmlbody", "<p>(1) approved the plan.</p>", 2)
        + "<linkeddocuments>"
        + "<linkeddoc><title>The plan</title><isrestricted>False</isrestricted></linkeddoc>"
        + "<linkeddoc><title>CANARY</title><isrestricted>True</isrestricted></linkeddoc></linkeddocuments>"
    )
    minute = read_web_service_xml(answer(agenda_item("4", "Plan", more=more))).items[0].minute
    assert minute.documents == ("The plan",)
    assert [str(each.kind) for each in minute.resolutions[0].outcomes] == ["approved"]
    assert "CANARY" not in repr(minute)


def test_a_restricted_item_keeps_its_number_and_not_one_word() -> None:
    hidden = agenda_item(
        "6", "CANARY hidden", "<p>CANARY</p>", more="<isdisplayallowed>False</isdisplayallowed>"
    )
    data = answer(agenda_item("5", "CANARY title", "<p>CANARY</p>", restricted=True), hidden)
    meeting = read_web_service_xml(data)
    assert [(each.number, each.restricted) for each in meeting.items] == [("5", True), ("6", True)]
    assert "CANARY" not in repr(meeting)
    assert meeting.warnings == ("2 restricted or hidden items left out: the number alone is kept.",)


def test_a_day_that_is_none_is_said_and_not_guessed() -> None:
    meeting = read_web_service_xml(answer(agenda_item("4", "A", MINUTES), on="31/02/2023"))
    assert meeting.on is None
    assert "31/02/2023" in meeting.warnings[0]


# What is refused.


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "no minute"),
        (b"<div>" * 3000, "deep"),
        (b"<p>x</p>" * 600_000, "bytes"),
    ],
)
def test_a_page_that_holds_no_minute_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(ForPerson, match=why):
        read_agenda_item_html(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not XML"),
        (b"<meeting>", "not XML"),
        (b"<committees/>", "no agendaitem"),
        (b"<a>" * 240 + b"</a>" * 240, "deep"),
        (b"<meeting>" + b"<agendaitem/>" * 501 + b"</meeting>", "501 items"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><meeting><agendaitem>&b;</agendaitem></meeting>', "document type"),
        (b"<meeting>" + b" " * 5_000_000 + b"</meeting>", "bytes"),
    ],
)
def test_another_document_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(ForPerson, match=why):
        read_web_service_xml(data)


def test_entities_of_files_are_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY", encoding="utf-8")
    data = f'<?xml version="1.0"?>{" " * 200_000}<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    data += "<meeting><agendaitem><agendaitemtitle>A &x;</agendaitemtitle></agendaitem></meeting>"
    try:
        told = repr(read_web_service_xml(data.encode()))
    except ForPerson as error:
        told = str(error)
    assert "CANARY" not in told


# A file, recognised by what it holds.


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.html", item_page()),
        ("page.txt", item_page()),
        ("answer.xml", answer(agenda_item("4", "Fostering", MINUTES))),
        ("answer", b"\xef\xbb\xbf" + answer(agenda_item("4", "Fostering", MINUTES))),
        ("xhtml.xml", b'<?xml version="1.0" encoding="utf-8"?>' + item_page()),
        ("pasted.txt", "Agenda item\r\n\r\nFostering\r\n\r\nMinutes:\r\n\r\n1. It’s noted.".encode()),
        ("pasted.html", "Agenda item\n\nFostering\n\nMinutes:\n\n1. It’s noted.".encode("windows-1252")),
        ("pasted", "Agenda item\n\nFostering\n\nMinutes:\n\n1. It’s noted.".encode("utf-16")),
    ],
)
def test_a_file_is_recognised_by_what_it_holds_and_not_by_its_name(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    meeting = read_minutes(path)
    assert meeting.items[0].minute.title == "Fostering"


def test_an_items_page_says_of_which_meeting_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(item_page())
    meeting = read_minutes(path)
    assert (meeting.body, meeting.on, meeting.time) == (
        "Children's Scrutiny Committee",
        date(2023, 6, 20),
        "10.00 am",
    )
    assert meeting.items[0].number == "12"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n...", "A PDF or Word file"),
        (b"PK\x03\x04...", "A PDF or Word file"),
        (b"\x00\x01\x02\x03" * 20, "not text"),
        (b"", "no words"),
    ],
)
def test_another_file_is_refused_by_name(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "given.bin"
    path.write_bytes(data)
    with pytest.raises(ForPerson, match=rf"given\.bin: .*{why}"):
        read_minutes(path)


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(ForPerson, match=r"none\.html cannot be opened"):
        read_minutes(Path("none.html"))
