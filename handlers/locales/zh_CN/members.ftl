# 登录、加入、门牌、角色、隐私、语言。

members-sign-in = 点下面打开网页。链接 { $minutes } 分钟内有效，只能用一次，请不要转给别人。
members-sign-in-label = 打开我的网页
members-sign-in-sent = { $name }，登录链接已私信给您。没收到的话，请先私信我一句“登录”。
members-bound =
    { $purpose ->
        [committee] 本群已绑定为{ $community }的委员会群。表决结果会送到这里，请在期限内答复。
       *[residents] 本群已绑定为{ $community }的居民群。大家可以说“提 …”“问 …”；发“帮助”看更多。
    }
members-join-which = 请发社区给您的六位邀请码。
members-joined = { $name }，欢迎加入{ $community }！现在可以提议、附议和投票了。按户表决还要登记门牌，比如：登记 3-2-501
members-claim-which = 您住哪一户？请这样写：3-2-501 或 3号楼2单元501
members-claimed = 记下了：{ $door }。主持人或楼门长确认后生效，我会告诉您。
members-claim-asked = { $name }说住在 { $door }，请核对。
members-confirm-label = 确认属实
members-confirmed = 已确认：{ $name }住在 { $door }。
members-confirmed-you = 您的门牌 { $door } 已确认，可以提议和投票了。
members-role-given = 好的，{ $name }现在是{ $role }。
members-role-given-you = 您现在是{ $role }，发“帮助”看看能做什么。
members-role-taken = 好的，{ $name }不再是{ $role }。
members-role-taken-you = 您不再是{ $role }。
members-privacy =
    我记着您的：称呼“{ $name }”、{ $accounts } 个账号、门牌（{ $door }），还有您提的、附议的、问的和评价。
    选票和姓名分开存，公布结果时不带姓名。
    提案和附议人数大家看得到；门牌给主持人看，按户表决时列在名册上。
members-privacy-whom = 有疑问，找管理员：{ $names }
members-no-door = 未登记
members-locale-which = 请选语言 / Choose a language:
members-locale-zh-cn = 中文
members-locale-en = English
members-locale-set = 好的，以后跟您说中文。

members-signed-out = 好了，所有手机和电脑上的网页都退出了。要再看网页，发“登录”就行。
refusal-code-unknown = 没有这个码，请核对一下，注意数字和字母。
refusal-code-spent = 这个码已经用过或过期了，请找管理员再要一个。
refusal-code-for-rooms = 这个码是绑定群用的，请到要绑定的群里发“绑定 ”加这个码。
refusal-door-unreadable = 门牌没看懂，请这样写：3-2-501 或 3号楼2单元501
refusal-nothing-claimed = { $name }还没有说自己住哪一户。
refusal-role-unknown = 没有这个角色。
refusal-own-admin-role = 不能取消自己的管理员身份，请让另一位管理员来办。

members-claimed-already = 您的门牌 { $door } 早就登记好了，不用再登记。
members-refuse-label = 不对，不是这户
members-refuse-why = 为什么不对？请写一句，会转告{ $name }。
members-refused = 好的，没有确认{ $name }住在 { $door }，原因已转告。
members-refused-you = 您登记的门牌 { $door } 没有通过：{ $reason }。写错了就重新发，比如：登记 3-2-501
members-invited = 做好了 { $count } 户的邀请码，30 天内有效。打印出来送上门，一页十二张。
members-slips-label = 打开邀请条，去打印
members-invitation-revoked = { $door } 的邀请码作废了。需要的话可以再做一个新的。
members-moved-out = 好的，{ $name }已登记为搬走，不再投票和提议。
members-moved-out-you = 您在{ $community }已登记为搬走，以后不再收到这里的通知。弄错了请找主持人。
members-leave-sure = 您真的搬离{ $community }了吗？确认后就不能在这里投票和提议了。已经投的票照样算。
members-stays = 好的，什么都没变。
members-left = 已登记您搬离{ $community }。谢谢您这些日子的参与，再见！
members-link-code =
    关联码：{ $code }（{ $minutes } 分钟内有效，只能用一次）
    请用您的另一个账号私信我：关联 { $code }
    两个账号就算同一个人，投票只算一票。
members-linked = 关联好了。以后这个账号就是“{ $name }”，投票只算一票。
members-linked-you = 您的另一个账号“{ $name }”已关联到您这里。不是您本人操作的，请马上告诉主持人。

refusal-nobody-to-invite = 没有要做邀请码的住户：要么都已经有了，要么名册里还没有这些户，请先导入名册。
refusal-last-admin = 这是最后一位管理员，请先让别人当管理员。
refusal-same-person = 这两个账号本来就是同一个人，不用再关联。
refusal-joined-on-web = 请用要关联的那个聊天账号私信我这个码，网页上不用发。
refusal-doors-differ = 两个账号登记的门牌不一样（{ $one } 和 { $other }），请找主持人核对后再关联。
refusal-voted-with-both = { $number } 号表决您用两个账号都投了。请等它结束后再关联，免得算成两票。
