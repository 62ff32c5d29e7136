"""Requests for help since 2025: most solved within days, some late and reported, a few open today. Nobody is real."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.actions.publish_answer import searchable
from branches.demo.help_stories import STORIES, Story
from branches.help_people import ANSWER, RESOLVE, set_help_deadline, tell_asker, tell_helpers
from branches.models import HelpAnswer, HelpMessage, HelpRequest, Organisation, PartyPost
from branches.rules.help import ANSWER_DAYS, RESOLVE_DAYS, days_taken
from branches.states import Post
from branches.states_help import Audience, HelpState
from jinxi_portal.accounts.public import PLACE_OF_ROLE, PlaceKind, Posting, Role, User, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.kernel.working_days import add_working_days, working_day_on_or_after
from jinxi_portal.records.public import NewEntry, take_case_numbers, write_history_many

FIRST_DAY = date(2025, 1, 6)
RESOLVED = 56
#: Of the resolved ones, every so many ran late and were reported in time.
LATE_EVERY = 14
#: How many days ago the open ones were asked; the last is late.
OPEN_AGES = (0, 1, 1, 3, 5, 10)
NAMES = [
    "饶菊香",
    "黄细妹",
    "吴春兰",
    "周腊梅",
    "徐满香",
    "胡银秀",
    "朱招娣",
    "高凤英",
    "林桂珍",
    "何翠萍",
    "郭菊英",
    "马巧云",
    "罗云香",
    "梁秋莲",
    "宋水英",
    "郑莲香",
    "谢荷花",
    "韩素芬",
    "唐月娥",
    "冯爱莲",
    "于冬梅",
    "董雪琴",
    "萧海燕",
    "程晓燕",
    "曹美玲",
    "袁金莲",
    "邓丽华",
    "许春花",
]


@dataclass(frozen=True)
class Asked:
    """One request before it is written: who, when, and how many days it took (None: still open)."""

    asker: User
    story: Story
    on: date
    days: int | None
    late: bool


def load(context: Any) -> None:
    random: Random = context.random
    desks = _desks()
    askers = _askers()
    plan = _plan(random, askers)
    numbers = _numbers(plan)
    entries: dict[int | None, list[NewEntry]] = defaultdict(list)
    published: set[str] = set()
    for done, asked in enumerate(plan, start=1):
        branch, helper = desks[random.randrange(len(desks))] if random.random() < 0.6 else desks[0]
        request = _write(random, asked, next(numbers[asked.on.year]), branch, helper, entries)
        if asked.days is not None and asked.story.question and asked.story.question not in published:
            published.add(asked.story.question)
            _publish(request, asked.story, helper, entries)
        context.progress(done, len(plan))
    people = User.objects.in_bulk([pk for pk in entries if pk is not None])
    for pk, written in entries.items():
        write_history_many(written, by=people.get(pk) if pk else None)


def _desks() -> list[tuple[Organisation, User]]:
    """Branches with a secretary on duty, that of the demo's own secretary first; others get the holder of the post."""
    seated = {
        posting.place_id: posting.user
        for posting in Posting.objects.in_force(on=clock.today())
        .filter(role=Role.BRANCH_SECRETARY, place_id__isnull=False)
        .select_related("user")
    }
    posts = PartyPost.objects.in_force(on=clock.today()).filter(post=Post.SECRETARY)
    branches = Organisation.objects.branches().filter(dissolved_on__isnull=True).order_by("pk")
    desks = [(branch, seated[branch.pk]) for branch in branches if branch.pk in seated]
    for post in posts.filter(organisation__in=branches.exclude(pk__in=[pk for pk in seated if pk])).select_related(
        "organisation", "person"
    )[:3]:
        user = User.objects.create_user(f"branch_{post.organisation_id}", None, name=post.person.name)
        _post(user, Role.BRANCH_SECRETARY, post.organisation.pk, post.organisation.name)
        desks.append((post.organisation, user))
    return desks


