# 门牌与住户：邀请码、邀请条、核对、搬走。

doors-title = 门牌与住户
doors-lead = 每户一个邀请码，送上门，扫码就能登记。登记要有人核对：主持人、网格员，或本楼的楼门长。
doors-invitations = 邀请码
doors-invitations-what = 还没有邀请码的户，点一下就都做好，30 天内有效。打印出来一页十二张，沿虚线裁开。
doors-invite-all = 给所有户做邀请码
doors-print-all = 打印全部邀请条（PDF）
doors-building = { $name } 号楼
doors-count = 共 { $doors } 户，{ $enrolled } 户有人登记，{ $invited } 个邀请码可用
doors-invite = 给这栋楼做邀请码
doors-print = 打印这栋楼的邀请条
doors-show = 一户一户看
doors-code = 邀请码 { $code }，{ $at } 前有效
doors-revoke = 作废这个码
doors-move-out = { $name }已搬走
doors-nobody = 还没有人登记
doors-none = 名册里还没有门牌。居民登记门牌并核对以后，这里就有了；也可以导入名册。
doors-homeless = 还没登记门牌的居民
doors-homeless-what = 他们可以提议和按人投票，按户表决要先登记门牌。
web-refuse-member = 不对，不是这户

join-title = 邀请
join-over-title = 这个邀请码不能用了
join-over = 可能过期了，或者号码不对。请找主持人或楼门长再要一个。
join-door = { $door } 的邀请
join-community = { $name }的邀请
join-lead = { $community }的议事小帮手请您来：看看邻居在商量什么，提意见，投票。
join-name = 怎么称呼您
join-name-hint = 邻居认得出就行，比如“王阿姨”。
join-begin = 下一步
join-chat-title = 想在聊天里用？
join-chat = 在聊天软件里私信小帮手：加入 { $code }
join-hello = { $name }，还差一步。
join-claim = 我住在 { $door }
join-enrol = 加入
join-vouched = 点了以后，主持人或楼门长核对一下就生效。

slips-heading = 居民议事邀请条
slips-scan = 手机扫左边的码，填个称呼就行。
slips-or-send = 也可以在群里加小帮手好友，把下面的六位码发给它。
slips-until = { $at } 前有效。请勿转给外人；不是本户的请忽略。

doors-ages = 年龄
doors-ages-what = 投票要满 18 岁。不满 14 岁的，没有家长同意什么都不留；家长当面同意了，在这里记一笔。
doors-guardian = 家长同意了
doors-grown = 已满18岁
doors-mark-age = 给一位居民记年龄
doors-age-of = 谁
doors-mark = 记下
