"""An edition for the public, from figures to what is shown: hiding, audit, content, hash. Pure: no database.

In: figures of measures by district and period, and what was published before. Out: content without any hidden number.
The rule 1 to 5 is ``headway.statistics.suppression``'s, which names its sources.
"""
