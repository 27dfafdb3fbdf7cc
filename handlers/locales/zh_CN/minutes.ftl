# 议事纪要送出时说的话。

minutes-posted = 扫码或点开看全文，公示到{ $until }，有疑问可以在页面上询问。
minutes-delivered = 议事纪要送到，请在{ $due }前答复：
