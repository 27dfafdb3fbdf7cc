# 隐私：告知、同意、查看、导出、注销、年龄。

privacy-notice =
    先说清楚：您在这里的资料由{ $community }保管，只用来办这个社区的事（答疑、提案、商量、投票、回复）。
    记下的有：称呼、聊天账号、您在这里说的和投没投票；门牌、电话要您另外同意才记。
    公开的提案和结果长期保留，其余到期就删。想看、想要一份、想删，随时发“隐私”。
privacy-notice-short = （第一次见面：您的资料由社区保管，只用来办社区的事，随时可以看、可以删。）
privacy-notice-label = 看隐私说明
privacy-agree-label = 同意
privacy-decline-label = 不同意
privacy-ask-door = 登记门牌要您同意：门牌只用来核对您住哪户、做按户投票的名册；主持人、网格员和本楼楼门长看得到，谁看过都有记录。随时可以撤回，撤回后就不能代表这户投票了。
privacy-ask-phone = 留电话要您同意：号码加密存放，只有委员会回电时打开看，每次打开都有记录。随时可以撤回，撤回就删掉。
privacy-ask-witness = 做见证人要您同意：您的名字会写进公示的投票凭证，谁都看得到，公示后不能再改。以后不想再做，随时可以撤回。
privacy-ask-model = { $community }接了外面的语言模型，能把答案说得更顺。要用它，您的问题（去掉人名、门牌、电话）会发给它。同意吗？不同意也照样答，只引原文。
privacy-ask-voice = 要听懂语音，得把您这段录音发给外面的听写服务（{ $host }）。{ $community }问一声：同意吗？不同意也没关系，打字照样办。随时可以撤回。
privacy-declined-door = 好的，没有登记门牌，别的照常用。
privacy-declined-phone = 好的，没有留电话。
privacy-declined-witness = 好的，没有写您的名字。
privacy-declined-model = 好的，您的问题不会发给外面的模型。
privacy-declined-voice = 好的，您的语音不会发出去，请打字说。
privacy-agreed-door = 好的，记下了。请再发一次门牌，比如：登记 3-2-501
privacy-agreed-phone = 好的，记下了。请再发一次号码，比如：留电话 13800000000
privacy-agreed-witness = 好的，记下了。
privacy-agreed-model = 好的，以后您的问题可以用模型来答。随时可以发“撤回同意”。
privacy-agreed-voice = 好的，记下了。请把刚才的话再说一遍。
privacy-withdrawn-door = 撤回了：您的门牌登记取消了，以后不在这户的名册上；已经开始的投票不受影响。
privacy-withdrawn-phone = 撤回了：电话已经删掉。
privacy-withdrawn-witness = 撤回了：以后不再写您的名字。已经公示的凭证是签过名的，改不了。
privacy-withdrawn-model = 撤回了：您的问题不再发给外面的模型，照样答，只引原文。
privacy-withdrawn-voice = 撤回了：您的语音不再发给外面的听写服务，请打字说。
privacy-consents = 您同意过这些，点一下就能撤回：
privacy-consents-none = 您没有另外同意过什么，没有要撤回的。
privacy-consent =
    { $asked ->
        [door] 门牌：核对住户、按户投票
        [phone] 电话：委员会回电
        [witness] 名字：写进公示的投票凭证
        [voice] 语音：发给外面的听写服务
       *[model] 问题：发给外面的语言模型
    }
privacy-withdraw-label =
    { $asked ->
        [door] 撤回门牌
        [phone] 撤回电话
        [witness] 不再做见证人
        [voice] 不再发语音
       *[model] 不再用模型
    }
privacy-seen-label = 谁看过我的资料
privacy-export-do = 导出我的数据
privacy-consents-label = 我同意过什么
privacy-erase-label = 注销并删除
privacy-own-page = 打开我的隐私页
privacy-seen-nobody = 到现在为止，没有人查看过您的个人资料。
privacy-seen-by = 您的资料被看过 { $count } 次，最近的是：
privacy-seen-line = { $at } { $who }看了{ $what }（共 { $heads } 人，您在里面）{ $times ->
        [1] {""}
       *[other] ，连看 { $times } 回
    }
privacy-shown =
    { $shown ->
        [doors] 门牌登记
        [claim] 门牌申请
        [slips] 邀请条
        [owners] 业主名册
        [roll] 投票名册
        [members] 成员名单
        [proxies] 委托书
        [photo] 委托书照片
        [asker] 提问的人
        [phone] 电话
        [token] 数据接口
       *[log] 查看记录
    }
privacy-export-ordered = 好的，正在整理您的全部资料，好了马上告诉您。
privacy-export-ready = 您的资料整理好了，{ $hours } 小时内有效，只能下载一次，请不要转给别人。
privacy-export-label = 去下载
privacy-phone-which = 请发一个方便回电的号码，比如：13800000000
privacy-phone-kept = 记下了，加密存着。委员会回电时才会打开看。
privacy-erase-goes = 注销会删掉：称呼、账号、门牌、电话、您问过的问题、和我的私聊，照片和提案上不再有您的名字。
privacy-erase-stays = 会留下（没有名字）：提过的提案写成“已注销的居民”，投过的票照样算，选票不动，回执照样能查；业主名册是社区依法保管的，不归这里删。
privacy-erase-rolls = 还有 { $count } 个表决正在进行，名册已经定了，依法要留到公示期满，到时再划掉您的名字。
privacy-erase-grace = 确认后有 7 天可以反悔，发“撤销注销”就行；7 天后删除，再也找不回来。
privacy-erase-yes = 确认注销
privacy-erase-not = 好的，什么都没变。
privacy-erase-asked = 收到，{ $due }删除您的资料。在那以前想留下，发“撤销注销”。
privacy-keep-label = 撤销注销
privacy-kept = 好的，不注销了，一切照旧。欢迎留下！
privacy-unnamed = 一位邻居
privacy-erased-name = 已注销的居民
privacy-age-which = 您满 18 岁了吗？投票要成年人；没满也欢迎来问、来看。
privacy-age-label =
    { $age ->
        [adult] 满18岁
        [minor] 14到17岁
        [child] 不满14岁
       *[unknown] 不清楚
    }
privacy-age-adult = 好的，记下了。
privacy-age-minor = 好的。您可以提问、看大家商量的事；投票等满 18 岁。
privacy-age-child = 小朋友你好！没有爸爸妈妈同意，我们不能记你的资料，刚才记下的已经删掉了。想参加，请大人找主持人说一声。
privacy-age-marked = 好的，{ $name }记为{ $age }。
privacy-age-marked-you = 主持人把您的年龄记为：{ $age }。弄错了请找主持人。
privacy-guardian-noted = 记下了：{ $name }的家长同意参加，可以问、可以看，不投票。
privacy-assessed = 记下了。

refusal-phone-unreadable = 号码没看懂，请只发数字，比如：13800000000
refusal-note-empty = 还没写内容，请写几句再保存。
refusal-guardian-needed = 不满 14 岁，要家长找主持人说一声，才能留下。
refusal-guardian-not-needed = { $name }没有记为 14 岁以下，不用家长同意。
refusal-duties-held = 您现在还担着职务。请先请管理员把职务交给别人，再来注销。
refusal-erasure-not-asked = 没有正在进行的注销，什么都不用撤。
refusal-erasure-asked = 已经在办了，{ $due }删除。想留下，发“撤销注销”。
