"""Papers for the lint: clean ones made from real inspections in several councils' forms, and the same with faults planted.

The facts are hand-read truth (../shared/corpus/truth.csv, ../shared/register); the words are ours. Wordings come in two
sets: rules were written beside the development set, the checking set was written apart and belongs to the authorities
of the checking half (scripts/score.py: half_of).
"""
