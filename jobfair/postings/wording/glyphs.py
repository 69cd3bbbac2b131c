"""One letter for another: traditional forms, look-alikes, signs and pinyin that stand for ordinary characters."""

# Traditional characters in the words the check knows, each before its simplified form.
_TRADITIONAL = """
業业 員员 齡龄 歲岁 壯壮 婦妇 無无 絕绝 戶户 農农 鄉乡 鎮镇 區区 縣县 漢汉 滿满 維维 爾尔 優优 擾扰
須须 為为 應应 請请 屆届 體体 態态 殘残 礙碍 達达 傳传 檢检 測测 驗验 報报 單单 雙双 對对 陽阳 陰阴
愛爱 證证 壓压 費费 繳缴 納纳 裝装 訓训 練练 試试 約约 簽签 訂订 資资 險险 銀银 錢钱 萬万 賺赚 點点
學学 歷历 畢毕 黨党 軍军 職职 務务 勞劳 動动 離离 結结 懷怀 產产 個个 們们 帥帅 媽妈 爺爷 孫孙 兒儿
顏颜 氣气 質质 屬属 龍龙 馬马 雞鸡 豬猪 獅狮 開开 關关 門门 間间 時时 條条 項项 題题 類类 標标 準准
號号 級级 給给 經经 習习 會会 計计 設设 師师 護护 醫医 藥药 廠厂 場场 車车 駕驾 廚厨 術术 電电 腦脑
網网 絡络 機机 運运 輸输 處处 聯联 繫系 係系 話话 郵邮 編编 錄录 記记 認认 識识 讓让 說说 語语 讀读
寫写 書书 筆笔 畫画 紅红 綠绿 藍蓝 黃黄 遼辽 寧宁 錦锦 陝陕 蘇苏 廣广 東东 貴贵 雲云 臺台 灣湾 蘭兰
慶庆 瀋沈 連连 鐵铁 營营 興兴 順顺 義义 歡欢 僅仅 祇只 衹只 隻只 擇择 擔担 據据 擁拥 攜携 帶带 換换
損损 撥拨 擬拟 嚴严 謝谢 別别 況况 婭娅 嬰婴 孃娘 齊齐 齒齿 適适 還还 這这 過过 遠远 選选 遺遗 邊边
鄭郑 錯错 鐘钟 陳陈 陸陆 隊队 階阶 際际 隨随 難难 雜杂 靜静 響响 頭头 頻频 顧顾 風风 飛飞 飯饭 飲饮
館馆 髮发 發发 鬆松 魚鱼 鮮鲜 麗丽 麵面 價价 儀仪 傷伤 僱雇 償偿 儲储 兩两 剛刚 創创 勝胜 勵励 協协
參参 變变 喪丧 喬乔 圍围 國国 圖图 團团 執执 堅坚 夠够 夢梦 奪夺 奮奋 妝妆 姊姐 孿孪 宮宫 實实 審审
寬宽 層层 島岛 幣币 幹干 庫库 廟庙 彈弹 強强 復复 從从 徵征 恆恒 惡恶 慣惯 憑凭 懇恳 戀恋 戰战 戲戏
拋抛 挾挟 採采 於于 晉晋 棄弃 構构 榮荣 樂乐 樓楼 樣样 橋桥 歐欧 歸归 決决 沒没 洩泄 淚泪 淨净 減减
溫温 滅灭 潔洁 濟济 災灾 煙烟 熱热 燈灯 爭争 牆墙 犧牺 狀状 獎奖 獨独 獲获 現现 環环 瑪玛 異异 療疗
癒愈 瘋疯 盜盗 監监 盡尽 矯矫 碼码 禮礼 種种 積积 稱称 穩稳 窮穷 競竞 紀纪 純纯 紙纸 細细 終终 組组
統统 綜综 緊紧 線线 緣缘 縮缩 總总 織织 繼继 續续 罰罚 羅罗 聖圣 聞闻 聲声 聾聋 肅肃 脅胁 腎肾 腫肿
膚肤 臉脸 臨临 舊旧 艦舰 艱艰 荊荆 莊庄 華华 葉叶 蒼苍 蓋盖 薦荐 虛虚 補补 褲裤 襪袜 襯衬 見见 規规
視视 親亲 覺觉 觀观 觸触 訊讯 討讨 託托 許许 評评 詞词 詢询 該该 詳详 誠诚 誤误 課课 調调 談谈 論论
諮咨 講讲 譯译 議议 讚赞 豐丰 貝贝 負负 財财 責责 貨货 販贩 貼贴 買买 貸贷 賀贺 賓宾 賣卖 賬账 購购
贈赠 趙赵 跡迹 軌轨 軟软 輕轻 輪轮 轉转 辦办 辭辞 遲迟 遷迁 鄰邻 釋释 針针 鈔钞 鋼钢 鍵键 鎖锁 鏈链
鑰钥 長长 閉闭 閒闲 閱阅 隱隐 靈灵 韓韩 頁页 預预 領领 願愿 駐驻 騙骗 驕骄 鬧闹 鹽盐 麥麦 黴霉 齋斋
彙汇 滙汇 擴扩 壹一 貳二
"""

