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
