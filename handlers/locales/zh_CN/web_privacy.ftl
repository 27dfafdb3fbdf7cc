# 网页上的隐私：说明、我的隐私、处理记录。

notice-handler = 您在这里的资料由{ $community }保管和处理（个人信息处理者），只为办这个社区的事。依据是《个人信息保护法》。
notice-handler-any = 您的资料由您所在的社区保管和处理（个人信息处理者），只为办这个社区的事。依据是《个人信息保护法》。
notice-chatter = 群里没有找机器人的闲聊，一个字也不留；在居民群里说话，只记下“这个账号是本群的”，等您头一回找机器人，才记您的称呼。
notice-apart = 要另外问您的
notice-apart-what = 门牌、电话、把名字写进公示（做见证人）、把问题发给外面的语言模型，都要您点了“同意”才做，不同意不影响别的。同意过的，发“撤回同意”或在网页上点一下就能撤回。
notice-backups = 备份按轮换过期：旧备份里的资料，最晚在保存它的那一份备份过期时消失。
notice-right-1 = 看：发“隐私”，看看记了您什么。
notice-right-2 = 查：发“谁看过我的资料”，工作人员每看一次都有记录。
notice-right-3 = 要：发“导出我的数据”，拿到一份完整的资料，链接只能用一次。
notice-right-4 = 撤：发“撤回同意”，同意过的随时收回。
notice-right-5 = 删：发“注销并删除”，7 天内可以反悔，到期就删。写错了想改，找主持人。
notice-votes = 投票
notice-votes-what = 选票和名字分开存放，选票加了密；公示期一满，能把两边对上的钥匙就销毁，谁也查不到谁投了什么。注销以后票照样算，回执照样能查；正在表决和公示的名册依法留到公示期满。
notice-young = 未成年人
notice-young-what = 不满 14 岁的，没有家长同意什么都不记；14 到 17 岁可以提问、看大家商量的事，投票要满 18 岁。
record-title = 个人信息处理记录
record-lead = { $community }处理了哪些个人信息、为什么、给谁看、留多久，都写在这里，可以打印存档（《个人信息保护法》第五十四至五十六条）。
record-handler = 处理者
record-members = 登记的人数
record-agreements = 告知和同意
record-erasures = 注销申请
record-what = 处理什么，为了什么
record-kind = 资料
record-purpose = 用来做什么
record-who = 谁看得到
record-kind-1 = 称呼、聊天账号
record-purpose-1 = 认得是谁在说话，一人一票
record-who-1 = 登记过的邻居看得到称呼，外人只看到姓；账号只有自己看得到
record-kind-2 = 门牌（另外同意）
record-purpose-2 = 核对住户，按户投票
record-who-2 = 主持人、网格员、本楼楼门长；每次查看有记录
record-kind-3 = 电话（另外同意）
record-purpose-3 = 委员会回电
record-who-3 = 委员会；加密存放，每次打开有记录
record-kind-4 = 业主姓名、电话后四位、面积
record-purpose-4 = 业主共同决定的名册（《民法典》第二百七十八条）
record-who-4 = 主持人；电话后四位加密存放
record-kind-5 = 提案、附议、观点、表态、评价、照片
record-purpose-5 = 议事和公开办理情况
record-who-5 = 提案和结果公开；表态只公布总数；照片去掉拍摄地点
record-kind-6 = 问过的问题和答案
record-purpose-6 = 答疑，改进资料库
record-who-6 = 自己；没答上来的，委员会看得到问题，点了“转给委员会”才看得到名字
record-kind-7 = 投没投票、选票
record-purpose-7 = 表决
record-who-7 = 选票谁也看不到；到场情况按户公布，不带选择
record-kind-8 = 年龄段（满18岁、14到17岁、不满14岁）
record-purpose-8 = 投票要成年人，保护孩子
record-who-8 = 主持人
record-kind-9 = 同意记录、查看记录、注销记录
record-purpose-9 = 让本人和委员会查得清
record-who-9 = 本人看自己的；工作人员看处理记录页
record-kind-10 = 门口扫码报的问题、照片、回电号码（可不留）
record-purpose-10 = 处理报来的问题，回电
record-who-10 = 工作人员；号码加密存放，每次打开有记录
record-kind-11 = 群接龙里的称呼认作了谁
record-purpose-11 = 下次接龙不用再认一遍
record-who-11 = 主持人；楼门长只看自己楼的
record-recipients = 会给到谁
record-to-telegram = Telegram：您在那里说的、收到的，按它自己的条款处理，服务器在境外。
record-to-wechat = 微信和社区自己设的网关（Wechaty）：您在那里说的、收到的都经过它们，微信按腾讯的条款处理。
record-to-model = 语言模型（{ $host }）：只有同意过的人的问题，去掉人名、门牌、电话，连同最多四段公开资料。
record-to-voice = 听写服务（{ $host }）：只有同意过的人发给我的语音，不带名字和账号。
record-to-token = 持有委员会数据接口令牌的系统：待办和评价，不带名字；每次读取有记录。
record-to-nobody = 此外不给任何人，没有统计上报。
record-periods = 留多久
record-period = 留多久
record-days = { $count } 天
record-years = { $count } 年
record-lasting = 社区在就一直留，注销后不带名字
record-notice = 公示期满销毁钥匙和密封选票
kept-queues = 处理完的收发件和任务
kept-dialogues = 没办完的对话
kept-sign-ins = 过期的登录链接
kept-codes = 用过或过期的邀请码
kept-sessions = 网页登录
kept-exports = 导出的资料
kept-roll-files = 没有导入的名册文件
kept-uploads = 没有用上的上传文件
kept-proxies = 委托书照片（公示期满以后）
kept-questions = 没有答上来的问题是谁问的
kept-chats = 网页上和机器人的私聊
kept-views = 谁看过个人资料的记录
kept-erasures = 办完的注销记录
kept-callbacks = 门口报问题留的回电号码（办好以后）
kept-reports = 门口报来的问题和照片（办好以后）
kept-nicknames = 群里的称呼认作谁（最后一次用以后）
kept-public = 提案、议题、结果、答复、承诺
kept-ballots = 密封的选票
record-measures = 保护措施
record-measure-1 = 选票和名字分开存放，选票用每次表决单独的钥匙密封。
record-measure-2 = 电话、导出的资料、名册里的电话后四位，用程序的密钥加密存放；单有数据库或备份打不开。
record-measure-3 = 工作人员每次查看个人资料都先记下，再显示；记不下就不显示。
record-measure-4 = 网页不加载任何外来内容，不用跟踪；照片去掉拍摄地点。
record-measure-5 = 群聊闲话不保存；到期的资料每小时清一次。
record-measure-6 = 备份和密钥分开存放；谁管服务器，谁要签保密承诺。
record-impact = 影响评估
record-impact-when = 处理敏感信息、自动化决策、委托别人处理、向别人提供、公开、传到境外之前，要先评估影响，记录至少留三年（第五十五、五十六条）。比如：启用 Telegram（境外）、接外面的语言模型、导入业主名册。
record-impact-none = 还没有写过评估。
record-impact-note = 写一条评估
record-impact-hint = 处理的目的和方式合不合法、正当、必要；对个人有什么影响和风险；保护措施够不够。
record-impact-keep = 存下来
record-looks = 谁看过个人资料
record-looks-none = 还没有人查看过。
record-at = 时间
record-viewer = 谁
record-seen = 看了什么
record-whom = 谁的
record-times = 连看 { $count } 回
record-people = { $count } 人
mine-title = 我的隐私
mine-lead = 这里管您自己的资料：要一份、看谁看过、撤回同意、注销。
mine-export = 把关于您的一切整理成一个压缩包，里面有看得懂的网页，也有数据文件。
mine-export-until = { $at }前有效，只能下载一次。
mine-seen = 工作人员每看一次都会记在这里。一起被看的还有谁，不在这里显示。
mine-agreed = 这些要您同意才做，点一下就能撤回。
mine-yes = 同意
mine-no = 没有同意
mine-history = 全部记录
mine-withdrawn = { $at }撤回
mine-phone = 回电号码
mine-phone-number = 电话号码
mine-phone-keep = 留下号码
mine-phone-none = 您还没有留电话。
mine-age = 年龄
mine-erase-open = 我想好了，要注销
phones-title = 回电号码
phones-lead = 这些居民留了电话，方便委员会回电。您每次打开这一页都会记下来，本人看得到。
phones-none = 还没有人留电话。
export-title = 您的全部资料
export-lead = 点一下就下载，链接用过就作废。请存在自己放心的地方。
export-over-title = 这个链接用过了
export-over = 链接只能用一次，而且只有一天。要的话，再发一次“导出我的数据”。
privacy-told-label = 知道了
privacy-told = 好的。
mine-asked =
    { $asked ->
        [notice] 看过隐私说明
        [door] 登记门牌
        [phone] 留电话
        [witness] 做见证人
        [guardian] 家长同意
        [voice] 语音发给外面听写
       *[model] 用外面的语言模型
    }
mine-age-is =
    { $age ->
        [adult] 您说过：已满 18 岁。
        [minor] 记着的是：14 到 17 岁。
        [child] 记着的是：不满 14 岁，家长同意过。
       *[unknown] 还没有记。
    }
