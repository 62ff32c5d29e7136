"""Answers of the frame's own routes."""

from typing import Any

from rest_framework import serializers


class EmployerAnswer(serializers.Serializer[Any]):
    id = serializers.IntegerField(source="employer_id")
    name = serializers.CharField(source="employer_name")


class WhoAmIAnswer(serializers.Serializer[Any]):
    key = serializers.CharField(source="__str__", help_text="How lists in the portal name this key.")
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
    routes = serializers.DictField(child=serializers.URLField(), help_text="Where this key may begin.")
