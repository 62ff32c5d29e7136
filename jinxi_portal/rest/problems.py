"""Problems as RFC 9457 wants them: a stable ``code`` for programs, a sentence that says what to do for people."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException

#: Every problem by its code, for the handler and for the page of the API.
known_problems: dict[str, "type[Problem]"] = {}


class Problem(APIException):
    """Base. A room adds one by subclassing: ``status_code``, ``code``, ``title`` and ``sentence`` with named placeholders."""

    status_code = 400
    code: ClassVar[str]
    title: ClassVar[Any]
    sentence: ClassVar[Any]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if known_problems.setdefault(cls.code, cls) is not cls:
            raise ValueError(f"the problem {cls.code!r} is defined twice")

    def __init__(
        self, *, headers: dict[str, str] | None = None, errors: list[dict[str, str]] | None = None, **named: Any
    ) -> None:
        self.headers = headers or {}
        self.errors = errors
        self.text = str(self.sentence) % named if named else str(self.sentence)
        super().__init__(self.text, self.code)


class KeyMissing(Problem):
    status_code = 401
    code = "key_missing"
    title = _("没有带密钥")
    sentence = _("请在请求头 Authorization 里写上 Bearer 和您的密钥。")


class KeyUnknown(Problem):
    status_code = 401
    code = "key_unknown"
    title = _("不认识这把密钥")
    sentence = _("请核对密钥是否抄写完整；如已遗失，请在门户里更换，或者向发给您密钥的人另要一把。")


class KeyExpired(Problem):
    status_code = 401
    code = "key_expired"
    title = _("密钥已过期")
    sentence = _("这把密钥已于 %(day)s 过期。请换用新密钥，或者向发给您密钥的人另要一把。")


class KeyRevoked(Problem):
    status_code = 401
    code = "key_revoked"
    title = _("密钥已停用")
    sentence = _("这把密钥已被停用。请联系发给您密钥的人。")


class ScopeMissing(Problem):
    status_code = 403
    code = "scope_missing"
    title = _("密钥没有这项权限")
    sentence = _("这个地址需要权限范围 %(scope)s，这把密钥没有。权限范围不能后加，请向发给您密钥的人另要一把。")
    #: where no key of this holder can have it
    closed = _("这个地址不对%(whose)s的密钥开放。能用的地址列在 /api/v1/。")


class NotPermitted(Problem):
    status_code = 403
    code = "not_permitted"
    title = _("不能这样做")
    sentence = _("这把密钥不能对它这样做。请联系发给您密钥的人。")


class NotFound(Problem):
    status_code = 404
    code = "not_found"
    title = _("没有找到")
    sentence = _("没有这个地址，或其中的编号不属于您的企业。请核对地址。")


class MethodNotAllowed(Problem):
    status_code = 405
    code = "method_not_allowed"
    title = _("这个地址不接受这种请求")
    sentence = _("请改用响应头 Allow 里列出的方法。")


class NotAcceptable(Problem):
    status_code = 406
    code = "not_acceptable"
    title = _("不提供这种格式")
    sentence = _("答复一律是 JSON，请在 Accept 里写 application/json。")


class BodyUnreadable(Problem):
    code = "body_unreadable"
    title = _("请求内容读不懂")
    sentence = _("请求内容不是完整的 JSON 或表单，请检查后重发。")


class RequestUnfit(Problem):
    code = "request_unfit"
    title = _("没有读懂这次请求")
    sentence = _("请核对地址和请求头（包括 Host）后重发。")


class ParameterUnfit(Problem):
    code = "parameter_unfit"
    title = _("地址里的参数不对")
    sentence = _("请按说明改正地址里的参数。翻页请原样使用答复里的 next 和 previous。")


class BodyTooLarge(Problem):
    status_code = 413
    code = "body_too_large"
    title = _("请求内容过大")
    sentence = _("这个地址一次最多收 %(most)s 字节，请分几次发送。")


class MediaTypeNotTaken(Problem):
    status_code = 415
    code = "media_type_not_taken"
    title = _("不收这种格式的内容")
    sentence = _("请以 application/json 或 multipart/form-data 发送。")


class Invalid(Problem):
    status_code = 422
    code = "invalid"
    title = _("有内容需要改正")
    sentence = _("请按 errors 里逐条列出的说明改正后重发。")


class IdempotencyKeyMissing(Problem):
    code = "idempotency_key_missing"
    title = _("缺少 Idempotency-Key")
    sentence = _(
        "每次写入都要带请求头 Idempotency-Key（8 到 128 个字符，不含空格），例如一个新的 UUID；重发时用同一个。"
    )


class IdempotencyKeyReused(Problem):
    status_code = 422
    code = "idempotency_key_reused"
    title = _("Idempotency-Key 用过了")
    sentence = _("这个 Idempotency-Key 已用于内容不同的另一次请求。新的请求请换一个新的。")


class IdempotencyKeyInUse(Problem):
    status_code = 409
    code = "idempotency_key_in_use"
    title = _("同一请求正在处理")
    sentence = _("带这个 Idempotency-Key 的请求还在处理，请稍候几秒用同一个重发。")


class TooManyRequests(Problem):
    status_code = 429
    code = "too_many_requests"
    title = _("请求过于频繁")
    sentence = _("请等 %(seconds)s 秒再发。")


class OurFault(Problem):
    status_code = 500
    code = "our_fault"
    title = _("门户出错了")
    sentence = _(
        "这次没有办成，什么也没有改动。请稍后用同一个 Idempotency-Key 重发；再不成，请把 request_id 告诉我们。"
    )
