"""Plans: an answer to every recommendation and other issue, actions with owners and measures, updates, closure.

In: confirmed recommendations, and what people promise and report. Out: the statement of proposed action, progress,
and what is late, silent or unproven. The duty is that of the Education and Inspections Act 2006 s.137.
"""
