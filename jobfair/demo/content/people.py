"""Names of people who do not exist, and telephone numbers that reach nobody.

Employers' telephones lie in `0416-000 xxxx`: local numbers never begin with 0, so these cannot be dialled. Accounts
sign in with a mobile number, which must look like one: the block `199 0000 xxxx` is used throughout, and in
demonstration mode no text message leaves the machine.
"""

from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马"
FIRST = "建立志永国春秋海晓明文德玉金长东新庆宏家永桂秀淑丽红艳凤雪冬雨思佳梓浩宇子俊嘉天一泽"
SECOND = "军华平强伟刚林峰波涛杰斌辉鹏飞超凯旭阳宁芳娟敏静霞燕萍琴玲梅兰颖洁欣怡悦婷涵轩博然睿航鑫民生福"
MARK = "（演示）"


def person_name(rng: Random) -> str:
    """A common surname, a common given name and the mark of the demonstration."""
    surname = rng.choice(COMMON if rng.random() < 0.6 else SURNAMES)
    given = rng.choice(FIRST) + rng.choice(SECOND) if rng.random() < 0.85 else rng.choice(SECOND)
    return f"{surname}{given}{MARK}"


def contact_name(rng: Random) -> str:
    """How employers name a contact."""
    surname = rng.choice(COMMON if rng.random() < 0.7 else SURNAMES)
    return surname + rng.choice(("经理", "主管", "女士", "先生", "老师")) + MARK


def telephone(serial: int) -> str:
    """A land line of the demonstration, 0416-000xxxx."""
    return f"0416-000{serial:04d}"


def mobile(serial: int) -> str:
    """A mobile number of the demonstration, 199 0000 xxxx."""
    return f"1990000{serial:04d}"
