telegram-command-ask = 问政策，例如：/ask 养犬要遵守什么
telegram-command-propose = 提一条建议，例如：/propose 3号楼门口路灯坏了
telegram-command-proposals = 看看大家提了什么
telegram-command-login = 拿一个登录网页的链接
telegram-command-language = 换一种语言
telegram-command-privacy = 我记了您的哪些信息
telegram-command-cancel = 不办了，从头来
telegram-command-help = 我能帮您做什么
