"""Sentences in a person's own wording: what the figures deny is doubted, what they bear out is not."""

import pytest
from letter_samples import doubts_of

PRIMARY, SECONDARY, SPECIAL = "A:primary_schools", "A:secondary_schools", "A:special_schools"
UNITS, FULL, VISIT = "A:pupil_referral_units", "B:full-2010", "B:visit-2010"
GCSE, LEVEL, ABSENCE, EXCLUSIONS = "C:NI 75", "C:NI 73", "C:NI 87", "C:NI 114"
INSPECTED = "The full inspection of October 2010"
VISITED = "The unannounced inspection of contact, referral and assessment of August 2010 found"
STATED = "The inspectorate stated"

DENIED = [
    ("Hardly any primary schools are good or better.", (PRIMARY,)),
    ("Almost every primary school is good or better.", (PRIMARY,)),
    ("Every primary school is good or better.", (PRIMARY,)),
    ("Only a handful of primary schools are good or better.", (PRIMARY,)),
    ("Many more primary schools are good or better than in similar areas.", (PRIMARY,)),
    ("Primary schools outperform those of similar areas.", (PRIMARY,)),
    ("Primary schools do better than those in similar areas.", (PRIMARY,)),
    ("Primary schools lag behind those in England.", (PRIMARY,)),
    ("The share of good or better primary schools exceeds that of similar areas.", (PRIMARY,)),
    ("A higher proportion of primary schools is good or better than in similar areas.", (PRIMARY,)),
    ("Primary schools that are good or better are as common as in similar areas.", (PRIMARY,)),
    ("Five per cent of primary schools are good or better.", (PRIMARY,)),
    ("220 primary schools are inadequate.", (PRIMARY,)),
    ("Nearly two-thirds of primary schools are good or better.", (PRIMARY,)),
    ("More than three-quarters of primary schools are good or better.", (PRIMARY,)),
    ("Fewer than half of primary schools are good or better.", (PRIMARY,)),
    ("Two out of three primary schools are good or better.", (PRIMARY,)),
    ("Primary schools are inadequate.", (PRIMARY,)),
    ("No primary school is good or better.", (PRIMARY,)),
    ("One primary school is inadequate.", (PRIMARY,)),
    ("Twenty-one primary schools are inadequate.", (PRIMARY,)),
    ("Primary schools rose to 60% good or better.", (PRIMARY,)),
    ("Secondary schools have got worse over the year.", (SECONDARY,)),
    ("Fewer secondary schools are good or better than a year earlier.", (SECONDARY,)),
    ("The share of secondary schools that is good or better fell.", (SECONDARY,)),
    ("The share of secondary schools that is good or better has declined since last year.", (SECONDARY,)),
    ("Some secondary schools are inadequate.", (SECONDARY,)),
    ("One in ten secondary schools is inadequate.", (SECONDARY,)),
    ("Two special schools are inadequate.", (SPECIAL,)),
    ("Most special schools fall short of good or better.", (SPECIAL,)),
    ("All but one of the special schools are good or better.", (SPECIAL,)),
    ("Thirteen of the 14 special schools are good or better.", (SPECIAL,)),
    ("A minority of pupil referral units was stated to be good or better.", (UNITS,)),
    (f"{INSPECTED} found safeguarding good.", (FULL,)),
    (f"{INSPECTED} judged overall effectiveness in safeguarding good or better.", (FULL,)),
    (f"{INSPECTED} judged overall effectiveness in safeguarding at least adequate.", (FULL,)),
    (f"{INSPECTED} judged overall effectiveness for looked after children outstanding.", (FULL,)),
    (f"{VISITED} a single area for priority action.", (VISIT,)),
    (f"{VISITED} three areas for priority action.", (VISIT,)),
    (f"{VISITED} no area for priority action.", (VISIT,)),
    (f"{VISITED} nothing serious.", (VISIT,)),
    (f"{VISITED} no weakness.", (VISIT,)),
    ("The unannounced inspection of August 2009 found serious weakness.", (VISIT,)),
    ("Five good GCSEs (NI 75) stands at 71%.", (GCSE,)),
    ("Five good GCSEs (NI 75) at 70% is below similar areas.", (GCSE,)),
    ("Five good GCSEs (NI 75) fell from 40% to 70%.", (GCSE,)),
    ("Five good GCSEs (NI 75) trails similar areas.", (GCSE,)),
    ("Five good GCSEs (NI 75) is about the same as in similar areas.", (GCSE,)),
    ("Five good GCSEs (NI 75) is comparable with similar areas.", (GCSE,)),
    ("Five good GCSEs (NI 75) has got worse.", (GCSE,)),
    ("Five good GCSEs (NI 75) dropped sharply.", (GCSE,)),
    ("Five good GCSEs (NI 75) is 10 percentage points above England.", (GCSE,)),
    ("Level 4 at 11 (NI 73) is better than in similar areas.", (LEVEL,)),
    ("Level 4 at 11 (NI 73) exceeds similar areas.", (LEVEL,)),
    (
        "Three measures are much higher than in similar areas.",
        (
            GCSE,
            LEVEL,
            ABSENCE,
            EXCLUSIONS,
        ),
    ),
    (
        "All measures are better than in similar areas.",
        (
            GCSE,
            LEVEL,
            ABSENCE,
            EXCLUSIONS,
        ),
    ),
]
BORNE_OUT = [
    ("Just over half of primary schools are good or better.", (PRIMARY,)),
    ("A little more than half of primary schools are good or better.", (PRIMARY,)),
    ("55% of primary schools are good or better.", (PRIMARY,)),
    ("Of 400 primary schools, 220 are good or better and 20 inadequate.", (PRIMARY,)),
    ("One in twenty primary schools is inadequate.", (PRIMARY,)),
    ("Five per cent of primary schools are inadequate.", (PRIMARY,)),
    ("The share of primary schools that is good or better is much lower than in similar areas.", (PRIMARY,)),
    ("Primary schools are less often good or better than in similar areas.", (PRIMARY,)),
    ("Three-quarters of secondary schools are good or better, up from half a year earlier.", (SECONDARY,)),
    ("75 of the 100 secondary schools are good or better.", (SECONDARY,)),
    ("No secondary school is inadequate.", (SECONDARY,)),
    ("Secondary schools improved over the year.", (SECONDARY,)),
    ("Every special school is good or better.", (SPECIAL,)),
    ("All 14 special schools are good or better.", (SPECIAL,)),
    ("None of the special schools is inadequate.", (SPECIAL,)),
    (
        f"{STATED} that the majority of pupil referral units are good or better, lower than in similar areas.",
        (UNITS,),
    ),
    (f"{INSPECTED} judged overall effectiveness in safeguarding inadequate.", (FULL,)),
    ("Safeguarding was judged inadequate in October 2010.", (FULL,)),
    (
        "In October 2010 inspectors found safeguarding inadequate and services for looked after children adequate.",
        (FULL,),
    ),
    (f"{VISITED} two areas for priority action and serious weakness.", (VISIT,)),
    ("Five good GCSEs (NI 75) stands at 70%, against 54.8% in England.", (GCSE,)),
    ("Five good GCSEs (NI 75) rose from 40% to 70%.", (GCSE,)),
    ("Five good GCSEs (NI 75) is much higher than in similar areas.", (GCSE,)),
    ("Five good GCSEs (NI 75) improved by 30 percentage points.", (GCSE,)),
    ("The council must act on the findings of the inspection of October 2010 without delay.", (FULL,)),
    ("We expect a plan by March 2011.", (FULL,)),
    ("The council has not yet published its plan.", (FULL,)),
]


@pytest.mark.parametrize(("text", "sources"), DENIED)
def test_what_the_figures_deny_is_doubted(text: str, sources: tuple[str, ...]) -> None:
    assert doubts_of(text, *sources)


@pytest.mark.parametrize(("text", "sources"), BORNE_OUT)
def test_what_the_figures_bear_out_is_not(text: str, sources: tuple[str, ...]) -> None:
    assert doubts_of(text, *sources) == []
