# 计票：方法、每一步、图。

## 抽签
refusal-seed-missing = 还没有公布抽签用的号码，现在不能抽签。
