"""What gunicorn serves: ``gunicorn headway.web.wsgi:application``."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.web.settings")
application = get_wsgi_application()

# Every view is loaded now, before there are workers, and what is loaded stays: without this Python's collector goes
# through all of it again every few pages, and whoever waits for that page waits a tenth of a second longer.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
