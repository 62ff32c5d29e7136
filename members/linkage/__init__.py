"""Record linkage: which rows of the platforms' rosters are people on the party-member register.

No Django models and no database of ours live here; tables come in and go out as Arrow tables.
Import only from tasks and commands: this package pulls in DuckDB and Splink.
"""
