"""The website: the Django project and one app a subject.

In: requests from people, in their roles. Out: pages, papers and the trail. Apps meet only through each other's
``actions`` (every write) and ``queries`` (every read, for somebody); see docs/rooms.md.
"""
