# 议事规则：叫什么、要什么、算数到哪一步；开表决前按现在的名册算给人看。

bylaw-owners_ordinary = 业主共同决定（一般事项）
bylaw-owners_major = 业主共同决定（重大事项）
bylaw-residents_representatives = 居民代表会议
bylaw-villagers_meeting = 村民会议
bylaw-villagers_representatives = 村民代表会议
bylaw-villagers_group = 村民小组会议
bylaw-collective_members = 集体经济组织成员大会
bylaw-custom = 自己定的规则

# 用大白话说要什么
bylaw-consultation-needs = 听听大家的意见：赞成比反对多，就算大家同意。人数多少都行，除非主持人另定。
bylaw-owners_ordinary-needs = 定小区的一般事，比如选业委会、换物业、定管理规约。要算两本账：房子面积和业主人数。两本账都要有三分之二以上参加，参加的里面两本账都要过半数同意。投反对票也算参加。
bylaw-owners_major-needs = 定小区的大事：筹集维修资金、改建重建、改变共有部分的用途或拿来经营。要算两本账：房子面积和业主人数。两本账都要有三分之二以上参加，参加的里面两本账都要有四分之三以上同意。投反对票也算参加。
bylaw-residents_meeting-needs = 全社区成年居民，或者每户派一个代表。要过半数参加，参加的里面过半数同意。投反对票、弃权票也算参加。
bylaw-residents_representatives-needs = 由居民代表来投。代表要有三分之二以上参加，参加的里面过半数同意。
bylaw-villagers_meeting-needs = 全村成年村民，或者每户派一个代表。按人算要过半数参加，按户算要三分之二以上的户参加；参加的里面过半数同意。
bylaw-villagers_representatives-needs = 由村民代表会议的成员来投。要有三分之二以上参加，参加的里面过半数同意。
bylaw-villagers_group-needs = 本组成年村民，或者每户派一个代表。要有三分之二以上参加，参加的里面过半数同意。
bylaw-collective_members-needs = 集体经济组织的成员来投。要有三分之二以上参加，还要全体成员的三分之二以上同意：没来的也算在全体里。
bylaw-custom-needs = 多少人参加才算数、多少人同意才通过，由主持人写明依据来定。

base-owners = 业主来投，面积和人数两本账
base-delegates = 代表来投，一人一票
base-listed = 名单上的人来投，一人一票

effect-prepares-owners = 效力：供业主大会作决定用的准备和记录。业主正式的网上投票，要到政府指定的系统里投（北京2024年规定第三十五条）。
effect-own-rules = 效力：按这次自己定的规则算。法律规定要由业主大会、居民会议决定的事，这里的结果不能代替。

# 几分之几
share-more-than-half = 过半数（比一半多才算）
share-more-than = 超过{ $whole }分之{ $part }
share-at-least = { $whole }分之{ $part }以上（正好也算）
share-all = 全部
numeral-1 = 一
numeral-2 = 二
numeral-3 = 三
numeral-4 = 四
numeral-5 = 五
numeral-6 = 六
numeral-7 = 七
numeral-8 = 八
numeral-9 = 九
numeral-10 = 十

# 开始之前，按现在的名册算一算
preview-quorum =
    { $base ->
        [households] 按现在的名册：应到 { $electors } 户，至少 { $least } 户参加才有效。
        [owners] 按现在的名册：业主共 { $electors } 人，至少 { $least } 人参加才有效（一套房算一人，一个买主有几套也只算一人）。
        [delegates] 按现在的名单：代表共 { $electors } 人，至少 { $least } 人参加才有效。
       *[persons] 按现在的名册：应到 { $electors } 人，至少 { $least } 人参加才有效。
    }
preview-no-quorum =
    { $base ->
        [households] 按现在的名册：共 { $electors } 户。来多少户都算数。
       *[persons] 按现在的名册：共 { $electors } 人。来多少人都算数。
    }
preview-quorum-area = 面积：总共 { $area } 平方米，至少 { $least } 平方米的业主参加才有效。
preview-no-quorum-area = 面积：总共 { $area } 平方米。
preview-majority =
    { $base ->
        [households] 参加的户里{ $share }同意才通过：刚好 { $few } 户参加，要 { $least_few } 户同意；全到齐，要 { $least_all } 户同意。
       *[persons] 参加的人里{ $share }同意才通过：刚好 { $few } 人参加，要 { $least_few } 人同意；全到齐，要 { $least_all } 人同意。
    }
preview-majority-area = 参加的面积里也要{ $share }同意：刚好 { $few } 平方米参加，要 { $least_few } 平方米；全到齐，要 { $least_all } 平方米。
preview-majority-all =
    { $base ->
        [households] 全体的户里{ $share }同意才通过，就是 { $least_all } 户，没参加的也算在全体里。
       *[persons] 全体的人里{ $share }同意才通过，就是 { $least_all } 人，没参加的也算在全体里。
    }
