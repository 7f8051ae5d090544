"""Performance: measures and their figures, scorecards, what moved and what did not, and the public's edition.

Only observations are here: numerator, denominator, unknown; never a child. Official statistics stay in the workspace's
store (``headway.benchmarks``) and are read from there.
"""