def _askers() -> list[User]:
    """The demo's own worker first, then workers with invented numbers that are not given out."""
    own = [user for user in holders_of(Role.WORKER) if user.signs_in_by_code][:1]
    others = []
    for place, name in enumerate(NAMES):
        mobile = Sealed("mobile", value=f"199000002{place:02}")
        user = User.objects.create_user(f"demo-asker-{place:02}", None, name=name, mobile=mobile)
        _post(user, Role.WORKER, None, "")
        others.append(user)
    return [*own, *others]


def _post(user: User, role: Role, place_id: int | None, place_name: str) -> None:
    kind: PlaceKind = PLACE_OF_ROLE[role]
    Posting.objects.create(
        user=user, role=role, place_kind=kind, place_id=place_id, place_name=place_name, since=FIRST_DAY
    )


def _plan(random: Random, askers: list[User]) -> list[Asked]:
    """Spread over the time since the first day, oldest first; the demo's own worker has a past and something open."""
    today = clock.today()
    span = (today - timedelta(days=14) - FIRST_DAY).days
    plan = []
    for turn in range(RESOLVED):
        on = FIRST_DAY + timedelta(days=span * turn // RESOLVED + random.randint(0, 3))
        late = turn % LATE_EVERY == LATE_EVERY - 1
        days = random.choice((9, 10, 12)) if late else random.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6))
        asker = askers[0] if turn in (RESOLVED - 20, RESOLVED - 3) else random.choice(askers[1:])
        plan.append(Asked(asker, STORIES[(turn * 5 + turn // 3) % len(STORIES)], on, days, late))
    for place, age in enumerate(sorted(OPEN_AGES, reverse=True)):
        asker = askers[0] if place == len(OPEN_AGES) - 3 else random.choice(askers[1:])
        story = STORIES[(place * 3 + 1) % len(STORIES)]
        plan.append(Asked(asker, story, today - timedelta(days=age), None, age > RESOLVE_DAYS + 1))
    return plan


def _numbers(plan: list[Asked]) -> dict[int, Any]:
    """Case numbers of each year, as they would have been taken then."""
    found = {}
    for year in sorted({asked.on.year for asked in plan}):
        count = sum(asked.on.year == year for asked in plan)
        found[year] = iter(take_case_numbers("help", count, on=date(year, 12, 31)))
    return found


def _write(
    random: Random,
    asked: Asked,
    number: str,
    branch: Organisation,
    helper: User,
    entries: dict[int | None, list[NewEntry]],
) -> HelpRequest:
    now = clock.now()
    asked_at = min(_at(asked.on, random.randint(8, 12), random), now - timedelta(minutes=50))
    untaken = asked.days is None and asked.on >= clock.today() - timedelta(days=1) and random.random() < 0.7
    taken_at = asked_at + timedelta(minutes=random.randint(20, 40))
    request = HelpRequest(
        number=number,
        asker=asked.asker,
        organisation=branch,
        kind=asked.story.kind,
        words=asked.story.words,
        audience=random.choice((Audience.SECRETARY, Audience.GROUP, Audience.COMMITTEE)),
        asked_at=asked_at,
        answer_due=add_working_days(asked.on, ANSWER_DAYS),
        resolve_due=working_day_on_or_after(asked.on + timedelta(days=RESOLVE_DAYS)),
        news_at=asked_at,
        seen_at=asked_at,
    )
    if not untaken:
        request.state, request.taken_by, request.taken_at = HelpState.TAKEN, helper, taken_at
        request.news_at = taken_at
    if asked.days is not None:
        _end(random, request, asked, helper)
    elif not untaken:
        request.answered_at = request.answered_last_at = request.news_at = taken_at + timedelta(minutes=5)
    if asked.late:
        request.escalated_at = _at(add_working_days(request.resolve_due, -2), 0, random)
    request.save()
    _tell_the_story(request, asked, helper, entries)
    if request.is_open:
        _set_deadlines(request, asked.on)
    return request


def _end(random: Random, request: HelpRequest, asked: Asked, helper: User) -> None:
    resolved_at = _at(asked.on + timedelta(days=asked.days or 0), random.randint(14, 18), random)
    request.state, request.outcome, request.resolved_by = HelpState.RESOLVED, asked.story.outcome, helper
    request.resolved_at = request.answered_last_at = request.news_at = resolved_at
    request.answered_at = (request.taken_at or resolved_at) + timedelta(minutes=5)
    if random.random() < 0.75:
        request.rating = random.choice((3, 4) if asked.late else (4, 5, 5, 5))
        request.rating_words = random.choice(("", "", "谢谢支部", "办得很快", "一个星期就帮我解决了难题"))
        request.rated_at = resolved_at + timedelta(hours=random.randint(1, 3))
        request.seen_at = request.rated_at


def _tell_the_story(
    request: HelpRequest, asked: Asked, helper: User, entries: dict[int | None, list[NewEntry]]
) -> None:
    number = {"number": request.number}

    def note(by: User | None, verb: str, at: datetime, **facts: Any) -> None:
        entries[by.pk if by else None].append(NewEntry(request, f"branches.help_{verb}", {**number, **facts}, at))

    note(
        asked.asker,
        "asked",
        request.asked_at,
        kind=request.kind,
        audience=request.audience,
        organisation=request.organisation,
    )
    if request.escalated_at:
        note(None, "escalated", request.escalated_at)
    if request.taken_at is None or request.answered_at is None:
        return
    note(helper, "taken", request.taken_at)
    texts = [(helper, asked.story.answer, request.answered_at)]
    if request.resolved_at:
        texts.append((asked.asker, asked.story.reply, request.answered_at + timedelta(minutes=25)))
        texts.append((helper, asked.story.outcome, request.resolved_at))
    messages = HelpMessage.objects.bulk_create(
        HelpMessage(request=request, author=author, from_asker=author == asked.asker, text=text, at=at)
        for author, text, at in texts
    )
    for message in messages[:2]:
        verb = "written" if message.from_asker else "answered"
        entries[message.author_id].append(NewEntry(request, f"branches.help_{verb}", {"message": message}, message.at))
    if request.resolved_at:
        days = days_taken(asked.on, clock.local_date(request.resolved_at))
        note(helper, "resolved", request.resolved_at, days=days, message=messages[-1])
    if request.rated_at and request.rating:
        note(asked.asker, "rated", request.rated_at, stars=request.rating)


def _set_deadlines(request: HelpRequest, start: date) -> None:
    """Real ones, as of the day of asking: the schedule reminds and reports from here on."""
    with clock.frozen(request.asked_at):
        if request.answered_at is None:
            set_help_deadline(request, ANSWER, start=start, due=request.answer_due)
        set_help_deadline(request, RESOLVE, start=start, due=request.resolve_due)
        if request.state == HelpState.ASKED:
            tell_helpers(request, "asked", by=request.asker)
        else:
            tell_asker(request, "answered", by=request.taken_by, stage="demo")


def _publish(request: HelpRequest, story: Story, by: User, entries: dict[int | None, list[NewEntry]]) -> None:
    at = (request.resolved_at or request.asked_at) + timedelta(hours=20)
    HelpAnswer.objects.create(
        request=request,
        kind=request.kind,
        **searchable(story.question, f"{story.answer}\n{story.outcome}"),
        published_by=by,
        published_at=at,
        changed_at=at,
    )
    entries[by.pk].append(NewEntry(request, "branches.help_answer_published", {"number": request.number}, at))


def _at(day: date, hour: int, random: Random) -> datetime:
    return datetime.combine(day, time(hour, random.randint(0, 59)), tzinfo=clock.ZONE)


slots.demo_steps.register(slots.DemoStep(key="branches.help", label=_("支部求助"), load=load, order=48))
