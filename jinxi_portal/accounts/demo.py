"""The demo county's sign-ins: one person per role, a second clerk, and the staff of two employers. Nobody is real."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.actions.open_worker_account import open_worker_account
from jinxi_portal.accounts.actions.post_staff import write_posting
from jinxi_portal.accounts.demo_worker import DEMO_WORKER
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.roles import Role
from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.sealing import Sealed

WORKER_NAME, WORKER_MOBILE = DEMO_WORKER


@dataclass(frozen=True)
class Person:
    username: str
    name: str
    role: Role
    place: str = ""


PEOPLE = (
    Person("clerk", "李娜", Role.COMMITTEE_CLERK),
    Person("clerk2", "陈静", Role.COMMITTEE_CLERK),
    Person("secretary", "周建国", Role.COMMITTEE_SECRETARY),
    Person("branch", "吴秀英", Role.BRANCH_SECRETARY, "华丽家政党支部"),
    Person("instructor", "何志强", Role.INSTRUCTOR, "华丽家政"),
    Person("keeper", "徐丽华", Role.MICROHOME_KEEPER, "秀谷红色微家"),
    Person("mediator", "孙文斌", Role.MEDIATOR, "秀谷红色微家"),
    Person("care", "胡桂兰", Role.CARE_COORDINATOR),
    Person("grid", "朱勇", Role.GRID_WORKER, "锦绣社区"),
    Person("school", "高翔", Role.SCHOOL_CLERK, "赋能夜校"),
    Person("teacher", "林雪梅", Role.TEACHER, "赋能夜校"),
    Person("supervision", "郭峰", Role.SUPERVISION_OFFICER),
    Person("huali", "马晓燕", Role.EMPLOYER_STAFF, "华丽家政"),
    Person("anxinju", "罗敏", Role.EMPLOYER_STAFF, "安心居"),
    Person("auditor", "沈国栋", Role.AUDITOR),
    Person("admin", "唐杰", Role.SYSTEM_ADMINISTRATOR),
)


def load(context: Any) -> None:
    """Make the accounts with passwords of this installation only; places get their ids from the rooms that own them."""
    since = clock.today().replace(month=1, day=1)
    passwords = [memorable_password() for _person in PEOPLE]
    # Hashing takes its time on purpose and leaves the interpreter free: every processor takes its share.
    with transaction.atomic(), ThreadPoolExecutor() as pool:
        secrets_of = zip(PEOPLE, passwords, pool.map(make_password, passwords), strict=True)
        for done, (person, password, hashed) in enumerate(secrets_of, start=1):
            _load_person(context, person, since, password, hashed)
            context.progress(done, len(PEOPLE) + 1)
        _load_worker(context)
        context.progress(len(PEOPLE) + 1, len(PEOPLE) + 1)


def _load_person(context: Any, person: Person, since: date, password: str, hashed: str) -> None:
    user = User.objects.create(username=person.username, password=hashed, name=person.name)
    write_posting(user=user, role=person.role, since=since, until=None, place_id=None, place_name=person.place, by=None)
    label = f"{person.role.label} · {person.place}" if person.place else str(person.role.label)
    context.add_account(
        role=person.role.value, label=label, username=person.username, password=password, lands_on=_lands_on(user)
    )


def _load_worker(context: Any) -> None:
    """No password: the code of the demo stands on the page after the mobile is given."""
    user = open_worker_account(mobile=Sealed("mobile", value=WORKER_MOBILE))
    user.name = WORKER_NAME
    user.save(update_fields=["name"])
    context.add_account(
        role=Role.WORKER.value,
        label=str(_("家政从业人员（用手机号登录，验证码显示在页面上）")),
        username=WORKER_MOBILE,
        password="",
        lands_on=_lands_on(user),
    )


def memorable_password() -> str:
    """Easy to copy by eye, hard to guess: ``soparu-tilema-4821-kodeno``."""

    def word() -> str:
        return "".join(secrets.choice("bdfghjklmnprstz") + secrets.choice("aeiou") for _turn in range(3))

    return f"{word()}-{word()}-{secrets.randbelow(9000) + 1000}-{word()}"


def _lands_on(user: User) -> str:
    user.forget_postings()
    for page in sorted(slots.first_pages, key=lambda page: page.order):
        if page.fits(user):
            return reverse(page.url_name)
    return reverse("accounts:account")


slots.demo_steps.register(slots.DemoStep(key="accounts", label=_("帐号与岗位"), load=load, order=10))
