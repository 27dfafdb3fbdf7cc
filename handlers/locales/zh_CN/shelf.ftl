# 资料：读入、标注、撤下，社区所在地。

shelf-reading =
    { $files ->
        [1] 收到了，正在读，读完私信告诉您。
       *[other] 收到 { $files } 份文件，正在读，读完逐份私信告诉您。
    }
shelf-file-added = 《{ $name }》读好了，切成 { $passages } 段，现在可以问了。
shelf-file-replaced = 《{ $name }》有了新版，已换上（{ $passages } 段）。旧版留着，以前的引用还能打开。
shelf-file-known = 《{ $name }》以前就有，一个字没变，没有重复收。
shelf-file-labelled = 《{ $name }》以前就有，内容没变，已按您填的改了标注。
shelf-refused = 《{ $name }》没有收：{ $reason }。
shelf-labelled = 《{ $title }》的标注改好了。
shelf-removed = 《{ $title }》已撤下，以后不再引用。以前的引用还能打开。
shelf-place-which = 咱们社区在哪儿？请写到区县，比如：北京市昌平区
shelf-placed = 记下了，咱们社区在{ $place }。别的地方的规定，我不会当成咱们这儿的。

source-kind-law = 法规
source-kind-notice = 通知
source-kind-news = 新闻
source-kind-reply = 居委会答复
source-state-in-force = 有效
source-state-not-yet = 还没施行
source-state-repealed = 已废止
source-state-expired = 已过期
source-state-retired = 已撤下

refused-file-missing = 找不到这个文件
refused-file-unknown-kind = 不认识这种文件，请用 txt、md、html、pdf、docx 或 xlsx
refused-file-too-large = 文件太大，请拆成几份
refused-file-too-long = 文字太多，请拆成几份
refused-file-too-heavy = 打开它要占太多内存，可能是坏文件或恶意文件
refused-file-too-slow = 读了很久也没读完，可能是坏文件
refused-file-damaged = 文件坏了，请重新导出一份
refused-file-encrypted = 文件有密码，请先去掉密码
refused-file-not-text = 里面不是文字
refused-file-empty = 里面没有能用的文字；扫描件请先做文字识别

refusal-nothing-to-take-in = 还没有选文件，请先选好再发。
refusal-kind-unknown = 资料只分法规、通知、新闻三种，请选一种。
refusal-title-missing = 资料要有标题，请写上。