preview-majority-all-area = 全部面积里也要{ $share }同意，就是 { $least_all } 平方米。
preview-majority-decided = 赞成和反对相比，赞成占{ $share }就通过；弃权不算在里面。
preview-unspoken =
    { $base ->
        [households] 其中 { $count } 户还没有人登记，手机上投不了，要请他们登记或投纸票。
       *[persons] 其中 { $count } 人还没有登记，手机上投不了，要请他们登记或投纸票。
    }
preview-enrolled-only = 名册上只有登记过的人；按法律要算全体成年人，请先核对人齐不齐。
preview-notice-met = 通知：{ $source }要求提前 { $days } 天通知，现在定的开始时间够了。
preview-notice-short = 通知：{ $source }要求提前 { $days } 天通知，现在只提前了 { $given } 天。结果只作参考，可以照开；要正式算数，请把开始时间往后定。
preview-callers = 除了居（村）委会、业委会自己召集，谁提议也应当召开：{ $callers }。
caller-tenth-of-residents = 十分之一以上的成年居民（村民）或者户的代表
caller-third-of-representatives = 三分之一以上的居民（村民）代表
caller-fifth-of-owners = 五分之一以上的业主
publication-sums = 结束后只公布总数，不逐票公布：人少，或者面积一看就知道是谁家，逐票公布会认出人来。
publication-names = 这是公开表决：结束后公布谁投了什么，开始之前就说明白。
open-votes-title = 谁投了什么（公开表决）
open-votes-who = 谁
open-votes-what = 投了什么
open-votes-none = 没有投

# 计票步骤：面积这本账
step-option-area = 按面积，{ $label }：{ $area } 平方米
step-quorum-least =
    { $met ->
        [true] 参加数：名册 { $electors }，参加 { $participating }，规定至少 { $least }，够了
       *[false] 参加数：名册 { $electors }，参加 { $participating }，规定至少 { $least }，不够
    }
step-quorum-area =
    { $met ->
        [true] 参加面积：总共 { $electors } 平方米，参加 { $participating } 平方米，规定要{ $strict ->
            [true] 超过
           *[false] 达到
        } { $share }（至少 { $least }），够了
       *[false] 参加面积：总共 { $electors } 平方米，参加 { $participating } 平方米，规定要{ $strict ->
            [true] 超过
           *[false] 达到
        } { $share }（至少 { $least }），不够
    }
step-quorum-none-area = 参加面积：总共 { $electors } 平方米，参加 { $participating } 平方米，没有规定最低参加数
step-majority-area =
    { $met ->
        [true] 面积通过线：{ $base } 平方米里至少要 { $least } 平方米，得了 { $part } 平方米，过了
       *[false] 面积通过线：{ $base } 平方米里至少要 { $least } 平方米，得了 { $part } 平方米，没过
    }
step-most-chosen-area = 按面积，最多的一项得 { $count } 平方米
step-tied-area = 按面积，最高的相同，没有分出结果
step-nobody-area = 按面积，没有能分出结果的票

# 自己定规则时填的
rule-majority-of = 在谁里面算
rule-of-participating = 参加的人里
rule-of-electorate = 全体里，没参加的也算
rule-of-for-and-against = 赞成和反对的里面，弃权不算
rule-least = 至少多少票才有效
rule-least-hint = 不填就不限。和上面的比例都填了，两样都要够。

# 办不成时说的话
refusal-notice-too-short = { $source }规定要提前 { $days } 天通知，最早{ $earliest }才能开始。请把开始时间改到那以后，再定截止时间。
refusal-share-unclear = “{ $words }”没看懂，请写成几分之几，比如：2/3、过半数、超过1/3。
refusal-rule-without-text = 自己定规则，要写明依据是什么，比如：管理规约第八条。
refusal-list-unknown = 没有这份名单，请在工作台的“名册”里先建好名单，再来选。
refusal-method-needs-share = 这种投法没有“多少人同意”这一说，不能按这条规则作决定。请用赞成或反对、几选一或可选多项；或者先按“协商征求意见”选出方案，再来表决。

# 社区有没有通过用这里开会
adopted-title = 用这里开居民会议
adopted-what = 居民会议、村民会议、代表会议正式通过了用这里表决，结果才算会议的决定；没有通过的，供参考。
adopted-ground = 哪次会议、哪天通过的
adopted-ground-hint = 比如：2026年11月1日居民会议第3号决议。会公开写在记录里。
adopted-note = 记下：已经通过
adopted-by = 已经通过：{ $ground }
adopted-take-back = 改成没有通过
adopted-noted = 记下了：本社区已通过用这里开会，依据是“{ $ground }”。以后按会议规则的表决，要提前通知，结果按会议的决定办。
adopted-taken-back = 改好了：以后按会议规则的表决，结果供参考。
refusal-adoption-without-ground = 请写明是哪次会议、哪天通过的。
