"""The worker with whose mobile a visitor of the demo signs in; rooms put her on their lists."""

#: Name, and a number that is not given out; the demo sends nothing anyway.
DEMO_WORKER = ("王桂芳", "19900000001")
