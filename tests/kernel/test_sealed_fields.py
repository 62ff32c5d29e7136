"""Sealed columns in the database."""

import pytest
from django import forms
from django.apps.registry import Apps
from django.core import serializers
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter

from jinxi_portal.kernel import sealing
from jinxi_portal.kernel.sealing import KeyRing, Sealed
from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField

NUMBER, ANOTHER = "11010519491231002X", "110105194912310038"
DIGEST = bytes(range(2, 34))
OLD = KeyRing({"k1": bytes(range(32))}, "k1", DIGEST)
NEW = KeyRing({"k1": bytes(range(32)), "k2": bytes(range(1, 33))}, "k2", DIGEST)


class Card(models.Model):
    # the digest stands first on purpose: the order of the fields does not matter
    id_number_digest = SealedDigestField(null=True, editable=False)
    id_number = SealedField("身份证号码", label="id_number", digest_field="id_number_digest", null=True, blank=True)
    note = SealedField(label="note", null=True, blank=True)
    title = models.CharField(max_length=20, blank=True)

    class Meta:
        app_label = "kernel_tests"
        apps = Apps()


class CardForm(forms.ModelForm):
    class Meta:
        model = Card
        fields = ["id_number", "title"]


@pytest.fixture
def cards(db):
    with sealing.using(OLD):
        with connection.schema_editor() as editor:
            editor.create_model(Card)
        yield Card.objects


