# Records, cards and public notices of outcomes.
reports-language = zh
reports-record = 议事纪要
reports-number = 第 { $number } 号议题
reports-decision = 表决结果：{ $state }
reports-basis = 依据：{ $source }
reports-question = 议的是什么
reports-proposals = 来自提案
reports-proposal = { $number }号 { $text }
reports-parties = 参加各方
reports-rounds = 讨论经过
reports-round = { $title }（{ $opens } 至 { $closes }）
reports-meetings = 线下会
reports-meeting = { $held }，{ $place }，来了 { $heads } 人
reports-sources = 选项的来处
reports-drafted = { $label }：来自观点 { $statements }
reports-statement = { $number }. { $text }
reports-statement-entered = { $number }. { $text }（线下会代录）
reports-method = 表决方式
reports-period = 表决时间
reports-from-to = { $opens } 至 { $closes }
reports-turnout = 参加情况
reports-turnout-of = { $base ->
    [households] 应参加 { $electors } 户，实际参加 { $part } 户
    [owners] 业主应参加 { $electors } 人，实际参加 { $part } 人
   *[persons] 应参加 { $electors } 人，实际参加 { $part } 人
}
reports-response = 答复期限
reports-response-due = 居委会在 { $due } 前给出答复，过期未答复会公开标出
reports-result = 结果
reports-votes = { $count } 票
reports-points = { $count } 分
reports-open-vote = 公开表决
reports-more-options = 还有 { $count } 个选项，见全文
reports-steps = 计票过程
reports-statements = 大家说了什么
reports-stances = 同意 { $agree } · 不同意 { $disagree } · 略过 { $pass }
reports-notice = 公示到 { $until }
reports-scan = 扫码看全文
reports-public-notice = 公示
reports-notice-opening = { $community }就“{ $title }”进行了表决，现将结果公示如下。
reports-notice-period = 公示期：{ $opens } 至 { $closes }
reports-notice-inquiries = 对结果有疑问，扫码在网页上提问，答复也公布在那里。
reports-signed = { $community } { $at }
reports-made = 本纪要由邻里议于 { $at } 生成，内容以网页公示为准。
reports-demo = 演示数据，并非真实社区
