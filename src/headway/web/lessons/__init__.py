"""Lessons from other authorities' inspections: the library of reports, search, themes, what was decided, recurrence.

Apps meet this one through ``actions`` and ``queries``. The library holds published reports and belongs to the whole
site; what an authority decides about them (:class:`Lesson`, :class:`Recurrence`) belongs to that authority.
"""
