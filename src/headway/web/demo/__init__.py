"""The demo's site: Kent's public record, and an invented plan marked as an example, so that Headway can be tried.

In: the folder of data that headway.example keeps. Out: a database filled by way of the apps' own actions, and the
people in it. The facts are the inspectorates'; every person, answer, figure and decision of the plan is made up.
Here stands only what needs no Django; ``building`` and ``codes`` are for a site that has been started.
"""

from headway.web.demo.folder import fresh_site, is_demo, must_be_replaceable, own_environment
from headway.web.demo.port import HOST, must_be_free

__all__ = ["HOST", "fresh_site", "is_demo", "must_be_free", "must_be_replaceable", "own_environment"]
