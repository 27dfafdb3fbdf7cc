# 依据：原文怎么样、资料库、居民的说法

# 一份文件现在怎么样
lib-state =
    { $state ->
        [in_force] 现行
        [not_yet] 尚未生效
        [repealed] 已废止
        [expired] 已过期
        [elsewhere] 外地规定
        [replaced] 旧版本
       *[retired] 已撤下
    }
lib-news = 新闻
lib-everywhere = 全国
lib-from = { $day }起施行
lib-until = { $day }止
lib-ended = { $day }废止
lib-between = ，
lib-dates = 施行时间
lib-article = 条款
lib-stop = 。
lib-titled = 《{ $title }》
lib-said-news = 新闻报道，不是规定。看看就好，办事要以文件为准。
lib-said-plainly = 这一段是照条文用大白话写的，不是条文原文。
lib-said-reply = { $community }的答复，{ $day }。
lib-said-repealed =
    { $of ->
        [article] 这一条自{ $day }起已废止，不能再当依据。
       *[document] 这份文件自{ $day }起已废止，不能再当依据。
    }
lib-said-ending =
    { $of ->
        [article] 这一条到{ $day }就废止了，在那以前有效。
       *[document] 这份文件到{ $day }就废止了，在那以前有效。
    }
lib-said-expired =
    { $of ->
        [article] 这一条到{ $day }为止，已经过期。
       *[document] 这份文件到{ $day }为止，已经过期。
    }
lib-said-not-yet =
    { $of ->
        [article] 这一条{ $day }才起施行，现在还没生效。
       *[document] 这份文件{ $day }才起施行，现在还没生效。
    }
lib-said-elsewhere = 这是{ $place }的规定，在咱们这儿不管用。
lib-said-retired = 这份文件{ $day }撤下了，以后不再引用。留在这里，是为了以前的回答还能查到出处。
lib-said-replaced = 这是旧版本，新版本见{ "" }
lib-no-passages = 这份文件里没有段落。

# 依据页
lib-kinds = 文件的种类
lib-every-kind = 全部种类
lib-all = 看全部
lib-nothing-found = 没有找到。换个说法试试，或者私聊问一问。
lib-titles-found = 名字里有这几个字的文件
lib-to-desk = 管理这些文件
lib-on-the-desk = 在资料库里打开

# 资料库
lib-title = 资料库
lib-lead = 机器人只照这里的文件回答。通知、公约、办事指南放进来，居民一问就有出处。
lib-public = 居民看到的依据页
lib-place = 本社区在{ $place }。别处的规定不会当成这里的。
lib-no-place = 还没有写明本社区在哪里，外地的规定分不出来，请管理员填一下。
lib-place-change = 填写本社区在哪里
lib-place-label = 本社区在哪里
lib-place-hint = 写到区县，比如：北京市昌平区
lib-save = 保存
lib-upload = 放进新文件
lib-upload-what = 选好文件就行，别的可以不填，它会自己看。读好以后，每份文件读成什么样，下面会写明。
lib-files = 文件
lib-files-hint = 可以一次选几份，最多 6 份，每份不超过 10 MB。认得 txt、md、html、pdf、docx、xlsx。
lib-labels-more = 写明发布单位、日期（可不填）
lib-labels-what = 写在这里的，用在这次选的每一份文件上。
lib-upload-button = 放进去
lib-uploads = 最近放进来的
lib-reading = 正在读
lib-became =
    { $outcome ->
        [added] 读好了
        [replaced] 换成新版本
        [known] 以前放过
        [labelled] 改了标注
       *[refused] 没有收
    }
lib-refused = { $reason }。
lib-cut = 切成 { $count } 段，现在可以问了。
lib-list = 现有的文件
lib-search = 按名字、发布单位找文件
lib-found = 找到 { $count } 份。
lib-own = 本社区放进来的（{ $count } 份）
lib-shared = 随程序带来的（{ $count } 份）
lib-none = 还没有放过文件。
lib-none-found = 没有找到这样的文件。
lib-passages = { $count } 段
lib-kind = 是什么文件
lib-kind-guess = 让它自己看
lib-effective = 哪天起施行
lib-expires = 有效到哪天
lib-expires-hint = 过了这一天就不再引用。
lib-repealed = 哪天废止
lib-jurisdiction-hint = 比如：北京市。全国都管用的不用填。
lib-repeals = 它代替哪些旧文件
lib-repeals-hint = 写旧文件的名字，一行一个。
lib-repeals-short = 代替
lib-source-title = 文件的名字

# 一份文件
lib-shipped = 随程序带来的，不能改
lib-answer = 看这条答复，改它或者撤下
lib-file = 文件名
lib-as-residents = 居民看到的样子
lib-sides = 清理前后
lib-sides-what = 划掉的字不收进来，颜色说明是哪条规矩划掉的；绿色的是改成的样子。
lib-sides-nothing = 这份文件很干净，一个字也没有划掉。
lib-sides-long = 文件很长，这里只显示前面一部分。
lib-rule =
    { $rule ->
        [invisible] 看不见的符号
        [widths] 全角数字和字母
        [pinyin] 括号里的拼音
        [furniture] 网站的栏目和链接
        [captions] 图片说明
        [credits] 编辑署名
        [repeats] 印了两遍的话
        [joins] 断开的行
        [points] 标点写法
       *[other] 其他
    }
lib-raw = 原来的文字
lib-cleaned = 清理以后
lib-passages-title = 切好的段落
lib-passages-what = 一共 { $count } 段。回答问题时，引用的就是这些段落。
lib-alike = 和别处一样，只查一次
lib-questions = 能回答：{ $questions }
lib-labels = 改标注
lib-labels-why = 日期和地区写准了，过期的、外地的就不会当成现行的规定。
lib-remove = 撤下
lib-remove-what = 撤下以后，回答不再引用它；以前的回答还能点回原文。
lib-remove-open = 要撤下这份文件
lib-remove-reason = 为什么撤下
lib-remove-button = 确认撤下《{ $title }》

# 居民的说法
lib-words-title = 居民怎么说
lib-words-lead = 居民说“小电驴”，文件里写“电动自行车”。把两边的词记在一起，它就找得到了。
lib-try = 试一个问题
lib-try-what = 看看照现在的说法，会找到哪几段。
lib-try-label = 比如：小电驴能推上楼吗
lib-try-button = 试试
lib-tried = 找到这 { $count } 段，越靠前越可能用来回答：
lib-tried-nothing = 什么也没有找到。在下面记一条说法，几秒钟后再试。
lib-words-add = 记一条新的
lib-words-add-button = 记下
lib-lay = 居民怎么说
lib-lay-hint = 几个词用顿号隔开，比如：小电驴、电瓶车
lib-formal = 文件里怎么写
lib-formal-hint = 比如：电动自行车
lib-words-own = 本社区记下的（{ $count } 条）
lib-words-none = 还没有记过。
lib-words-change = 改或者去掉
lib-words-remove = 去掉这一条
lib-words-usual = 随程序带来的
lib-words-usual-what = 这些已经认得，不用再记，也不能改。
lib-words-usual-show = 看全部 { $count } 条
