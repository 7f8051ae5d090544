"""The one head row, then the triggers that guard it and the events. There is no way back: see guards.py."""

from typing import Any

from django.db import migrations

from headway.web.trail.guards import make_guards


def make_head(apps: Any, schema_editor: Any) -> None:
    apps.get_model("trail", "Head").objects.using(schema_editor.connection.alias).get_or_create(pk=1)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    make_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(make_head), migrations.RunPython(guard)]
