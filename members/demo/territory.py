"""The demo county's fourteen communities. Town, order of a round and point are made up in a plausible way."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import PlaceKind, set_place
from jinxi_portal.kernel import slots
from members.models import Community

#: Code, name, town, latitude and longitude (GCJ-02), in the order of a round.
COMMUNITIES = (
    ("xiugu", "秀谷社区", "秀谷镇", 27.9102, 116.7725),
    ("beimen", "北门社区", "秀谷镇", 27.9188, 116.7731),
    ("ximen", "西门社区", "秀谷镇", 27.9124, 116.7648),
    ("chengnan", "城南社区", "秀谷镇", 27.9013, 116.7716),
    ("hedong", "河东社区", "秀谷镇", 27.9095, 116.7834),
    ("shengli", "胜利社区", "秀谷镇", 27.9142, 116.7769),
    ("nongmao", "农贸社区", "秀谷镇", 27.9079, 116.7686),
    ("jinxi", "锦溪社区", "秀谷镇", 27.9051, 116.7791),
    ("jinxiu", "锦绣社区", "秀谷镇", 27.9163, 116.7822),
    ("xiangshan", "象山社区", "秀谷镇", 27.9207, 116.7662),
    ("wangjiaxiang", "王家巷社区", "秀谷镇", 27.9116, 116.7752),
    ("luxiangshan", "陆象山社区", "陆坊乡", 27.8427, 116.8016),
    ("yangshan", "仰山社区", "琅琚镇", 27.9634, 116.6873),
    ("baima", "白马社区", "浒湾镇", 27.9391, 116.5648),
)


def load(context: Any) -> None:
    """Make the communities; grid workers who were posted to them by name find their place."""
    with transaction.atomic():
        for done, (code, name, town, latitude, longitude) in enumerate(COMMUNITIES, start=1):
            community = Community.objects.create(
                code=code,
                name=name,
                town=town,
                walking_order=done * 10,
                latitude_gcj02=latitude,
                longitude_gcj02=longitude,
            )
            set_place(kind=PlaceKind.COMMUNITY, name=name, place_id=community.pk)
            context.progress(done, len(COMMUNITIES))


slots.demo_steps.register(slots.DemoStep(key="members.territory", label=_("社区"), load=load, order=21))
