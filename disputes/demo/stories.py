"""What people quarrel about in the demo county, and how it is settled. Nobody is real."""

from dataclasses import dataclass

from disputes.rules.kinds import DisputeKind, Relation
from disputes.words import PartyRole


@dataclass(frozen=True)
class Story:
    """``amount`` is what is asked for, ``settled`` what was agreed on; both empty where it is not about money."""

    kind: DisputeKind
    relation: Relation
    applicant: PartyRole
    respondent: PartyRole
    facts: str
    claim: str
    matter: str
    agreed: str
    duty: str
    amount: int = 0
    settled: int = 0
    instalments: int = 1


K, R, P = DisputeKind, Relation, PartyRole
STORIES = (
    Story(
        K.WAGES,
        R.EMPLOYMENT,
        P.WORKER,
        P.EMPLOYER,
        "在公司做保洁，最近两个月的工资没有发，公司说客户还没有结账。",
        "付清两个月工资。",
        "欠发工资的数额和支付时间。",
        "公司分两期付清欠发的工资，申请人不再主张其他款项。",
        "支付工资",
        7600,
        7600,
        2,
    ),
    Story(
        K.SERVICE_QUALITY,
        R.SERVICE,
        P.CUSTOMER,
        P.EMPLOYER,
        "订了四次深度保洁，做了两次，厨房油烟没有清干净，要求退款，公司只肯补做。",
        "退还两次服务费。",
        "服务是否符合约定，没有做的两次怎么办。",
        "公司补做一次厨房保洁，并退还一次的服务费。",
        "退还服务费",
        560,
        280,
    ),
    Story(
        K.DAMAGED_PROPERTY,
        R.SERVICE,
        P.CUSTOMER,
        P.WORKER,
        "擦柜子时碰落一个瓷瓶，客户说是结婚时买的，要求赔偿。",
        "赔偿瓷瓶。",
        "瓷瓶的价值和责任怎么分。",
        "被申请人赔偿一部分，申请人同意瓷瓶摆放不稳自己也有责任。",
        "支付赔偿款",
        1200,
        500,
    ),
    Story(
        K.AGENCY_FEE,
        R.SERVICE,
        P.WORKER,
        P.EMPLOYER,
        "交了介绍费和押金，上户三天客户就不用了，公司不退押金。",
        "退还押金和介绍费。",
        "押金和介绍费该不该退。",
        "公司退还全部押金和一半介绍费。",
        "退还押金和介绍费",
        1300,
        1050,
    ),
    Story(
        K.INJURY,
        R.SERVICE,
        P.WORKER,
        P.CUSTOMER,
        "在客户家擦窗户时从凳子上摔下来，手腕骨裂，看病花了钱，客户说不是故意的不该他出。",
        "支付医药费和误工费。",
        "受伤的责任和费用怎么分担。",
        "客户支付医药费，并分两期支付误工补偿；申请人承认没有按要求使用梯子。",
        "支付医药费和误工补偿",
        5200,
        3600,
        2,
    ),
    Story(
        K.CONTRACT_END,
        R.EMPLOYMENT,
        P.WORKER,
        P.EMPLOYER,
        "公司口头通知不用来了，没有书面说明，也没有补偿。",
        "支付解除合同的补偿。",
        "合同怎样解除，补偿多少。",
        "双方协商解除合同，公司支付一个月工资作为补偿并开具离职证明。",
        "支付补偿并开具离职证明",
        8400,
        4200,
    ),
    Story(
        K.INSULT,
        R.SERVICE,
        P.WORKER,
        P.CUSTOMER,
        "客户在业主群里说阿姨手脚不干净，没有证据，邻居都知道了。",
        "在群里澄清并道歉。",
        "客户说的话有没有依据，怎样消除影响。",
        "客户在业主群里说明情况并道歉，双方以后互不打扰。",
        "在业主群里说明情况并道歉",
    ),
    Story(
        K.WAGES,
        R.SERVICE,
        P.WORKER,
        P.CUSTOMER,
        "做住家阿姨，春节多做了五天，说好加钱，走的时候只给了平时的钱。",
        "补付春节五天的工钱。",
        "春节五天按什么标准算。",
        "客户按约定补付春节期间的工钱差额。",
        "补付工钱",
        1500,
        1200,
    ),
    Story(
        K.THEFT_SUSPECTED,
        R.SERVICE,
        P.CUSTOMER,
        P.WORKER,
        "家里少了一条项链，当天只有阿姨来过，后来在洗衣机里找到，阿姨要求说清楚。",
        "双方把事情说清楚。",
        "怀疑造成的影响怎样消除。",
        "申请人当面向被申请人道歉，并付清当天的服务费。",
        "当面道歉并付清服务费",
        160,
        160,
    ),
    Story(
        K.OTHER,
        R.SERVICE,
        P.CUSTOMER,
        P.EMPLOYER,
        "约好的月嫂临时换人，换来的人没有证书，客户要求减少费用。",
        "减少服务费。",
        "换人是否违反约定，费用减多少。",
        "公司退还一部分服务费，并为客户换回有证书的月嫂。",
        "退还一部分服务费",
        3000,
        1800,
    ),
)
#: Families that work or hire; surnames are put before them.
GIVEN = ("春梅", "秀兰", "小红", "建华", "玉珍", "国平", "丽娟", "海英", "桂花", "志明", "雪芳", "爱民", "金凤", "永强")
SURNAMES = ("饶", "黄", "吴", "周", "徐", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩")
