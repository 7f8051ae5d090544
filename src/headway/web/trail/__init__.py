"""The trail: every change of state as one event, hash-chained, written in the transaction of the change itself.

In: who, what, which subject, before, after and why. Out: the events, and whether the chain still holds.
"""
