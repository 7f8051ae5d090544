"""In: the pseudonymised store of returns. Out: indicators, each with numerator, denominator and unknowns.

Defined by the department's statistical guides and by local practice; each definition names its source.
"""
