"""Looks, origin of birth, and words for age: no statute names them, so they only warn."""

from jobfair.postings.wording.lexicon.entry import Entry, Role, entries, merged, products
from jobfair.postings.wording.verdicts import Ground

_ANIMALS = "鼠 牛 虎 兔 龙 蛇 马 羊 猴 鸡 狗 猪"
_SIGNS = "白羊 金牛 双子 巨蟹 狮子 处女 天秤 天蝎 射手 摩羯 魔羯 水瓶 双鱼"
TRAITS = merged(
    [
        dict.fromkeys(
            [
                *products(
                    _SIGNS,
                    "座",
                ),
                *products(
                    "属",
                    _ANIMALS,
                ),
                *(
                    f"{word}的"
                    for word in products(
                        "属",
                        _ANIMALS,
                    )
                ),
            ],
            Entry.of(Role.TERM, Ground.APPEARANCE_ORIGIN, "look"),
        ),
        entries(
            Role.TERM,
            """
                身高 净身高 体重 相貌 相貌端正 相貌好 相貌佳 容貌 长相 长相甜美 长相好 外貌 外貌好 颜值
                颜值高 高颜值 颜值在线 形象好 形象佳 形象气质佳 形象气质好 形象好气质佳 形象良好 形象端庄
                形象端正 形象靓丽 形象要好 形象要求 形象气质 外形 外形好 外形条件 外形靓丽 气质佳 气质好
                气质优雅 气质 五官端正 五官 端庄 仪表堂堂 身材 身材好 身材苗条 身材高挑 身材匀称 高挑 苗条
                漂亮 貌美 美貌 帅气 靓丽 甜美 肤白貌美 皮肤白皙 皮肤好 大长腿 长腿 眉清目秀 容貌姣好
                容貌端正 三围 胸围 腰围 体型 体型匀称 体型偏瘦 体态 体态匀称 不胖 胖子 矮个子 个子高 个子
                高个子 个头 属相 生肖 星座 血型 a型血 b型血 o型血 ab型血 a型 b型 o型 ab型 籍贯 出生地 祖籍
                姓氏 命格 八字 生辰八字 面相 颜值控 颜值担当 形象姣好 脸型 长得漂亮 长得帅 长得好看 长得好
                好看 貌端 五官清秀 五官精致 肥胖 肥胖者 痣 面部无疤痕 疤痕
                """,
            Ground.APPEARANCE_ORIGIN,
            "look",
        ),
        entries(
            Role.OTHER,
            """
                形象设计 形象店 形象大使 形象工程 企业形象 品牌形象 公司形象 城市形象 形象墙 形象代言
                形象策划 身高体重秤 身高管理 身高测量 儿童身高 身材管理 体重管理 体重秤 减重 星座网 星座运势
                血型鉴定 血型检测 气质培养 外形设计 外形尺寸 身高尺寸 产品外形 外形检测 宠物外貌 体型测量 身材测量
                漂亮的成绩 业绩漂亮 漂亮妈妈 甜美系 甜美风 靓丽风景 颜值经济 腰围尺寸 三围测量 籍贯登记
                体态矫正 体态评估 体态管理 汽车外形 维护形象 形象维护 形象建设 形象展示 提升形象 职业形象
                窗口形象 良好形象 职业形象培训 五官科 耳鼻喉科 面部护理 属地 属于 属性 ab型胶 身高不足儿童
                体型数据 面相学 甜美食品 好看的皮囊 漂亮的环境 环境漂亮 气质美如兰 祛痣 祛疤 疤痕修复
                美体塑形 肥胖症 儿童肥胖 肥胖门诊
                """,
        ),
        entries(
            Role.TERM,
            """
            年轻人 年轻 年青人 青年人 中年人 中年 老年人 大龄 大龄人员 大龄者 大龄青年 中老年人 中老年
            青壮年 年轻化 年纪大 年龄大 年龄偏大 年纪偏大 年长 年长者 年轻力壮 年富力强 退休人员 上年纪
            年轻者 小年轻 年轻貌美 年轻漂亮 年轻活力 年轻有活力 年轻有冲劲 青春靓丽 青春活力
            """,
            Ground.AGE,
            "state",
        ),
        entries(Role.ATTRIBUTE, "年龄 年纪 岁数", Ground.AGE),
        entries(
            Role.OTHER,
            """
            年轻化团队 年轻团队 年轻的团队 团队年轻 团队年轻化 年轻化管理 年轻有活力的团队 年轻人才公寓
            年轻品牌 年轻客群 老年人护理 老年护理 老年大学 老年公寓 中老年服装 中老年用品 中老年奶粉
            老年病科 老年医学 老年食堂 退休人员服务 青年公寓 青年旅社 青年旅舍 团队年轻有活力 年轻干部
            年轻消费者 年轻用户 年轻客户 年轻父母 年轻时尚 年轻活力的团队 年轻有朝气的团队 司龄 工龄
            """,
        ),
    ]
)
ENGLISH_TRAITS = merged(
    [
        entries(
            Role.TERM,
            """
                good-looking good_looking handsome slim slender physique looks zodiac_sign star_sign
                blood_type blood_group birthplace place_of_birth surname pleasant_appearance good_appearance
                attractive_appearance well-proportioned fair_skin body_shape photogenic figure good_figure
                good_image nice_figure facial_features regular_features zodiac horoscope overweight
                fat_people charming_looks complexion last_name family_name native_place
                """,
            Ground.APPEARANCE_ORIGIN,
            "look-en",
        ),
        entries(
            Role.TERM,
            """
            tall attractive pretty beautiful height weight appearance figure
            """,
            Ground.APPEARANCE_ORIGIN,
            "look-loose",
        ),
        entries(
            Role.TERM,
            """
            young youthful young_people young_person young_and_energetic young_professionals youngsters
            older_workers older_applicants elderly_applicants middle-aged recent_school_leavers retirees
            old_people older_people seniors_need young_blood digital_native digital_natives young_candidates
            young_staff mature
            """,
            Ground.AGE,
            "state",
        ),
        entries(Role.ATTRIBUTE, "age", Ground.AGE),
        entries(
            Role.OTHER,
            """
            attractive_salary attractive_package attractive_pay attractive_benefits attractive_bonus
            attractive_remuneration attractive_commission attractive_compensation attractive_prices
            attractive_working beautiful_office beautiful_city beautiful_environment beautiful_surroundings
            beautiful_coast beautiful_campus tall_crane figures sales_figures figure_out weight_of weighing
            weight_loss height_of appearance_of product_appearance car_appearance young_children
            young_learners young_patients young_customers young_team young_brand young_company young_readers
            young_families young_audiences good_image_processing blood_type_testing weights looks_after
            looks_for looks_forward figure_skating mature_market mature_technology mature_technologies
            mature_company mature_platform net_weight gross_weight lift_weight handsome_salary handsome_pay
            handsome_bonus handsome_rewards pretty_good body_weight weight_limit appearance_inspection
            appearance_quality maximum_height surname_and family_name_and height_safety
            """,
        ),
    ]
)
