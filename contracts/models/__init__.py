from contracts.models.batch import ContractBatch, ContractBatchRow
from contracts.models.contract import Contract, ExtraClause
from contracts.models.correction import CorrectionItem, CorrectionNotice
from contracts.models.filed_contract import FiledContract
from contracts.models.filed_text import FiledText, Finding
from contracts.models.inspection import ChecklistVersion, Inspection, InspectionItem
from contracts.models.party import Party, Question, Signature
from contracts.models.pattern import PatternVersion
from contracts.models.remark import Remark
from contracts.models.supervision import KeyEnterprise
from contracts.models.template import Template, TemplateVersion

__all__ = [
    "ChecklistVersion",
    "Contract",
    "ContractBatch",
    "ContractBatchRow",
    "CorrectionItem",
    "CorrectionNotice",
    "ExtraClause",
    "FiledContract",
    "FiledText",
    "Finding",
    "Inspection",
    "InspectionItem",
    "KeyEnterprise",
    "Party",
    "PatternVersion",
    "Question",
    "Remark",
    "Signature",
    "Template",
    "TemplateVersion",
]
