// Every sentence, in Chinese and in English; {name} stands for a value.

const LANGUAGES = ['zh', 'en'];

const WORDS = {
  'title': ['核对一次表决', 'Check a vote'],
  'other-language': ['English', '中文'],
  'lead': [
    '这个网页把公示板上的票从头重算一遍。不联网，不把任何东西发给别人。',
    'This page counts a vote again from its bulletin. It uses no network and sends nothing to anybody.',
  ],

  // Choosing a file
  'choose': ['选公示板文件', 'Choose the bulletin file'],
  'choose-other': ['换一个文件', 'Choose another file'],
  'choose-how': [
    '文件在公示板页面上下载，名字以 .json 结尾。也可以把文件拖到这里。',
    'It is offered on the bulletin page and its name ends in .json. You may also drop the file here.',
  ],
  'file-large': [
    '这个文件有 {size} MB，太大了。公示板文件一般不到 10 MB，请看看是不是选错了。',
    'This file has {size} MB, which is too large. A bulletin rarely has 10 MB; please see whether it is the right file.',
  ],
  'file-unread': [
    '这个文件打不开，请再选一次。',
    'The file could not be opened; please choose it again.',
  ],

  // The answer on top
  'answer-none': ['请先选公示板文件。', 'Please choose the bulletin file first.'],
  'answer-working': ['正在核对……', 'Checking…'],
  'answer-working-step': [
    '第 {step} 项，共 {steps} 项。请稍等。',
    'Step {step} of {steps}. Please wait.',
  ],
  'answer-holds': ['对得上', 'It holds'],
  'answer-holds-why': [
    '{steps} 项全部查过，都对。票从头数了一遍，结果和公布的一样。',
    'All {steps} checks hold. The ballots were counted again, and the result is as published.',
  ],
  'answer-holds-sums': [
    '能查的 {steps} 项都对。这次只公布了各种投法的总数，外人不能一张一张地数。',
    'All {steps} checks hold as far as they can be made. Only sums were published, so outsiders cannot recount ballot by ballot.',
  ],
  'answer-next': [
    '还差一步：拿群里发过的指纹，在下面比一比。',
    'One step is left: compare, below, with the fingerprint that was posted in the room.',
  ],
  'answer-compared': [
    '群里的指纹也比过了，一样。',
    'The fingerprint from the room is the same, too.',
  ],
  'answer-fails': ['对不上', 'It does not hold'],
  'answer-fails-why': [
    '有 {count} 项不对，这份公示板先不要信：',
    '{count} checks do not hold. Do not rely on this bulletin:',
  ],
  'answer-fails-do': [
    '请重新下载一次再查。还是这样，就把文件和这个页面给居委会和邻居们看。',
    'Download it again and check once more. If it stays so, show the file and this page to the committee and your neighbours.',
  ],
  'answer-not-bulletin': ['这不是公示板文件', 'This is not a bulletin'],
  'answer-broken': ['这个网页自己出错了', 'This page itself failed'],
  'answer-broken-why': [
    '没有查完，所以不能说对还是不对。请换一部手机或电脑再试。',
    'The check did not finish, so it says neither yes nor no. Please try another device.',
  ],

  // The vote
  'vote-title': ['这次表决', 'The vote'],
  'vote-number': ['{number}号', 'No. {number}'],
  'vote-period': ['{opens} 开始，{closes} 截止', 'Opened {opens}, closed {closes}'],
  'vote-took-part': [
    '名册上 {electors} 人，投票的 {count} 人',
    '{electors} on the roll, {count} took part',
  ],
  'vote-took-part-doors': [
    '名册上 {electors} 户，投票的 {count} 户',
    '{electors} households on the roll, {count} took part',
  ],
  'vote-recounted': ['这是本页自己数出来的：', 'Counted by this page itself:'],
  'vote-fails': [
    '这份文件对不上，下面的数先不要当真。',
    'This file does not hold: do not take the figures below for true.',
  ],
  'vote-option': ['选项', 'Option'],
  'vote-count': ['数出来', 'Count'],
  'vote-area': ['按面积', 'By area'],
  'vote-square-metres': ['{area} 平方米', '{area} m²'],
  'vote-winner': ['胜出', 'wins'],
  'vote-tied': ['并列', 'tied'],
  'vote-budget': ['一共有多少钱：{budget}', 'The budget: {budget}'],
  'vote-cost': ['要花 {cost}', 'costs {cost}'],
  'vote-seed': ['抽签用的号码：{seed}', 'Lots were drawn from: {seed}'],
  'vote-objection': ['{number}. {reason}', '{number}. {reason}'],
  'vote-objection-met': ['已经商量好：{words}', 'Met: {words}'],
  'vote-objection-stands': ['没有解决。{words}', 'Stands. {words}'],
  'vote-objections': ['反对的理由', 'Objections'],
  'test-quorum': ['参加的够不够', 'Enough took part'],
  'test-majority': ['赞成的够不够', 'Enough in favour'],
  'test-heads': ['按人头', 'by heads'],
  'test-area': ['按面积', 'by area'],
  'test-line': [
    '{name}（{base}）：要 {needed}，实际 {reached}',
    '{name} ({base}): {needed} needed, {reached} reached',
  ],
  'test-most': [
    '{name}（{base}）：没有线，票多的就行',
    '{name} ({base}): no line, the most is enough',
  ],
  'state-closed_adopted': ['通过', 'Adopted'],
  'state-closed_rejected': ['未通过', 'Not adopted'],
  'state-closed_tied': ['票数相同，没有分出来', 'Tied'],
  'state-closed_without_quorum': ['参加人数不够', 'Too few took part'],

  // One's own ballot
  'receipt-title': ['查我的这一票', 'Find my ballot'],
  'receipt-label': ['投票时收到的回执号', 'The receipt that you were given'],
  'receipt-find': ['查', 'Find'],
  'receipt-found': [
    '您的这一票在上面，写的是：{ballot}',
    'Your ballot is there and says: {ballot}',
  ],
  'receipt-sealed': [
    '您的这一票在上面，也算进了总数。这次不公布单张的内容，所以这里看不到选的是什么。',
    'Your ballot is there and counted. Single ballots of this vote are not published, so what it says cannot be seen here.',
  ],
  'receipt-changed': [
    '您改过 {count} 次，只算最后这一版（第 {version} 版）。',
    'You changed it {count} times; only the last, version {version}, counts.',
  ],
  'receipt-withdrawn': [
    '这张票被取消了，没有算。要是不是您取消的，请马上告诉居委会。',
    'This ballot was taken out and does not count. If you did not ask for that, tell the committee at once.',
  ],
  'receipt-none': [
    '没有这个回执号。请看看有没有打错；没打错的话，请带着回执找居委会和邻居。',
    'There is no such receipt. See whether it was mistyped; if not, take it to the committee and your neighbours.',
  ],
  'receipt-fails': [
    '注意：这份公示板对不上，上面写的先不要信。',
    'Beware: this bulletin does not hold, so do not rely on what it says.',
  ],
  'receipt-empty': ['请先输入回执号。', 'Please enter the receipt first.'],
  'ballot-rank': ['第{place}：{labels}', '{place}: {labels}'],
  'ballot-score': ['{label} {score} 分', '{label} {score}'],
  'ballot-reason': ['{label}（理由：{reason}）', '{label} (reason: {reason})'],
  'ballot-blank': ['（空）', '(nothing)'],

  // What was posted in the room
  'print-title': ['比一比群里的指纹', 'Compare with the room'],
  'print-how': [
    '开始投票时和每次封存时，群里都发过指纹。请照群里的消息填，别从这一页抄。填开头四组就行，填全更好。',
    'A fingerprint was posted in the room at the opening and with every sealing. Take it from there, not from this page. The first four groups will do; all of it is better.',
  ],
  'print-label': ['群里发的指纹', 'The fingerprint from the room'],
  'print-compare': ['比一比', 'Compare'],
  'print-short': [
    '太短了，请至少填开头四组（16 个字）。',
    'Too short: please enter the first four groups (16 digits) at least.',
  ],
  'print-charter': [
    '一样：这就是开始投票时定下的章程。',
    'The same: this is the charter that was posted at the opening.',
  ],
  'print-key': ['一样：封存用的就是这把钥匙。', 'The same: this is the key that signs.'],
  'print-head': [
    '一样：这是第 {number} 次封存的指纹。',
    'The same: this is sealing number {number}.',
  ],
  'print-none': [
    '不一样！这份公示板不是群里说的那一次，或者填错了。请再对一遍。',
    'Different! This is not the vote that the room was told of, or it was mistyped. Please look again.',
  ],
  'print-of-charter': ['章程指纹', 'Charter'],
  'print-of-key': ['签名钥匙', 'Signing key'],
  'print-of-head': ['最后一次封存', 'Last sealing'],

  // The checks
  'checks-title': ['一项一项查', 'Check by check'],
  'check-holds': ['对', 'holds'],
  'check-fails': ['不对', 'does not hold'],
  'check-untouched': ['文件没被动过', 'Untouched'],
  'check-charter': ['章程', 'The charter (the rules as they were frozen)'],
  'check-roll': ['名册', 'The roll'],
  'check-leaves': ['每张票都在记录里', 'Every ballot is in the log'],
  'check-root': ['最后一次封存', 'The last sealing'],
  'check-heads': ['每一次封存', 'Every sealing'],
  'check-signatures': ['签名', 'Signatures'],
  'check-versions': ['改过的票只算最后一张', 'Of a changed ballot the last counts'],
  'check-marks': ['票数和参加人数', 'Ballots and those who took part'],
  'check-tally': ['重新点票', 'The count, made again'],
  'check-decision': ['结论', 'The decision'],
  'check-witnesses': ['见证', 'Witnesses'],

  'verify-unreadable': [
    '读不出来：不是公示板文件，或者文件坏了。',
    'It cannot be read: not a bulletin, or damaged.',
  ],
  'verify-no-bulletin': [
    '这个文件不是公示板（{format}）。',
    'This file is no bulletin ({format}).',
  ],
  'verify-malformed': ['有一处写得不合规矩：{where}', 'One part is not as it has to be: {where}'],
  'verify-not-looked-at': ['文件读不出来，没法查。', 'Not looked at, as the file cannot be read.'],

  'verify-untouched-holds': [
    '{count} 个字节，一个没动，签名也对。',
    '{count} bytes, none of them changed, and signed.',
  ],
  'verify-untouched-form': [
    '内容改过，或者用别的软件另存过。请重新下载原来的文件。',
    'It was changed, or saved again by another program. Please download it anew.',
  ],
  'verify-untouched-signature': [
    '签名不对：内容被改过，或者不是那把钥匙签的。',
    'The signature is wrong: it was changed, or signed by another key.',
  ],

  'verify-charter-holds': [
    '章程完整。它的指纹：{digest}',
    'The charter is whole. Its fingerprint: {digest}',
  ],
  'verify-charter-same': [
    '和您填的指纹一样。章程指纹：{digest}',
    'It is the one that you saw. Its fingerprint: {digest}',
  ],
  'verify-charter-community': [
    '公示板上的社区和章程里的不是一个。',
    'The bulletin is of another community than its charter.',
  ],
  'verify-charter-key': [
    '公示板的钥匙和章程里的不是一把。',
    'The key of the bulletin is not that of its charter.',
  ],
  'verify-charter-early': ['还没截止就公布了。', 'It was published before the closing.'],
  'verify-charter-other': [
    '和您填的指纹不一样：{seen}。请再照群里的消息对一遍。',
    'It is not the fingerprint that you entered: {seen}. Please compare with the room once more.',
  ],
  'verify-charter-key-other': [
    '和群里的钥匙不一样：{seen}',
    'It is not the key that the room was told: {seen}',
  ],

  'verify-roll-holds': [
    '名册 {electors} 个，和开始时定下的一样。',
    '{electors} on the roll, as it was frozen.',
  ],
  'verify-roll-order': [
    '名册里有重复的，或者次序乱了。',
    'Lines of the roll are doubled or out of order.',
  ],
  'verify-roll-differs': [
    '名册和开始时定下的不一样：有人被加上、去掉或改过。',
    'It is not the roll that was frozen: somebody was added, left out or changed.',
  ],
  'verify-roll-heads': [
    '名册加起来 {heads} 个，章程里写的是 {electors} 个。',
    'The roll has {heads}, the charter says {electors}.',
  ],

  'verify-leaves-hold': [
    '{count} 条记录，和公示板上的票一一对应。',
    '{count} entries, each one on the bulletin.',
  ],
  'verify-leaves-twice': ['有 {count} 条重复。', '{count} are there twice.'],
  'verify-leaves-unlogged': [
    '公示板上有 {count} 张票，记录里没有：是后来塞进来或改过的。',
    '{count} on the bulletin are not in the log: put in or changed later.',
  ],
  'verify-leaves-unshown': [
    '记录里有 {count} 条，公示板上没有：票被藏起来了。',
    '{count} in the log are not on the bulletin: ballots were kept back.',
  ],

  'verify-root-holds': ['最后一次封存的指纹：{root}', 'Fingerprint of the last sealing: {root}'],
  'verify-root-size': [
    '最后一次封存了 {size} 条，记录却有 {leaves} 条。',
    'The last sealing has {size} entries, the log {leaves}.',
  ],
  'verify-root-differs': [
    '记录算出来的指纹，和最后一次封存的不一样。',
    'The log does not come to the last sealing.',
  ],

  'verify-heads-hold': [
    '封存过 {count} 次，后一次总是接着前一次。',
    'Sealed {count} times, each going on where the one before ended.',
  ],
  'verify-heads-time': [
    '第 {number} 次封存的时间不对。',
    'The time of sealing {number} is out of order.',
  ],
  'verify-heads-early': [
    '最后一次封存（{at}）在截止（{closes}）之前。',
    'The last sealing ({at}) was before the closing ({closes}).',
  ],
  'verify-heads-size': ['第 {number} 次封存的条数不对。', 'The size of sealing {number} is wrong.'],
  'verify-heads-root': [
    '第 {number} 次封存以后，前面的记录被改过。',
    'The log was changed after sealing {number}.',
  ],
  'verify-heads-batch': [
    '第 {number} 次封存的记录次序不对。',
    'The entries of sealing {number} are out of order.',
  ],

  'verify-heads-unseen': [
    '您给的指纹 {seen} 不在这些封存里：您看到的那次，后来被换掉了。',
    'The fingerprint {seen} is not among these sealings: the one that you saw was replaced.',
  ],

  'verify-signatures-hold': ['{count} 次封存，签名都对。', '{count} sealings, all of them signed.'],
  'verify-signatures-wrong': [
    '第 {number} 次封存的签名不对。',
    'The signature of sealing {number} is wrong.',
  ],

  'verify-versions-hold': [
    '算数的 {count} 张；改掉的 {superseded} 张、取消的 {withdrawn} 张没有算。',
    '{count} count; {superseded} changed and {withdrawn} taken out do not.',
  ],
  'verify-versions-order': [
    '回执有重复的，或者次序乱了。',
    'Receipts are doubled or out of order.',
  ],
  'verify-versions-gap': [
    '回执 {receipt} 少了一版。',
    'A version of receipt {receipt} is missing.',
  ],
  'verify-versions-older': [
    '回执 {receipt} 算的不是最后一版。',
    'Of receipt {receipt} not the last version counts.',
  ],

  'verify-marks-hold': [
    '名册上 {electors} 行，投过票的 {count} 行，正好 {count} 张票。',
    '{electors} lines on the roll, {count} took part, and there are {count} ballots.',
  ],
  'verify-marks-number': [
    '票有 {ballots} 张，投过票的却是 {marks} 个。',
    '{ballots} ballots, but {marks} took part.',
  ],
  'verify-marks-heads': [
    '票加起来 {ballots}，投过票的加起来 {marks}。',
    'Ballots weigh {ballots}, those who took part {marks}.',
  ],
  'verify-marks-weights': [
    '每张票代表多少，和投过票的对不上。',
    'What ballots weigh is not what those who took part weigh.',
  ],
  'verify-marks-names': [
    '票上的名字和投过票的对不上。',
    'Names on ballots are not those who took part.',
  ],

  'verify-tally-holds': [
    '{count} 票从头数过，和公布的一样。',
    '{count} counted again, with the same result.',
  ],
  'verify-tally-sums': [
    '按公布的总数（{count} 票）算过，结果一样。一张一张的票没有公布，外人数不了。',
    'The published sums ({count}) come to the same result. Single ballots are not published, so outsiders cannot recount them.',
  ],
  'verify-tally-seed': [
    '抽签的号码和开始时定的不一样：{frozen}，{seed}',
    'Lots were drawn from another seed: {frozen}, {seed}',
  ],
  'verify-tally-ballot': [
    '有一张票写得不合规矩：{ballot}',
    'A ballot says what it must not: {ballot}',
  ],
  'verify-tally-heads': [
    '票加起来，比名册还多。',
    'The ballots stand for more than the whole roll.',
  ],
  'verify-tally-area': [
    '票上的面积加起来，比名册的总面积还大。',
    'The ballots have more area than the whole roll.',
  ],
  'verify-tally-objections': [
    '反对的理由和票上写的对不上。',
    'Objections are not those on the ballots.',
  ],
  'verify-result-differs': [
    '重算的不一样（{part}）：公布的是 {said}，算出来是 {again}',
    'It comes out differently ({part}): told {said}, counted {again}',
  ],

  'part-winners': ['谁胜出', 'winners'],
  'part-tied': ['有没有并列', 'whether it is tied'],
  'part-tied_for': ['并列的', 'who is tied'],
  'part-counts': ['各项的票数', 'counts'],
  'part-areas': ['各项的面积', 'counts by area'],
  'part-took_part': ['投票的人数', 'how many took part'],
  'part-tests': ['够不够', 'tests'],
  'part-decision': ['通过没通过', 'decision'],

  'verify-decision-holds': ['照章程算：{state}。', 'By the charter: {state}.'],

  'verify-witnesses-hold': ['{count} 次见证：{names}', '{count} confirmations: {names}'],
  'verify-witnesses-none': ['没有人见证过。', 'Nobody has confirmed a sealing.'],
  'verify-witnesses-other': [
    '{name}见证的，不是这里写的这一次。',
    'What {name} confirmed is not what stands here.',
  ],
  'verify-witnesses-time': [
    '{name}见证的时间不对。',
    'The time at which {name} confirmed is wrong.',
  ],

  // Lists
  'rows-title': ['每一张票（{count} 张）', 'Every ballot ({count})'],
  'sums-title': ['各种投法的总数', 'Sums of ballots'],
  'marks-title': ['投过票的（{took} / {count}）', 'Who took part ({took} of {count})'],
  'mark-took': ['投过', 'took part'],
  'mark-not': ['没投', 'did not'],
  'row-version': ['第 {version} 版', 'version {version}'],
  'row-heads': ['{heads} 个', '{heads}'],
  'more': ['再看 {count} 条', 'Show {count} more'],
  'foot': [
    '邻里议的查验网页。它和服务器上的程序是分开写的，数出来应该一样。',
    'The checking page of Neighbor Talk. It was written apart from the program on the server, and has to come to the same result.',
  ],
};

let language = 0;

/** Return a text without what could turn the reading direction or hide itself. */
function plain(value) {
  return String(value).replace(
    /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g,
    '·'
  );
}

/** Return a sentence in the language that is shown. */
function say(key, values) {
  const given = values || {};
  return WORDS[key][language].replace(/\{(\w+)\}/g, (_, name) => plain(given[name]));
}
