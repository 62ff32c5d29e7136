from contracts.models.contract import Contract, ExtraClause
from contracts.models.filed_text import FiledText, Finding
from contracts.models.party import Party, Question, Signature
from contracts.models.pattern import PatternVersion
from contracts.models.remark import Remark
from contracts.models.supervision import KeyEnterprise
from contracts.models.template import Template, TemplateVersion

__all__ = [
    "Contract",
    "ExtraClause",
    "FiledText",
    "Finding",
    "KeyEnterprise",
    "Party",
    "PatternVersion",
    "Question",
    "Remark",
    "Signature",
    "Template",
    "TemplateVersion",
]
