"""Papers for the lint: clean ones made from real inspections in several forms, and the same with faults planted.

The facts are hand-read truth (../shared/corpus/truth.csv, ../shared/register); the words are ours. Wordings come in two
sets, one for each half of the authorities (scripts/score.py: half_of); wordings.py says how they were come by.
"""
