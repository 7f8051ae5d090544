"""Figures and analyses come in; charts go out, each with its verdict in words, its table, SVG, PNG and CSV. What a
chart may claim is decided in headway.statistics; how it is drawn, here.
"""
