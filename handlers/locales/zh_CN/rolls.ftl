# 名册：读表格、核对、导入，业主和名单；改表决标题里的错字。

rolls-reading = 正在看“{ $name }”。看好了在这里告诉您；您确认之前，什么也不会导入。
rolls-read =
    { $doubts ->
        [0] “{ $name }”看好了：{ $doors } 个门牌，没有要核对的。还没有导入，请看一看再确认。
       *[other] “{ $name }”看好了：{ $doors } 个门牌，{ $doubts } 处要核对。还没有导入，请看一看再确认。
    }
rolls-look = 看一看
rolls-refused = “{ $name }”没有看成：{ $reason }
rolls-taken-in = “{ $name }”导入好了：新添 { $added } 个门牌，改了 { $changed } 个，移出 { $gone } 个。
rolls-dropped = 好的，“{ $name }”没有导入。
rolls-linked = 记下了：{ $owner }的票由{ $name }来投。
rolls-unlinked = 记下了：{ $owner }现在没有人在网上代为投票。
rolls-list-kept = 名单“{ $name }”存好了，一共 { $count } 人。
rolls-list-removed = 名单“{ $name }”删了。已经开始的表决不受影响。

# 要核对的地方：怎么了，怎么改
doubt-formula = 有公式，算出来的数不作准
doubt-formula-mend = 在表格里把公式“粘贴为数值”，再传一次。
doubt-looks-like-date = 门牌被表格软件变成了日期
doubt-looks-like-date-mend = 把这一列设成“文本”，重新填门牌，再传一次。
doubt-door-missing = 没有门牌
doubt-door-missing-mend = 补上门牌；不是住户的行就删掉。
doubt-door-unreadable = 门牌没看懂
doubt-door-unreadable-mend = 写成楼栋、单元、门牌三列，比如 3、2、501；或者一列写 3-2-501。
doubt-two-areas = 同一个门牌，两处面积不一样
doubt-two-areas-mend = 对照房产证，留下对的那一行。
doubt-area-missing = 没有面积
doubt-area-missing-mend = 补上面积。不补也能导入，但按面积算票时这一处会算成 0。
doubt-area-unreadable = 面积没看懂
doubt-area-unreadable-mend = 只写数字，比如 89.56。
doubt-area-unusual = 面积大得或小得少见
doubt-area-unusual-mend = 核对一下小数点，单位是平方米。
doubt-owner-missing = 没有产权人
doubt-owner-missing-mend = 补上姓名。不补也算一户、算面积，但没有人能替这一处投票。
doubt-duplicate-door = 同一个门牌写了两行
doubt-duplicate-door-mend = 按一套房、几位产权人共有来算；如果是门牌写错了，请改过来。
doubt-several-dwellings = 同一个人有几套房
doubt-several-dwellings-mend = 按法律算一个业主人数，面积全算。不用改，核对一下是不是同一个人。
doubt-same-name = 同名，可能不是同一个人
doubt-same-name-mend = 手机尾号不同的按两个人算，没写手机的按同一个人算。是两个人就把手机补上。
doubt-odd-characters = 名字里有看不懂的符号
doubt-odd-characters-mend = 看看是不是乱码，改成正确的名字。
doubt-filled-down = 楼栋或单元空着，照上一行补的
doubt-filled-down-mend = 合并过的格子常这样。补得对就不用改。
doubt-total-row = 像是合计的行，没有算进去
doubt-total-row-mend = 不用改。

vote-correct-which = 正确的标题怎么写？只能改错字，意思要一样。
vote-correct-label = 改标题里的错字
vote-corrected-shown = 标题改过错字：{ $words }
reports-corrected = 改过的错字
vote-corrected = { $number }号表决改了一个错字。原来：“{ $was }”；现在：“{ $now }”。

refusal-nothing-to-read = 请选一个文件，.xlsx 或 .csv，一次一个。
refusal-nothing-readable = 这个文件里没有一行能用，请改好再传。
refusal-roll-without-header = 没找到表头。请在最上面写一行列名，至少要有“门牌”和“楼栋”，也可以下载模板照着填。
refusal-not-a-sheet = 请用 .xlsx 或 .csv 文件。老的 .xls 请先“另存为” .xlsx。
refusal-list-nameless = 请给名单起个名字，比如：楼栋代表。
refusal-list-of-nobody = 名单上还没有人，请至少勾选一位。
refusal-corrected-too-late = { $number }号已经有人投票，或者已经结束，标题不能再改。要改请取消表决，写明理由，再重新发起。
refusal-more-than-a-mistake = 改得太多，已经不是错字了。{ $number }号要换个意思，请取消表决，写明理由，再重新发起。

# 名册
cli-roll-doubt = 第 { $row } 行：{ $what } { $words }——{ $mend }
cli-roll-taken-in = 导入好了：能用的 { $doors } 个门牌，新添 { $added }，改动 { $changed }，没变 { $same }，表里没有了的 { $gone }。
cli-roll-looked-over = 只看没导入：能用的 { $doors } 个门牌，会新添 { $added }，改动 { $changed }，没变 { $same }，表里没有了的 { $gone }。
