"""Committees and what goes before them: bodies, meetings, agendas, papers, minutes, commitments, questions, scrutiny
recommendations. The public sees what was published from here, and nothing else: see ``models/publications.py``.
"""
