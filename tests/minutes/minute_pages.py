"""Pages and answers of a committee system as it prints them, with invented councils; for the tests."""

import html

BANNER = """<p>This is a default template, your custom branding appears to be missing.<br>
The custom branding should be at https://www.quillshire.example/template if you cannot load this page please contact
your IT.</p><p>Technical Error: Error: The request was aborted: Could not create SSL/TLS secure channel.</p>"""

FURNITURE = """<div id="cookie-consent"><p>We use cookies. RESOLVED that you accept them.</p></div>
<header><p>Quillshire County Council</p></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/council">Council and democracy</a></li></ul></nav>
<ol class="breadcrumb"><li>Home</li><li>Committees</li></ol>
<script>document.write("A report would be sent to Members");</script><style>p { color: red }</style>"""

FOOTER = "<footer><p>© Quillshire. A report would be sent to all Members.</p></footer>"

MINUTES = """<div class="WordSection1">
<p class="MsoNormal" style="margin-left:36pt">1.<span style="font:7pt Arial">&nbsp;&nbsp;&nbsp;&nbsp; </span>
Ms Harkness introduced the report &amp; said that there were <b>41</b> carers.</p>
<p class="MsoNormal">&nbsp;</p>
<p class="MsoNormal">a)&nbsp;&nbsp;&nbsp; asked about retention, she undertook to send the figures to all Members by the
end of July; and</p>
<p class="MsoNormal">b)&nbsp;&nbsp;&nbsp; a Member said ‘well done’.</p>
<p class="MsoNormal">2.&nbsp;&nbsp;&nbsp;&nbsp; RESOLVED that the report be noted, and an update be made to the next
meeting.</p></div>"""


def item_page(minutes: str = MINUTES, *, banner: str = BANNER, root: str = '<div id="modgov">') -> bytes:
    """The page of one agenda item (mgAi.aspx), as a browser saves it."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Agenda item</title></head><body>
{FURNITURE}{banner}{root}
<h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Fostering</h2>
<div class="mgLinks"><ul class="mgActionList"><li><a href="ieListDocuments.aspx?CId=7&amp;MId=9">Meeting of Children's
Scrutiny Committee, Tuesday, 20th June, 2023 10.00 am (Item 12.)</a></li>
<li><a href="mgMeetingAttendance.aspx?ID=9">Attendance details</a></li></ul></div>
<div class="mgContent"><div class="mgWordPara"><p>To receive a report.</p></div>
<h3 class="mgSubItemTitleTxt">Minutes:</h3><div class="mgWordPara">{minutes}</div>
<h2 class="mgSectionTitle">Supporting documents:</h2><ul class="mgBulletList">
<li><a class="mgAiTitleLnk" href="documents/s1/a.pdf">Fostering report, <img alt="pdf icon" src="p.gif">
<span class="mgFileSize">PDF 149 KB</span></a></li></ul></div></div>{FOOTER}</body></html>""".encode()


def row(number: str, title: str, below: str) -> str:
    """A row of a meeting's page."""
    return f"""<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">{number}</p></td>
<td><p class="mgAiTitleTxt">{title}</p>{below}</td></tr>"""


def meeting_page(rows: str) -> bytes:
    """The page of a meeting (ieListDocuments.aspx)."""
    return f"""<html><head><meta charset="utf-8"></head><body>{FURNITURE}{BANNER}<div id="modgov">
<h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">Corporate Parenting Panel - Monday, 20th March, 2017 1.00 pm</h2>
<div class="mgContent"><p><span class="mgLabel">Venue:</span> Lamp Room, Moot Hall. <a href="x">View directions</a></p>
<p><span class="mgLabel">Contact:</span> J Roe 01632 960000</p>
<table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>{rows}</table></div></div></body></html>""".encode()


def element(name: str, words: str, times: int = 1) -> str:
    """An element whose words are encoded ``times`` times, as the web service does it."""
    for _ in range(times):
        words = html.escape(words)
    return f"<{name}>{words}</{name}>"


def agenda_item(
    number: str, title: str, minutes: str = "", *, times: int = 2, restricted: bool = False, more: str = ""
) -> str:
    """An ``agendaitem`` of the answer of GetMeeting."""
    return (
        "<agendaitem><agendaitemid>5</agendaitemid>"
        + element("agendaitemtitle", title, times)
        + element("agendaitemnumber", number)
        + element("isrestricted", str(restricted))
        + (element("minutesnonemptyhtmlbody", minutes, times) if minutes else "<minutesnonemptyhtmlbody/>")
        + more
        + "</agendaitem>"
    )


def answer(*items: str, on: str = "20/06/2023", more: str = "") -> bytes:
    """The answer of GetMeeting."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>9</meetingid>'
        + element("committeetitle", "Children & Families Panel", 2)
        + element("meetingdate", on)
        + "<meetingtime>10.00 am</meetingtime>"
        + element("meetinglocation", "Lamp Room & Annex", 2)
        + "<minutepublished>True</minutepublished><agendaitems>"
        + "".join(items)
        + "</agendaitems><attendees><attendee memberid='1' name='Cllr O&amp;apos;Hara' roledescription='Chair'"
        " attendance='Present'/><attendee name='Cllr Vane' attendance='Apologies'/></attendees>"
        + more
        + "</meeting>"
    ).encode()
