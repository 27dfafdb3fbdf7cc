# 谁都能查的表决：章程和指纹、见证、公示板、回执对不上。

# 开始时：定死
charter-posted =
    【{ $number }号】名册（{ $base ->
        [households] { $electors } 户
        [owners] { $electors } 个业主
       *[persons] { $electors } 人
    }）、选项和规则定死了，指纹是
    { $fingerprint }
charter-mended =
    【{ $number }号】改了错别字，名册、选项和规则重新定死，以前的指纹作废，新的指纹是
    { $fingerprint }
charter-how = 请留着这条消息。以后谁动过一个字，指纹就变了：到表决页面和公示板上比一比开头四组、末尾四组，一样就没人动过。

# 表决中和截止时：封存
head-posted =
    【{ $number }号】到现在的 { $size } 条投票记录封好了（第 { $place } 次），指纹是
    { $fingerprint }
head-posted-last =
    【{ $number }号】投票截止，一共 { $size } 条记录（改过的也在内），全部封好，最后的指纹是
    { $fingerprint }
head-posted-how = 这只是封条，看不出谁投了什么、谁多谁少。您看到的和别人一样，就按一下，好给大家作个证（会公布您的姓名）。
head-seen = 我看到了同一个指纹
ledger-link = 看名册和指纹

# 见证
witness-noted = 记下了：{ $name }看到了 { $number }号的这个指纹。您的姓名会和指纹一起公布。
witness-already = { $number }号的这个指纹，您已经作过证了。
witness-named =
    { $name }（{ $role ->
        [committee] 居委会
        [moderator] 主持人
        [admin] 管理员
       *[resident] 居民
    }）
witness-enough = { $number }号：{ $names }都看到了同一个指纹（{ $size } 条记录），见证齐了。
refusal-nothing-to-witness = 还没有发过指纹。表决一开始封存，群里就会看到；也可以写明是几号，比如“见证 12”。

# 截止以后
bulletin-link = 看公示板，找自己的回执
bulletin-posted =
    { $publication ->
        [sums] 公示板贴出来了：这次只公布总数，哪些门牌投过票也写着。请查一查自己的回执记进去没有。
        [names] 公示板贴出来了：这次是公开表决，谁投了什么都写着。请看看自己那一行对不对。
        [drawn] 公示板贴出来了：怎么抽的、用的什么号码都写着，谁都可以再算一遍。
       *[rows] 公示板贴出来了：每张票一行，只有回执号、没有姓名。请对一对自己的回执。
    }
bulletin-key-gone = { $number }号“{ $title }”的核对期结束了：把人和选票连起来的钥匙已经销毁，封存的选票一起删了，从此谁也查不出谁投了什么。公示板照样留着，照样能重算。

# 我的回执对不上
complaint-which = 哪里对不上？点一项就行，不用说您投了什么，也不用发回执。
complaint-missing = 公示板上没有我的回执
complaint-different = 回执有，写的不是我投的
complaint-mark = 我家投没投，写得不对
complaint-noted = 记下了，主持人会来找您，请留着回执。公示板上会写有人说 { $number }号对不上（不写您的姓名）。
complaint-laid =
    { $name }说 { $number }号的公示板对不上：{ $kind ->
        [missing] 没有自己的回执
        [different] 回执写的不是自己投的
       *[mark] 自己家投没投，写得不对
    }。
complaint-how = 请和本人当面看一看回执和投票时的消息，最好再请一位见证人。查清了按一下，公示板上只写几件查清、几件属实。
complaint-found-matches = 查过了，对得上
complaint-found-wrong = 查过了，确实不对
complaint-found =
    { $found ->
        [matches] { $number }号：查过了，对得上。
       *[wrong] { $number }号：查过了，确实不对，公示板上已经写明。
    }
refusal-complaint-unclear = 我没看懂，请从几项里点一项。
refusal-complaint-known = { $number }号的这件事已经记下了，不用再说一遍。
refusal-complaint-too-late = { $number }号的核对期在{ $ended_at }结束了，钥匙已经销毁，没法再对。

