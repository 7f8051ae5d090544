"""Exchange: a plan or the whole installation out to files, and back in.

In: files that people bring. Out: xlsx, CSV and JSON of one plan; a full export; a backup. A file that is not what it
says it is, or holds more than it should, is refused whole (:class:`headway.errors.ForPerson`).
"""
