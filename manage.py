#!/usr/bin/env python
"""Django's command line; finds the running embedded servers or starts them for its own time."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    from jinxi_portal.runtime import embedded

    with embedded.for_command(sys.argv[1:]):
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