# 表决页面
ledger-title = 名册和指纹
ledger-lead = 这一页给大家作凭据：什么时候定死了什么，封过几次，谁作过证。看不到任何人投了什么，截止前也看不到谁多谁少。
ledger-frozen = 开始前定死的
ledger-frozen-what = 名册、选项、规则、起止时间都写在一份章程里。改一个字，下面的指纹就会变。
ledger-charter-file = 下载章程（JSON）
ledger-charter-how = 怎么对：翻出群里开始那天的消息，比一比开头四组和末尾四组。
ledger-charter-earlier = 改错别字以前的指纹（作废）
ledger-charter-none = 这次表决开始得早，还没有章程和指纹。
ledger-roll = 名册 { $electors }，已有 { $turnout } 参加
ledger-buildings = 各楼参加情况
ledger-building = 楼
ledger-building-of = { $building }号楼
ledger-building-rest = 其他
ledger-building-part = 已参加
ledger-building-all = 名册
ledger-buildings-why = 只说参加没参加，不说投了什么。名册上不到 { $fewest } 个的楼并在一起，免得猜出是谁。
ledger-heads = 封存过几次
ledger-heads-none = 还没有封存过。每天傍晚封一次（新来的票攒够 { $fewest } 张才封），截止时再封一次。
ledger-head = 第 { $place } 次：{ $size } 条记录
ledger-head-last = 截止：{ $size } 条记录
ledger-witnesses = 看到同一个指纹的
ledger-witness-none = 还没有人作证。
ledger-witness-enough = 见证齐了
ledger-witness-more = 居委会一位、居民两位都看到，就算见证齐了。
ledger-witness-publishes = 按了会公布您的姓名，收不回来。请先和群里的消息比一比。
ledger-key = 签名用的公钥
ledger-secret-link = 秘密投票护得住什么，护不住什么

# 公示板
bulletin-title = 公示板
bulletin-fits = { $ballots } 张选票，{ $marks ->
        [people] { $took } 个人投过票
       *[doors] { $took } 户投过票
    }，对得上。
bulletin-misfits = { $ballots } 张选票，{ $marks ->
        [people] { $took } 个人投过票
       *[doors] { $took } 户投过票
    }，对不上！
bulletin-drawn = 这次是抽签，没有人投票。
bulletin-fits-why = 选票和投过票的一样多：没有多出来的票，也没有少掉的票。
bulletin-misfits-why = 这份公示板有问题，请告诉主持人和街道。
bulletin-what-rows = 公布每一张票，只有回执号、没有姓名，顺序打乱。
bulletin-what-sums = 这次只公布总数：{ $why ->
        [area] 按面积算票，面积差不多就是姓名。
       *[few] 名册不到 { $fewest } 个人，一张一张公布就猜得出是谁。
    } 回执只能查到“记进去了”，总数要靠大家信得过见证。
bulletin-what-names = 这次开始前就说好了是公开表决，谁投了什么都写出来。登录的邻居在结果页面也能看到。
bulletin-find = 找我的回执
bulletin-find-label = 回执号
bulletin-find-hint = 投票后私聊里发给您的，比如 ABC234-XYZ789。只用来查这一次，不记下来。
bulletin-find-button = 找一找
bulletin-found = 找到了，第 { $version } 版，选的是：{ $chosen }
bulletin-found-sealed = 找到了，第 { $version } 版，已经算进总数。这次只公布总数，内容不单独写出来。
bulletin-found-changed = 改过 { $times } 次，只算最后这一版。
bulletin-found-withdrawn = 这张票被取消了，没有算。要是不是您取消的，请按下面的“对不上”。
bulletin-found-not = 没有这个回执。请看看有没有打错；没错的话，请按下面的“对不上”。
bulletin-mine-took = 名册上写着：您投过票。
bulletin-mine-not = 名册上写着：您没有投票。
bulletin-mine-door-took = 名册上写着：{ $label }投过票。
bulletin-mine-door-not = 名册上写着：{ $label }没有投票。
bulletin-mine-why = 这一句只有您自己看得到。
bulletin-complain = 我的回执对不上
bulletin-complain-how = 点一项就行。不用说投了什么，也不用写回执。主持人会来找您当面看。{ $until }前都可以说。
bulletin-complaints-none = 到现在没有人说对不上。
bulletin-complaints = 有 { $made } 件说对不上：{ $matching } 件查过对得上，{ $wrong } 件确实不对，{ $waiting } 件在查。
bulletin-complaints-over = 核对期结束了。
bulletin-key-there = 核对期到{ $until }。到时候把人和选票连起来的钥匙就销毁，从此谁也查不出谁投了什么。
bulletin-key-destroyed = 把人和选票连起来的钥匙在{ $at }销毁了，封存的选票一起删了，谁也查不出谁投了什么。
bulletin-rows = 每一张票
bulletin-rows-count = 一共 { $count } 张，按回执号排，号码是随机的。
bulletin-row-receipt = 回执
bulletin-row-chosen = 选的
bulletin-row-heads = 人头
bulletin-row-label = 谁
bulletin-row-version = 第 { $version } 版
bulletin-sums = 各种投法的总数
bulletin-sums-heads = 票数
bulletin-sums-area = 面积（平方米）
bulletin-marks = 哪些门牌投过票
bulletin-marks-why = 只说投没投，不说投了什么。请看看自己家写得对不对，没投票的也看一眼。
bulletin-marks-persons = 这次按人投票，不公布谁投过。名册 { $electors } 个，投过 { $took } 个。登录后能看到自己的那一条。
bulletin-mark-took = 投过
bulletin-mark-not = 没投
bulletin-marks-building = { $building }号楼：{ $took } / { $electors }
bulletin-marks-other = 其他：{ $took } / { $electors }
bulletin-changed = 改过的和取消的
bulletin-changed-none = 没有人改过票。
bulletin-changed-line = 回执 { $receipt }：第 { $version } 版作废，后来改了
bulletin-withdrawn-line = 回执 { $receipt }：取消了，没有算
bulletin-check = 别只信这一页，自己验
bulletin-check-page = 把查验网页存下来，断了网在自己的电脑、手机上打开，它把票全部重算一遍：
bulletin-download-page = 下载查验网页
bulletin-download-json = 下载公示板文件（JSON）
bulletin-check-command = 会用电脑的，可以用公开的程序验：
bulletin-check-fingerprint = 验的时候，请填群里那条消息里的章程指纹，别从这一页抄。
bulletin-digest = 公示板文件的指纹
bulletin-none = 这次表决还没有公示板。

