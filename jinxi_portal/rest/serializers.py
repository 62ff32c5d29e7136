"""Answers of the frame's own routes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from jinxi_portal.rest.holders import Holder


class EmployerAnswer(serializers.Serializer[Any]):
    id = serializers.IntegerField(source="employer_id")
    name = serializers.CharField(source="employer_name")


class WhoAmIAnswer(serializers.Serializer[Any]):
    key = serializers.CharField(source="__str__", help_text=_("门户的名单里这样称呼这把密钥。"))
    name = serializers.CharField()
    holder = serializers.ChoiceField(Holder.choices, help_text=_("企业的密钥，还是上级平台的密钥。"))
    employer = EmployerAnswer(source="*", allow_null=True, help_text=_("企业的密钥才有。"))
    authority = serializers.CharField(source="authority_name", help_text=_("上级平台的名称；企业的密钥为空。"))
    scopes = serializers.ListField(child=serializers.CharField())
    expires_at = serializers.DateTimeField()

    def to_representation(self, instance: Any) -> Any:
        said = super().to_representation(instance)
        return {**said, "employer": None} if instance.is_of_authority else said


class IndexAnswer(serializers.Serializer[Any]):
    name = serializers.CharField()
    version = serializers.CharField()
    whoami = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()
    routes = serializers.DictField(child=serializers.URLField(), help_text=_("这把密钥可以从这些地址开始。"))
