# 网页：名册、核对、业主、名单。

roll-title = 名册
roll-lead = 谁来投票、怎么算数，都从这里来。这里看不到谁投了票、投了什么。
roll-figures = 现在的名册
roll-households = 住户（户）
roll-holdings = 房屋（处）
roll-area = 总面积
roll-square-metres = { $area } 平方米
roll-owners = 业主
roll-unlinked = 还没有人代投的业主
roll-without-area = 有 { $count } 处还没有面积：按面积算票时算成 0，请补上再开业主的表决。
roll-without-owner = { $count } 处还不知道业主是谁
roll-file-title = 用表格导入
roll-file-what = 先看再导入：表格传上来以后，先一行一行核对给您看，您确认了才导入。再传一次新表，会列出添了哪些、改了哪些、少了哪些。手机号只留最后四位，用来分辨同名的人。
roll-file-waits = 看好了，还没有导入
roll-template = 下载模板
roll-choose = 选表格文件
roll-choose-hint = .xlsx 或 .csv，要有表头：楼栋、单元、门牌、面积、产权人、手机……缺几列也行。
roll-read = 先看一看
roll-lists = 名单
roll-lists-what = 由代表来投，或者只请一部分人来投，就先在这里建好名单，发起表决时选它。
roll-list-count = { $count } 人
roll-list-new = 新建名单
roll-list-name = 名单叫什么
roll-list-name-hint = 比如：楼栋代表、3号楼住户
roll-list-kind = 是哪一种
roll-kind-delegates = 代表：各楼各组推出来的人
roll-kind-listed = 名单：请来投票的人
roll-list-who = 有谁
roll-stands-for = 代表哪里
roll-building = { $name }号楼
roll-list-remove = 删掉这份名单
roll-owners-what = 业主的票由谁来投，要主持人指定。住在那里或同名的人会列出来，核对好了点一下。
roll-search = 找业主或门牌
roll-search-go = 找
roll-developer = 开发商
roll-voter = 由{ $name }来投
roll-no-voter = 还没有指定由谁来投
roll-is = 就是{ $name }
roll-no-owners = 还没有业主。请用上面的表格导入。
roll-who-votes = 由谁来投
roll-who-votes-what = 选这位业主本人的账号。几个人共有一处，每人都可以指定，一处还是一票。
roll-nobody = 先不指定
roll-save = 存好

roll-look = 核对名册
roll-look-lead = “{ $name }”，{ $at }读的。还没有导入。
roll-sums = 表里能用的有 { $doors } 个门牌，其中 { $dwellings } 户住家，业主 { $owners } 人，面积一共 { $area } 平方米。
roll-doubts =
    { $count ->
        [0] 要核对的
       *[other] 要核对的 { $count } 处
    }
roll-no-doubts = 没有要核对的。
roll-kept-out = 其中 { $count } 行用不了，不会导入。请改好再传一次。
roll-left-out = 这一行不会导入
roll-other = 和第 { $row } 行一样的门牌
roll-row = 行
roll-what = 怎么了
roll-mend = 怎么改
roll-changes = 导入以后会变的
roll-added = 新添 { $count } 个门牌
roll-changed = 改动 { $count } 个门牌
roll-gone = 表里没有了的 { $count } 个门牌
roll-same = 没有变的 { $count } 个门牌
roll-was = 原来
roll-now = 现在
roll-confirm-title = 要导入吗
roll-confirm-what = 已经开始的表决，名册早就定下了，不受影响。
roll-drop-gone = 把表里没有了的门牌也移出名册（只看表里写到的楼）
roll-confirm = 确认导入
roll-drop = 不导入

# 模板里的字：列名不要改，程序认得
roll-sheet-title = 名册
roll-column-building = 楼栋
roll-column-unit = 单元
roll-column-door = 门牌
roll-column-area = 面积
roll-column-owner = 产权人
roll-column-phone = 手机
roll-column-use = 用途
roll-column-status = 交付状态
roll-column-note = 备注
roll-notes-title = 说明
roll-note-1 = 一处房子写一行。楼栋、单元、门牌分三格写，比如 3、2、501；没有单元就空着。
roll-note-2 = 面积写产权证上的建筑面积，只写数字，单位是平方米，比如 89.56。不要用公式。
roll-note-3 = 几个人共有一处，名字用顿号隔开，比如：王建国、李秀英；手机也照着顺序写。
roll-note-4 = 手机用来分辨同名的人，程序只留最后四位。
roll-note-5 = 用途不写就是住宅；商铺、车位、车库、储藏室请写明，它们不算住户。
roll-note-6 = 交付状态不写就是已交付；开发商没卖掉的写“未售”，卖了没交房的写“未交付”。
