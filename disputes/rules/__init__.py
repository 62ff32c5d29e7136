"""The rules of mediation, pure: clocks, limitation, wages, contents of an agreement, screening. Each with its article."""
