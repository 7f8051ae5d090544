"""In: the parsed tables of the children in need census. Out: the rows that break one of the department's rules.

The room is ready and empty: the department's rules come later. One rule will be one short declaration, in a file of its
theme: its code as the department gives it, the collection years in which it holds (``since``, ``until``), whether it is
an error or a query, the columns it reads and the one it marks, one sentence of what is wrong and what to do, a portable
SQL condition over the columns that ``headway.returns.parsing`` parsed once, and a drawn example of a row that breaks it
and one that does not. Nothing is parsed again; one bad row costs that row only.
"""
