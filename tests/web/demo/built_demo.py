"""The demo as a site, built once for a class of tests."""

import tempfile
from pathlib import Path

from django.test import TestCase, override_settings
from django.utils import timezone

from headway import example
from headway.web.demo.building import build
from headway.web.workspace import Workspace

PASSWORD = "made-up-for-this-test"  # noqa: S105 - of people who exist only in tests
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, as everywhere in these tests


class BuiltDemo(TestCase):
    """Made once for all of a class; Django rolls back what each test does to it."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.workspace = Workspace(folder / "site")
        cls.workspace.make()
        cls.report = folder / "report.pdf"
        example.write_report(cls.report)
        super().setUpClass()

    @classmethod
    def setUpTestData(cls) -> None:
        with (
            example.material() as material,
            override_settings(WORKSPACE=cls.workspace, PASSWORD_HASHERS=HASHERS),
        ):
            cls.demo = build(
                material,
                report=cls.report,
                received=example.RECEIVED,
                password=PASSWORD,
                on=timezone.localdate(),
            )

    def setUp(self) -> None:
        self.enterContext(override_settings(WORKSPACE=self.workspace))
