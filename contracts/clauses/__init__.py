"""The clause check (条款体检): finds unfair terms in a contract by their meaning, and duties it does not speak of.

Knows no database and no page: text in, findings out. What it looks for is data, in ``words/``.
"""
