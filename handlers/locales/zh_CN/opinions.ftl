# 观点分组：共识、搭桥、分歧。

opinions-unclear = 意见没有分成明显的群体。
opinions-common = 共识
opinions-bridging = 搭桥
opinions-divisive = 分歧
opinions-scarce = 声音太少

cli-opinions-size = { $people } 人对 { $statements } 条观点表了态。
cli-opinions-group = { $group }组 { $people } 人，主张：{ $stands_for }
cli-opinions-agrees = 同意 { $statement } 号“{ $text }”
cli-opinions-disagrees = 不同意 { $statement } 号“{ $text }”
cli-opinions-list = 类别
cli-opinions-statement = 编号
cli-opinions-agree = 同意
cli-opinions-disagree = 不同意
cli-opinions-people = 人数
cli-opinions-text = 观点
cli-opinions-missing = 找不到 { $file }：请检查路径。
cli-opinions-unknown = { $file } 里没有 Polis 的导出文件：要有 participants-votes.csv 或 votes.json（可以是 .gz）。
cli-opinions-unreadable = 读不了 { $file }：要用 UTF-8 文本，文件名以 .gz 结尾的要用 gzip 压缩。
cli-opinions-columns = { $file } 的表头不对：participants-votes.csv 要有 participant 列和以观点编号为名的列。
cli-opinions-value = { $file } 第 { $line } 行看不懂：表态只能是 1、0、-1 或空着。
cli-opinions-empty = { $file } 里没有人表过态。

# 议题页上的意见地图
opinions-title = 意见地图
opinions-lead = { $people } 位邻居对 { $statements } 条观点表了态，看法大致分成 { $groups } 组。
opinions-lead-unclear = { $people } 位邻居对 { $statements } 条观点表了态。意见没有分成明显的群体。
opinions-map-title = 意见地图
opinions-map-about =
    { $groups ->
        [0] 图上有 { $people } 个点，一个点是一位邻居，看法相近的挨得近。没有分出明显的群体。
       *[other] 图上有 { $people } 个点，一个点是一位邻居，看法相近的挨得近，分成 { $groups } 组。
    }
opinions-map-how = 一个点是一位邻居，看法相近的挨得近；点上没有名字。
opinions-group = { $group }组 { $people } 人
opinions-group-points = { $group }的看法
opinions-agrees = 同意“{ $text }”
opinions-disagrees = 不同意“{ $text }”
opinions-common-how = 不管平时看法怎样，这几条多数人想的一样。
opinions-bridging-how = 平时看法不一样的人，也有不少赞成的。
opinions-divisive-how = 大家看法差得远，值得坐下来再聊聊。
opinions-scarce-how = 表态的不到 5 人，还看不出大家的意思，先不公布人数。
opinions-common-groups-agree = 各组都同意
opinions-common-groups-disagree = 各组都不同意
opinions-common-most-agree = 大家大多同意
opinions-common-most-disagree = 大家大多不同意
opinions-bridging-said = 看法不同的人也赞成
opinions-divisive-said = 同意和不同意的都不少
opinions-divisive-sides = { $agree }组多数同意，{ $disagree }组多数不同意
opinions-scarce-said = 还没几个人表态
opinions-withheld = 不到 5 人，不公布
opinions-shares = { $people } 人表态，同意 { $agree }%，不同意 { $disagree }%
opinions-secret = 还在表态，这时谁也看不到大家怎么看。这一轮结束以后，意见地图会放在这里。
opinions-why = 地图是怎么画出来的
opinions-why-words = 大家对每条观点点的同意、不同意、略过，合起来画成一张图：看法相近的人挨得近。分组要经过两道检验，不明显就不分；不到 5 人的数字一律不公布。地图只帮大家看清想法，不代替表决。
opinions-scan = 扫码看全部

refusal-opinions-not-yet = { $number }号还没有意见地图：要等表态这一轮结束，而且有人表过态。

# 在群里说，和大模型写的概括
opinions-told = { $number }号“{ $title }”：{ $people } 位邻居表了态，看法大致分成 { $groups } 组。
opinions-told-unclear = { $number }号“{ $title }”：{ $people } 位邻居表了态。意见没有分成明显的群体。
opinions-line-common-agree = 大家多半同意：“{ $text }”
opinions-line-common-disagree = 大家多半不同意：“{ $text }”
opinions-line-divisive-agree = 看法差得远：“{ $text }”
opinions-link = 看意见地图
opinions-post = 把地图发到群里
opinions-drawing = 正在画 { $number }号的意见地图，画好就发到群里。
opinions-summarise = 请大模型概括
opinions-writing = 正在请大模型概括 { $number }号的看法，写好先给主持人看。
opinions-unwritten = { $number }号的概括没写成：大模型没接上、没回应，或者写的话对不上观点。地图和清单照样能看。
opinions-written = 大模型概括了{ $number }号“{ $title }”的看法。每句后面是依据的观点编号，请您对一对，认可了才给大家看：
opinions-sentence = { $text }（观点 { $numbers }）
opinions-approve = 认可，给大家看
opinions-drop = 不用
opinions-take-off = 从网页上撤下
opinions-approved = { $number }号的概括放上网页了，标明是程序起草的。
opinions-dropped = { $number }号的这段概括不用了。
opinions-summary = 一段话概括
opinions-machine-made = 程序起草
opinions-machine-made-how = 由大模型起草，主持人核对后才放上来；每句后面的数字是它依据的观点。
opinions-rests-on = 依据观点 { $number }
opinions-waiting = 等您认可的概括
opinions-none = 还没有人表态。