# 文书上的
reports-bulletin = 公示板
reports-bulletin-at = 选票公示和查验办法：
reports-bulletin-charter = 章程指纹：{ $fingerprint }
reports-bulletin-digest = 公示板文件指纹：{ $fingerprint }

# 护得住什么，护不住什么
secret-title = 秘密投票护得住什么，护不住什么
secret-lead = 这里的表决，是做给互相不放心的邻居用的：不用信居委会，不用信管服务器的人，也能认这个结果。它挡得住很多事，但不是什么都挡得住。
secret-how = 怎么做到的
secret-how-1 = 开始之前，名册、选项、规则定死，指纹发在群里，每家手机上都有。
secret-how-2 = 每张票在一本只能往后添的记录里加一条，里面看不出选了什么。回执只给投票人。
secret-how-3 = 表决期间每天封存一次，截止再封一次，指纹都发在群里，谁也收不回。
secret-how-4 = 截止以后贴出公示板：每张票一行，没有姓名；哪家投过；怎么算的。谁都能重算。
secret-how-5 = 公示十五天，回执对不上可以说。公示结束，连接人和票的钥匙销毁。
secret-stops = 护得住的
secret-stops-1 = 投完以后改票、扣票、塞票
secret-stops-2 = 开始以后改选项、改规则、改名册
secret-stops-3 = 给这些人看一个结果，给那些人看另一个
secret-stops-4 = 数错票；一个人投两次
secret-stops-5 = 从数据库、备份、日志里查谁投了什么
secret-stops-6 = 截止前打听票数
secret-not = 护不住的，和大家能做的
secret-do = 能做的：
secret-not-1 = 有人站在旁边看着您投。
secret-do-1 = 等一个人的时候再投一次，以截止前最后一次为准；公示板上看不出是您改的。也可以请居委会备一间安静的屋子投纸票。
secret-not-2 = 把回执给买票的人看。截止以后，回执能证明您投了什么。
secret-do-2 = 大家说好不晒回执，有人出价就举报。牵涉到钱的事，用纸票、进小隔间投。
secret-not-3 = 管服务器的人不老实，盯着看：您的选择送到服务器时还没有封上。
secret-do-3 = 请双方都信得过、结果与他无关的人来管；动服务器要两个人在场；用公开发布的版本。
secret-not-4 = 聊天平台（Telegram、微信）看得到您按了什么。
secret-do-4 = 从链接打开网页投，或者投纸票。
secret-not-5 = 不老实的服务器给两个人同一个回执，再塞进一张自己的票。
secret-do-5 = 一家人、一个楼道对一对回执号；两个一样，就是作弊的证据。
secret-not-6 = 手机丢了，账号被人拿走。
secret-do-6 = 马上告诉主持人解开账号，换一部手机再投一次；截止前看看自己的选票。
secret-not-7 = 名册上有不存在的人。
secret-do-7 = 名册和每栋楼多少人，第一张票之前就定死、公布，请楼门长一户一户对。能按户投就按户投。
secret-not-8 = 人少，猜得出来；大家都一样，那就谁都知道。
secret-do-8 = 不到八个人的只公布总数；很小的事坐下来谈，不要表决。
secret-not-9 = 机器里的痕迹：数据库重写之前的旧行、旧日志，旧备份加上它的钥匙文件。
secret-do-9 = 程序删的时候会抹掉、重写；钥匙文件和备份分开放，公示结束后一起删；硬盘加密。
secret-not-10 = 服务器装作坏了，不收有些人的票。
secret-do-10 = 没有回执就是没投上，马上问；早点投；请楼门长替您录纸票。
secret-law = 能查验的计票，不等于开了业主大会、居民会议：每次表决值什么，卡片上写着。
