# 代录选票、纸质票、书面委托。

assist-entered =
    录好了：{ $number } 号表决，{ $label } 选的是“{ $choice }”。
    回执 { $receipt }，请抄给本人。
assist-told =
    { $name }刚替 { $label } 录入了 { $number } 号表决“{ $title }”的选票（{ $kind ->
        [spoken] 口头
        [paper] 纸质
        [relayed] 群里接龙
       *[proxy] 书面委托
    }）。
    不是您的意思，就点“不对，撤回”；您也可以自己重新投，以最后一次为准。{ $closes } 截止。
assist-challenge-label = 不对，撤回
assist-challenged = 已撤回替您录入的 { $number } 号表决选票。{ $closes } 以前您可以自己投。
assist-challenged-told = { $label } 的住户撤回了{ $name }代录的 { $number } 号表决选票。
vote-label = 去投票

refusal-elector-voted = { $label } 已经自己投过票了，不能再代录。
refusal-entered-by-another = { $label } 的票已由{ $name }代录，要改请找{ $name }，或请本人自己投。
refusal-entry-over = { $number } 号表决的这次代录已经不算数了，不用再撤回。

proxy-noted = 记下了：{ $number } 号表决，{ $label } 委托{ $name }投票。
proxy-yours = { $label } 书面委托您在 { $number } 号表决“{ $title }”里代为投票。
proxy-given = { $label } 在 { $number } 号表决“{ $title }”里委托了{ $name }代为投票。不是您的意思，请马上告诉主持人；您自己投了，就以您的为准。
proxy-vote-label = 代为投票
proxy-revoked = { $number } 号表决：{ $label } 的委托已撤回。
refusal-proxy-not-allowed = { $number } 号表决的规则不允许委托投票，请本人投，或由楼门长上门代录。
refusal-proxies-too-many = { $name }已经受 { $most } 户委托了，规则最多许可这么多，请换一位。
refusal-proxy-paper-missing = 请附上委托书的照片，看得清签名就行。
refusal-proxy-to-oneself = { $name }本来就能替 { $label } 投票，不用委托。
refusal-no-proxy = { $number } 号表决里没有给您的委托。

papers-first-read = { $number } 号表决：第一遍 { $count } 张录完了。请另一位主持人再录一遍，两遍一致才算数。
papers-second-wanted = { $name }录完了 { $number } 号表决的 { $count } 张纸质票，请您对着原票再录一遍。
papers-label = 去录第二遍
papers-entered = { $number } 号表决：两遍一致的 { $count } 张纸质票已计入。
papers-differ = 两遍不一样，或只录了一遍的：{ $labels }。请两位一起看原票，再录一遍。
papers-voted-themselves = 这些户已经投过票，纸质票不再计入：{ $labels }。
refusal-same-reader = 两遍要由两个人来录，请请另一位主持人录第二遍。
refusal-batch-entered = 这一批纸质票已经计入了，不用再录。
refusal-sheet-unreadable = 第 { $line } 行“{ $words }”没看懂。每行一张：先写名册上的户号（按人表决写姓名），空一格，再写选项号，比如：3-2-501 1
refusal-sheet-twice = 第 { $line } 行：{ $label } 的票已经写过一次了，请核对。
refusal-sheets-too-many = 一批请录 1 到 { $most } 张。

# 网页
assist-title = 替邻居录票
assist-lead = 老人或不用手机的邻居，可以口头说或填纸票，由您录入。录完他们会收到通知，弄错了随时能撤回；已经自己投过的不能再录。
assist-not-open = 还没到投票时间（{ $opens } 开始）。
assist-nobody = 您负责的楼里，名册上没有人。
assist-for = 替谁录
assist-choose = 请选
assist-how = 怎么给的
assist-kind-spoken = 口头说的
assist-kind-paper = 填的纸票
assist-kind-proxy = 书面委托
assist-kind-relayed = 群里接龙
assist-state-stands = 有效
assist-state-challenged = 已被本人撤回
assist-state-voted-themselves = 本人后来自己投了
assist-ballot = 选了什么
assist-ballot-hint =
    { $form ->
        [one] 写选项号，比如：1
        [some] 写选项号，几个都行，比如：1 3
        [ranking] 从最满意的写起，比如：3 1 2
        [scores] 每项打几分，比如：1:5 2:3
       *[consent] 1 同意，2 可以接受，3 反对并写理由，比如：3 太吵
    }
assist-enter = 录入
assist-entered-by-you = 您录过的
proxy-title = 书面委托
proxy-what =
    { $most ->
        [0] 有委托书就可以记在这里，请拍下委托书。
       *[other] 有委托书就可以记在这里，请拍下委托书。一个人最多受 { $most } 户委托。
    }
proxy-holder = 委托给谁
proxy-paper = 委托书照片
proxy-note = 记下委托
proxy-line = { $label } 委托{ $name }
proxy-revoke = 撤回委托
proxy-none = 没有给您的委托。
proxy-for = { $label } 委托您投
proxy-cast = 替 { $label } 投
papers-title = 纸质票
papers-lead = 纸质票要由两个人各录一遍，互相看不到对方录的；两遍一致的才计入，不一致的一起看原票。
papers-batch = { $name }已录一遍：{ $count } 张
papers-differing = 不一致的：{ $labels }
papers-own = 这一批是您录的，请另一位主持人录第二遍。
papers-lines = 一行一张
papers-lines-hint =
    { $form ->
        [one] 户号（按人表决写姓名）空一格，再写选项号，比如：3-2-501 1
        [some] 户号（按人表决写姓名）空一格，再写选项号，比如：3-2-501 1 3
        [ranking] 户号（按人表决写姓名）空一格，从最满意的写起，比如：3-2-501 3 1 2
        [scores] 户号（按人表决写姓名）空一格，再写每项打几分，比如：3-2-501 1:5 2:3
       *[consent] 户号（按人表决写姓名）空一格，1 同意，2 可以接受，3 反对并写理由，比如：3-2-501 3 太吵
    }
papers-enter-again = 第二遍录完了
papers-new = 录一批新的
papers-enter = 第一遍录完了

assist-record = 其中代录 { $count } 票（口头 { $spoken }，纸质 { $paper }，书面委托 { $proxy }，群里接龙 { $relayed }）。另有 { $themselves } 票代录后本人自己投了，{ $challenged } 票被本人撤回。
