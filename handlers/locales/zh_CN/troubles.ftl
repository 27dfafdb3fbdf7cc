# What the operator must see to: log, doctor, /health.
trouble-disk-full = 磁盘满了，新来的消息和投票暂时记不下来（没有回执的都不算数，会自动重来）：请清出空间或换大一点的盘，程序会自己接着做，不用重启。
trouble-read-only = 数据文件夹或数据库只能读、不能写：请检查权限和磁盘是不是被挂成了只读，改好后程序会自己接着做。
trouble-disk-fails = 磁盘读写出错，可能要坏：请马上备份（neighbor-talk backup），再检查磁盘。
trouble-database-away = 数据库连不上：程序一直在重试，已经收下的不会丢，没收下的渠道会再送来；请确认数据库已启动。
trouble-clock-jumped = 这台机器的时钟跳了：程序先按原来的时间走，十分钟后才采用新的时间；请检查对时（NTP）。
cli-doctor-disk = 磁盘剩余
cli-disk-low = 剩下不到 1 GB：请趁没满先清出空间。