def stored(column: str = "id_number") -> list[bytes | None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM kernel_tests_card ORDER BY id")
        return [None if value is None else bytes(value) for (value,) in cursor.fetchall()]


def test_the_database_never_sees_the_number(cards):
    cards.create(id_number=NUMBER, note="腰疼")
    (number,), (note,) = stored(), stored("note")
    assert NUMBER.encode() not in number
    assert "腰疼".encode() not in note
    assert OLD.unseal(number, "id_number") == NUMBER


def test_it_is_masked_on_the_object_and_revealed_on_request(cards):
    made = cards.create(id_number=NUMBER)
    read = cards.get()
    for card in (made, read):
        assert str(card.id_number) == "110105********002X"
        assert card.id_number.reveal() == NUMBER


def test_reading_a_list_opens_nothing(cards):
    cards.create(id_number=NUMBER)
    stranger = KeyRing({"k9": bytes(range(5, 37))}, "k9", DIGEST)
    with sealing.using(stranger):
        assert [repr(card.id_number) for card in cards.all()] == ["<Sealed id_number>"]


def test_it_is_found_by_its_digest_in_any_spelling(cards):
    card = cards.create(id_number="110105 19491231 002x")
    cards.create(id_number=ANOTHER)
    assert cards.get(id_number_digest=NUMBER) == card
    assert cards.get(id_number_digest="110105491231002") == card
    assert cards.get(id_number_digest=card.id_number) == card
    assert cards.get(id_number_digest=card.id_number_digest) == card
    assert cards.filter(id_number_digest__in=[NUMBER, ANOTHER]).count() == 2
    assert not cards.filter(id_number_digest="110105********002X").exists()


def test_the_column_itself_cannot_be_searched_by_text(cards):
    with pytest.raises(TypeError, match="digest"):
        cards.filter(id_number=NUMBER)


def test_it_can_be_asked_whether_it_is_empty(cards):
    cards.create(id_number=NUMBER)
    cards.create(id_number="")
    assert cards.filter(id_number__isnull=True).count() == 1
    assert cards.filter(id_number=None).count() == 1


def test_a_masked_number_is_kept_and_has_no_digest(cards):
    card = cards.create(id_number="361027********1234")
    assert card.id_number_digest is None
    assert cards.get().id_number.reveal() == "361027********1234"


def test_the_digest_follows_every_change(cards):
    card = cards.create(id_number=NUMBER)
    card.id_number = ANOTHER
    assert card.id_number_digest == OLD.digest(ANOTHER, "id_number")
    card.save()
    assert cards.get(id_number_digest=ANOTHER).id_number.reveal() == ANOTHER
    card.id_number = None
    card.save(update_fields=["id_number", "id_number_digest"])
    assert stored() == stored("id_number_digest") == [None]


def test_the_digest_follows_in_bulk(cards):
    cards.bulk_create([Card(id_number=NUMBER), Card(id_number=ANOTHER), Card()])
    card = cards.get(id_number_digest=NUMBER)
    card.id_number = "110105491231002"
    cards.bulk_update([card], ["id_number", "id_number_digest"])
    assert cards.get(pk=card.pk).id_number_digest == OLD.digest(NUMBER, "id_number")


def test_saving_without_having_loaded_the_number_leaves_it(cards):
    cards.create(id_number=NUMBER)
    card = cards.defer("id_number").get()
    card.title = "组长"
    card.save()
    assert cards.get(id_number_digest=NUMBER, title="组长").id_number.reveal() == NUMBER
    assert str(cards.only("title").get().id_number) == "110105********002X"


def test_an_unchanged_number_keeps_its_very_token(cards):
    cards.create(id_number=NUMBER)
    before = stored()
    card = cards.get()
    card.title = "组长"
    card.save()
    assert stored() == before


def test_a_value_taken_over_from_another_field_is_sealed_for_its_own(cards):
    card = cards.create(id_number=NUMBER)
    card.note = card.id_number
    card.save()
    assert OLD.unseal(stored("note")[0], "note") == NUMBER


def test_other_things_than_text_are_refused():
    with pytest.raises(TypeError, match="id_number"):
        Card(id_number=123)


def test_rows_are_sealed_anew_one_by_one_while_others_write(cards):
    cards.create(id_number=NUMBER)
    cards.create(id_number=ANOTHER)
    cards.create()
    with sealing.using(NEW):
        assert cards.filter(id_number__sealed_with="k1").count() == 2
        mine = cards.get(id_number_digest=NUMBER)
        theirs = cards.get(id_number_digest=ANOTHER)
        cards.filter(pk=theirs.pk).update(title="x", id_number=Sealed("id_number", value=ANOTHER))
        for card in (mine, theirs):
            moved = Sealed("id_number", token=NEW.reseal(card.id_number.token, "id_number"))
            done = cards.filter(pk=card.pk, id_number=card.id_number).update(id_number=moved)
            # what somebody else has written meanwhile is left alone
            assert done == (card is mine)
        assert not cards.filter(id_number__sealed_with="k1").exists()
        assert cards.filter(id_number__sealed_with="k2").count() == 2
        assert cards.get(id_number_digest=NUMBER).id_number.reveal() == NUMBER


def test_a_form_shows_the_mask_and_the_mask_coming_back_changes_nothing(cards):
    card = cards.create(id_number=NUMBER)
    form = CardForm(instance=card)
    assert "110105********002X" in str(form["id_number"])
    assert NUMBER not in form.as_p()
    form = CardForm({"id_number": "110105********002X", "title": "组长"}, instance=card)
    form.save()
    assert cards.get(title="组长").id_number.reveal() == NUMBER


def test_a_form_takes_a_new_number_or_none(cards):
    card = cards.create(id_number=NUMBER)
    CardForm({"id_number": ANOTHER, "title": ""}, instance=card).save()
    assert cards.get(id_number_digest=ANOTHER).pk == card.pk
    CardForm({"id_number": "", "title": ""}, instance=card).save()
    assert cards.get().id_number is None


def test_a_fixture_carries_the_token_only(cards):
    cards.create(id_number=NUMBER)
    dumped = serializers.serialize("json", cards.all())
    assert NUMBER not in dumped
    assert "sealed:" in dumped


def test_a_text_that_looks_like_a_fixture_is_only_text():
    with sealing.using(OLD):
        assert Card(note="sealed:AAAA").note.reveal() == "sealed:AAAA"


def test_the_fields_can_be_written_into_a_migration():
    for name in ("id_number", "id_number_digest", "note"):
        field = Card._meta.get_field(name)
        code, _ = MigrationWriter.serialize(field)
        _, _, args, kwargs = field.deconstruct()
        assert type(field)(*args, **kwargs).deconstruct()[2:] == (args, kwargs)
        assert "label=" in code or name.endswith("digest")


def test_checks_name_what_is_declared_wrongly():
    class Wrong(models.Model):
        number = SealedField(label="id_number", digest_field="nothing", unique=True)

        class Meta:
            app_label = "kernel_tests"
            apps = Apps()

    assert {found.id for found in Wrong.check()} >= {"sealing.E001", "sealing.E002"}
    assert not [found for found in Card.check() if str(found.id).startswith("sealing")]
