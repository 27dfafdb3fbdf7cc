# 查回执

receipts-title = 查我的回执
receipts-lead = 输入投票时收到的回执号，看看您的票记下了没有、算进去了没有。截止前不会显示您投了什么，有人站在旁边也不要紧。
receipts-button = 查一查
receipts-unknown = 没有这个回执号。
receipts-unknown-why = 请对一对有没有抄错一位。确实没抄错，请告诉主持人。
receipts-waiting =
    { $version ->
        [1] 已经收到了，正等着下一次封存。
       *[other] 已经收到了，第 { $version } 次投的算数，正等着下一次封存。
    }
receipts-sealed =
    { $version ->
        [1] 已经收到了，写进了第 { $head } 次封存的指纹。
       *[other] 已经收到了，第 { $version } 次投的算数，写进了第 { $head } 次封存的指纹。
    }
receipts-withdrawn = 这一票取消了，没有算。您可以自己再投一次，会拿到新的回执号。
receipts-cancelled = 这次表决取消了，已投的票作废。
receipts-counted =
    { $version ->
        [1] 算进去了，公示板上有这一行。
       *[other] 算进去了，算的是第 { $version } 次投的，公示板上有这一行。
    }
receipts-summed =
    { $version ->
        [1] 算进总数里了。这次只公布总数，不单独公布每一张票。
       *[other] 算进总数里了，算的是第 { $version } 次投的。这次只公布总数，不单独公布每一张票。
    }
receipts-chosen = 写的是：{ $chosen }
receipts-hidden = 投了什么，{ $closes }截止以后才会显示。截止前想改，就再投一次，回执号不变。
receipts-salt = 这串数字只有您看得到。拿它和您的选择，能算出公示板上封着的那一行。
receipts-destroyed = 公示期已经结束，谁投了哪张票的对应关系已经销毁，我们自己也查不出来了。公示板会一直留着。
receipts-bulletin = 去看公示板
receipts-proof = 证明这一票在里面（给想自己验算的人）
receipts-proof-what = 它是 { $size } 条记录里的第 { $place } 条。把下面几行依次合起来算，得到的就是截止时发到群里的指纹。
receipts-proof-head = 截止时的指纹
receipts-proof-data = 记录
receipts-proof-leaf = 记录的哈希
receipts-proof-path = 依次合上
receipts-check = 查我的回执
