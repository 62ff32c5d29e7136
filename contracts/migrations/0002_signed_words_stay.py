"""The database refuses to change what was approved or signed: a version's wording, a sent contract's text, a signature."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION contracts_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was approved or signed does not change' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER approved_version_stays BEFORE UPDATE ON contracts_templateversion FOR EACH ROW
  WHEN (OLD.state <> 'draft' AND (OLD.clauses, OLD.variables, OLD.number, OLD.template_id, OLD.effective_from)
        IS DISTINCT FROM (NEW.clauses, NEW.variables, NEW.number, NEW.template_id, NEW.effective_from))
  EXECUTE FUNCTION contracts_refuse_change();

CREATE TRIGGER signed_contract_stays BEFORE UPDATE ON contracts_contract FOR EACH ROW
  WHEN (OLD.completed_at IS NOT NULL AND (OLD.clauses, OLD.head, OLD.values, OLD.text_digest, OLD.completed_at)
        IS DISTINCT FROM (NEW.clauses, NEW.head, NEW.values, NEW.text_digest, NEW.completed_at))
  EXECUTE FUNCTION contracts_refuse_change();

CREATE TRIGGER signature_stays BEFORE UPDATE ON contracts_signature FOR EACH ROW
  WHEN (OLD.voided_at IS NOT NULL OR
        (OLD.party_id, OLD.round, OLD.signed_at, OLD.text_digest, OLD.code_confirmed_at, OLD.typed_name, OLD.picture_digest)
        IS DISTINCT FROM
        (NEW.party_id, NEW.round, NEW.signed_at, NEW.text_digest, NEW.code_confirmed_at, NEW.typed_name, NEW.picture_digest))
  EXECUTE FUNCTION contracts_refuse_change();

CREATE TRIGGER signature_is_kept BEFORE DELETE ON contracts_signature FOR EACH ROW
  EXECUTE FUNCTION contracts_refuse_change();
"""
BACK = """
DROP TRIGGER signature_is_kept ON contracts_signature;
DROP TRIGGER signature_stays ON contracts_signature;
DROP TRIGGER signed_contract_stays ON contracts_contract;
DROP TRIGGER approved_version_stays ON contracts_templateversion;
DROP FUNCTION contracts_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_templates_and_contracts")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
