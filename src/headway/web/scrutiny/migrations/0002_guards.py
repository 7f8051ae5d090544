"""The triggers that hold confirmed minutes to what was confirmed: see guards.py. (To remake 0001, move this away.)"""

from typing import Any

from django.db import migrations

from headway.web.scrutiny.guards import make_guards


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    make_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("scrutiny", "0001_initial")]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
