"""National measures and results of an assessment's year.

In: official statistics. Out: Block C beside England and neighbours, the National Indicator Set of 2007 to 2011, how all
authorities were graded. Figures are the department's, grades the inspectorate's.
"""
