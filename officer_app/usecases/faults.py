"""Why a finding or a draft is not taken as it is: said the same way by every verb."""

from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

_SAFE = Text("已填的内容都在", "Everything filled in is still there")

NO_DRAFT = Fault(
    "draft.missing",
    Text("这份草稿已经不在了", "This draft is no longer there"),
    Text("已完成的发现在列表里，删掉的在回收站里", "A finished finding is in the list, a deleted draft in the bin"),
    Text("到列表或回收站里找", "Look in the list or in the bin"),
    Exit.NOT_FOUND,
)
NO_FINDING = Fault(
    "finding.missing",
    Text("本机没有这条发现", "This finding is not on this device"),
    _SAFE,
    Text("同步一次再看", "Sync, then look again"),
    Exit.NOT_FOUND,
)
NO_DEVICE_CODE = Fault(
    "device.no_code",
    Text("这台电脑还没有绑定，还编不了号", "This computer is not enrolled yet, so nothing gets a number"),
    Text("填的内容和照片都存成了草稿", "What was filled in is kept as a draft, photos included"),
    Text("绑定这台电脑，再到草稿里完成它", "Enrol this computer, then finish it from the drafts"),
    Exit.REFUSED,
)
INCOMPLETE = Fault(
    "finding.incomplete",
    Text("还不能完成：{why}", "It cannot be finished yet: {why}"),
    _SAFE,
    Text("补上这一项再完成", "Fill that in, then finish"),
)
ENDED = Fault(
    "finding.ended",
    Text("这条发现已经办结（{state_zh}），不能再改", "This finding has ended ({state_en}) and takes no more changes"),
    _SAFE,
    Text("有新情况就另记一条", "Record a new finding for anything new"),
    Exit.REFUSED,
)
FORK_GREW = Fault(
    "finding.fork_grew",
    Text("刚收到又一个版本", "Another version has just arrived"),
    Text("每个版本都在，选过的也还在", "Every version is there, and so is what was chosen"),
    Text("看一眼新的不同，再合并", "Look at what differs now, then merge"),
    Exit.BUSY,
)
NOT_RETURNED = Fault(
    "finding.not_returned",
    Text("台账没有退回这条发现，不用重新提交", "The ledger did not return this finding; there is nothing to resubmit"),
    _SAFE,
    Text("要补充内容就用“补充”", "Use amend to add to it"),
    Exit.REFUSED,
)
TOO_LATE = Fault(
    "finding.too_late",
    Text("台账已经受理，撤不回了", "The ledger has accepted it; it cannot be withdrawn any more"),
    _SAFE,
    Text("有错就用“补充”说明", "Amend it to say what was wrong"),
    Exit.REFUSED,
)
NOT_YOURS = Fault(
    "finding.not_yours",
    Text("这是别人记的发现，只能看", "Somebody else recorded this finding; it can only be read"),
    _SAFE,
    Text("有不同意见就另记一条", "Record a finding of your own"),
    Exit.REFUSED,
)
NO_FORK = Fault(
    "finding.no_fork",
    Text("这条发现只有一个版本", "This finding has only one version"),
    _SAFE,
    Text("不用合并", "There is nothing to merge"),
    Exit.REFUSED,
)
NO_REASON = Fault(
    "finding.no_reason",
    Text("还差一句原因", "A reason is still missing"),
    _SAFE,
    Text("写一句为什么", "Say why in one sentence"),
)
PHOTO_MISSING = Fault(
    "finding.photo_missing",
    Text("有一张照片没有存到本机（{sha}）", "A photo was not kept on this device ({sha})"),
    _SAFE,
    Text("重新加一次这张照片", "Add the photo again"),
    Exit.NOT_FOUND,
)
NOT_BURNT = Fault(
    "finding.not_burnt",
    Text("有一张照片的遮挡图还没做好", "The masked copy of a photo is not made yet"),
    Text(
        "原图、标注和已填的内容都在，原图不会送出",
        "Original, marks and everything filled in are kept; no original leaves",
    ),
    Text(
        "再按一次完成；还不行就打开这张照片看一眼标注",
        "Finish once more; if that fails, open the photo and look at its marks",
    ),
    Exit.REFUSED,
)
NEWER_MARKS = Fault(
    "photo.newer_marks",
    Text("照片上的标注是更新版本的程序画的，这个版本读不懂", "The marks on the photo come from a newer program"),
    Text("原图和标注都在，原图不会送出", "Original and marks are kept; no original leaves"),
    Text("升级程序，或清除标注重画", "Update the program, or draw them anew"),
    Exit.REFUSED,
)
