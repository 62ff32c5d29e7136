"""The suite's frame: the fixed cast is at hand everywhere."""

pytest_plugins = ["tests.cast"]