# Characters used in place of another to slip past a filter, and signs that are read as a word.
_LOOK_ALIKES = {
    "侽": "男",
    "娚": "男",
    "嬲": "男",
    "喃": "男",
    "囡": "女",
    "钕": "女",
    "籹": "女",
    "釹": "女",
    "♂": "男",
    "♀": "女",
    "⚥": "男女",
    "🚹": "男",
    "🚺": "女",
    "👨": "男",
    "👩": "女",
    "👦": "男",
    "👧": "女",
    "👱": "",
    "🚻": "男女",
    "🚫": "不要",
    "⛔": "不要",
    "❌": "不要",
    "🈲": "禁止",
    "㊚": "男",
    "㊛": "女",
    "泩": "生",
    "哋": "地",
    "沍": "户",
    "氿": "九",
    "圽": "没",
    "囗": "口",
    "冇": "没有",
    "唔": "不",
    "嘅": "的",
    "冚": "",
    "芐": "下",
    "﹪": "%",
}

# Cyrillic and Greek letters that look Latin: "mаle" with a Cyrillic а.
_FOREIGN_LETTERS = dict(zip("аеорсухіјѕԁһӏвмтнкαεοιρνκτυ", "aeopcyxijsdhlbmthkaeoipvktu", strict=True))

PAIRS = {pair[0]: pair[1] for pair in _TRADITIONAL.split() if pair[0] != pair[1]}

SINGLE: dict[str, str] = PAIRS | _FOREIGN_LETTERS | _LOOK_ALIKES

# Pinyin written for a character, only where the whole run is made of these words.
PINYIN_WORDS: dict[str, str] = {
    "nan xing": "男性",
    "nan sheng": "男生",
    "nan shi": "男士",
    "nan gong": "男工",
    "nan de": "男的",
    "nv xing": "女性",
    "nv sheng": "女生",
    "nv shi": "女士",
    "nv gong": "女工",
    "nv de": "女的",
    "xian nan": "限男",
    "xian nv": "限女",
    "zhao nan": "招男",
    "zhao nv": "招女",
    "yao nan": "要男",
    "yao nv": "要女",
    "you xian": "优先",
    "wu rao": "勿扰",
    "bu xian": "不限",
    "bu yao": "不要",
    "bu zhao": "不招",
    "zhi zhao": "只招",
    "zhi xian": "只限",
    "jin xian": "仅限",
    "jin zhao": "仅招",
    "yi hun": "已婚",
    "wei hun": "未婚",
    "yi yu": "已育",
    "yi gan": "乙肝",
    "ya jin": "押金",
    "wai di": "外地",
    "ben di": "本地",
    "can ji": "残疾",
    "han zu": "汉族",
    "shua dan": "刷单",
}

# A single syllable beside a Chinese character: 限nan, nv性, 优xian.
PINYIN_SYLLABLES: dict[str, str] = {
    "nan": "男",
    "nv": "女",
    "nü": "女",
    "xian": "限",
    "gan": "肝",
    "zu": "族",
    "hun": "婚",
}
