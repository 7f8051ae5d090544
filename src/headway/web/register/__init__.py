"""The register: authorities with their history, inspections under any framework, judgements, what reports ask for.

In: reports read by headway.reports and confirmed by a person, and national registers. Out: an authority's record and
the national position on any day.
"""
