"""How much a file may hold before it is refused. Each limit has its reason; no true return meets one."""

MAX_FILES = 2_000
"""Files looked at below one folder: ten years of four returns for each of 20 districts is 800."""

MAX_DEPTH = 6
"""Folders below the one given: authority/return/year/delivery is four."""

MAX_FILE_BYTES = 2_000_000_000
"""Bytes of one CSV or XML file. The looked-after children of all England, some 80,000 a year, come to under 100 MB."""

MAX_LINE_BYTES = 1_000_000
"""Bytes of one line of a CSV. A cell of a workbook holds at most 32,767 characters, and few are full."""

MAX_CELL_CHARACTERS = 32_767
"""Characters of one cell: the most that a cell of a workbook can hold (Microsoft, Excel specifications and limits)."""

MAX_COLUMNS = 200
"""Columns of one table: the widest list of Annex A has 37. Workbooks are often saved with empty columns beside."""

MAX_WORKBOOK_BYTES = 200_000_000
"""Bytes of one workbook as it lies on the disk: an Annex A of the largest authority is about 15 MB."""

MAX_UNPACKED_BYTES = 1_000_000_000
"""Bytes of a workbook's parts unpacked, by its directory and checked before any part is opened."""

MAX_UNPACKED_RATIO = 200
"""Times that a large part of a workbook may grow when unpacked. Sheets of like cells reach about 40; a bomb, 1,000."""

RATIO_COUNTS_FROM_BYTES = 20_000_000
"""Parts smaller than this unpacked may grow as they like: empty formatted rows pack very well and do no harm."""

MAX_PARTS = 2_000
"""Parts in a workbook: 11 lists with styles, themes and pictures make under 100."""

MAX_SHEET_ROWS = 1_048_576
"""Rows of a sheet: the most that a workbook can hold."""

MAX_SHEET_CELLS = 20_000_000
"""Rows times columns of the cells of a sheet: the largest list is under 2 million, and all are laid out in memory."""

MAX_TITLE_ROWS = 30
"""Rows looked through for the headings: a sheet may carry a title, notes and the date above its table."""

MAX_XML_DEPTH = 30
"""Elements within elements: the census goes seven deep."""

MAX_XML_TOKEN_BYTES = 1_000_000
"""Bytes of one unfinished piece of XML (a tag, an attribute, a comment): the longest of the census is under 200."""

PIECE_BYTES = 1_048_576
"""Bytes read at a time."""

BATCH_ROWS = 100_000
"""Rows handed to DuckDB at a time by the readers that go through Python: some 100 MB of Python strings at the most."""

SNIFF_BYTES = 65_536
"""Bytes at the beginning of a file that are enough to tell what it is."""
