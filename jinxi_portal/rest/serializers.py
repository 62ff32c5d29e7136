"""Answers of the frame's own routes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class EmployerAnswer(serializers.Serializer[Any]):
    id = serializers.IntegerField(source="employer_id")
    name = serializers.CharField(source="employer_name")


class WhoAmIAnswer(serializers.Serializer[Any]):
    key = serializers.CharField(source="__str__", help_text=_("门户的名单里这样称呼这把密钥。"))
    name = serializers.CharField()
    employer = EmployerAnswer(source="*")
    scopes = serializers.ListField(child=serializers.CharField())
    expires_at = serializers.DateTimeField()


class IndexAnswer(serializers.Serializer[Any]):
    name = serializers.CharField()
    version = serializers.CharField()
    whoami = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()
    routes = serializers.DictField(child=serializers.URLField(), help_text=_("这把密钥可以从这些地址开始。"))
