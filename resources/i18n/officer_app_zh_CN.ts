<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Acts</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back: {}</source>
        <translation>已撤销：{}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>The questionnaire is in: {} of 100</source>
        <translation>问卷已交，得 {} 分（满分 100）</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>Answers are kept while you type. A later questionnaire takes the place of this one</source>
        <translation>答案边填边存；再交一次，以后一次为准</translation>
    </message>
    <message>
        <source>Hand it in</source>
        <translation>交问卷</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>还有 %n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>everything is answered</source>
        <translation>全部答完</translation>
    </message>
</context>
<context>
    <name>Art</name>
    <message>
        <source>Binzhoudao</source>
        <translation>滨周到</translation>
    </message>
    <message>
        <source>Officer&apos;s Desk</source>
        <translation>体验官工作台</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>Waiting for you</source>
        <translation>等你看一下</translation>
    </message>
    <message>
        <source>A record of this device</source>
        <translation>这台设备的一条记录</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>去合并</translation>
    </message>
    <message>
        <source>Look and mask</source>
        <translation>去看、去打码</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>去改</translation>
    </message>
    <message>
        <source>Hand in again</source>
        <translation>重新提交</translation>
    </message>
</context>
<context>
    <name>AssistColumn</name>
    <message>
        <source>Department, suggested</source>
        <translation>责任部门建议</translation>
    </message>
    <message>
        <source>Choose a matter, a window or a class, and it is named here</source>
        <translation>选好事项、窗口或类别，这里就有建议</translation>
    </message>
    <message>
        <source>Only a suggestion. The ledger assigns responsibility</source>
        <translation>只是建议，最终由台账定责</translation>
    </message>
    <message>
        <source>Found before</source>
        <translation>以前有过相似的</translation>
    </message>
    <message>
        <source>Nothing like it was found before</source>
        <translation>以前没有记过相似的</translation>
    </message>
</context>
<context>
    <name>BeginningForm</name>
    <message>
        <source>Building the sample city</source>
        <translation>正在建样例城市</translation>
    </message>
    <message>
        <source>A ledger of your own and thirty invented findings, on this computer only.</source>
        <translation>一个自己的台账，三十条虚构的发现，都只在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Recorded lately</source>
        <translation>最近记录</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>全部发现</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>All drafts</source>
        <translation>全部草稿</translation>
    </message>
    <message>
        <source>Time to look back</source>
        <translation>该回头看了</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>BooleanInput</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>CategoryChips</name>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>All classes of problem</source>
        <translation>全部问题类别</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>People&apos;s data</source>
        <translation>隐私自查</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>No, or it may be seen; yes, and it is to be covered</source>
        <translation>没有，或可以公开；有，要遮挡</translation>
    </message>
    <message numerus="yes">
        <source>{}: cover %n dashed frame(s)</source>
        <translation>
            <numerusform>{}：遮住 %n 处虚线框</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cover %n dashed frame(s)</source>
        <translation>
            <numerusform>遮住 %n 处虚线框</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands in a dashed frame may be a face or a number, or none. H covers the next one.</source>
        <translation>虚线框里可能是人脸或号码，也可能不是。按 H 遮住下一处。</translation>
    </message>
    <message>
        <source>The visit or the caption hints at it. Look, then decide.</source>
        <translation>办理方式或照片说明有提示：看一眼，由你判断。</translation>
    </message>
    <message>
        <source>Only the covered copy is printed and sent. Nothing brings back what a mask covers.</source>
        <translation>导出和上报只用遮挡后的图，遮挡处像素已不可还原。</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) covered</source>
        <translation>
            <numerusform>%n 处已遮挡</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClockCard</name>
    <message>
        <source>Time of this step</source>
        <translation>这一步用时</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>票号</translation>
    </message>
    <message>
        <source>Step {} · {}</source>
        <translation>第 {} 步·{}</translation>
    </message>
    <message>
        <source>no time promised</source>
        <translation>没有承诺时间</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>since {}, timed by itself</source>
        <translation>{} 起，自动计时</translation>
    </message>
    <message>
        <source>Next: {}</source>
        <translation>下一步：{}</translation>
    </message>
    <message>
        <source>End the walk</source>
        <translation>结束体验</translation>
    </message>
    <message>
        <source>over by {}</source>
        <translation>超 {}</translation>
    </message>
</context>
<context>
    <name>ClosingView</name>
    <message>
        <source>Steps</source>
        <translation>办事步骤</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>体验小结</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>Changed on both sides</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>None of your words are lost: what you do not choose stays in the history</source>
        <translation>你的修改一个字也没丢，没选中的留在历史里</translation>
    </message>
    <message>
        <source>Merge as chosen</source>
        <translation>按所选合并</translation>
    </message>
    <message>
        <source>{} was changed on both sides</source>
        <translation>{} 两边都改过</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处不同</numerusform>
        </translation>
    </message>
    <message>
        <source>This device</source>
        <translation>这台设备</translation>
    </message>
    <message>
        <source>Ledger · device {}</source>
        <translation>台账·设备 {}</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>都用我的</translation>
    </message>
    <message>
        <source>All the ledger&apos;s</source>
        <translation>都用台账的</translation>
    </message>
    <message>
        <source>All of device {}</source>
        <translation>都用 {} 的</translation>
    </message>
    <message numerus="yes">
        <source>%n left to choose</source>
        <translation>
            <numerusform>还有 %n 处没选</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed on both sides; chosen item by item</source>
        <translation>两边都改过，逐项选定</translation>
    </message>
    <message>
        <source>Merged. The versions it was made of stay in the history</source>
        <translation>已合并，合并前的版本都留在历史里</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看看它</translation>
    </message>
</context>
<context>
    <name>CorrectPanel</name>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>改哪一头</translation>
    </message>
    <message>
        <source>Was really at</source>
        <translation>实际时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Correct a time of {}</source>
        <translation>更正“{}”的时间</translation>
    </message>
    <message>
        <source>{at}: {was} became {becomes}, {reason}</source>
        <translation>{at} 更正：{was} 改为 {becomes}，{reason}</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>{} is not on this device</source>
        <translation>本机没有 {}</translation>
    </message>
    <message>
        <source>Draft deleted</source>
        <translation>草稿已删除</translation>
    </message>
    <message>
        <source>The draft is back</source>
        <translation>草稿已恢复</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着写</translation>
    </message>
    <message>
        <source>The ledger is asked to take {} back</source>
        <translation>已要求台账撤回 {}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Amend</source>
        <translation>补充</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>问题单</translation>
    </message>
    <message>
        <source>Finding sheet</source>
        <translation>问题单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Same problem as {}</source>
        <translation>同一问题：{}</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>补充后重交</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Changed on both sides. None of your words are lost</source>
        <translation>两边都改过，你的修改一个字也没丢</translation>
    </message>
    <message>
        <source>Taken back, the ledger has yet to say so: {}</source>
        <translation>已要求撤回，等台账决定：{}</translation>
    </message>
    <message>
        <source>Returned by the ledger: {}</source>
        <translation>台账退回：{}</translation>
    </message>
    <message>
        <source>Changed on two devices at once. Amend it to merge them</source>
        <translation>两台设备都改过，点“补充”合并</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>This device</source>
        <translation>这台设备</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>设备码</translation>
    </message>
    <message>
        <source>Code name</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Findings here</source>
        <translation>本机发现</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Records and photos are kept encrypted in this folder. Backups of it are safe to keep.</source>
        <translation>记录和照片都加密存在这个文件夹里，备份它是安全的。</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>现在上锁</translation>
    </message>
    <message>
        <source>Copy the folder&apos;s path</source>
        <translation>复制文件夹的位置</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock by itself after</source>
        <translation>多久不动就自动上锁</translation>
    </message>
</context>
<context>
    <name>DimensionSwitch</name>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
</context>
<context>
    <name>Divider</name>
    <message>
        <source>Divider between before and after</source>
        <translation>前后对比的分界线</translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着填</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>在回收站</translation>
    </message>
    <message numerus="yes">
        <source>kept %n more day(s)</source>
        <translation>
            <numerusform>还留 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing. It can be finished.</source>
        <translation>都齐了，可以完成。</translation>
    </message>
</context>
<context>
    <name>EarlierCard</name>
    <message>
        <source>Walks so far</source>
        <translation>走过的流程</translation>
    </message>
    <message>
        <source>None yet. Each walk is kept here with its times, photos and findings</source>
        <translation>还没有走过。每走一次，时间、照片和发现都留在这里</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>更早的</translation>
    </message>
    <message>
        <source>step {} of {}</source>
        <translation>第 {} 步，共 {} 步</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Record a finding</source>
        <translation>记录发现</translation>
    </message>
    <message>
        <source>Kept as a draft on this device</source>
        <translation>已存为本机草稿</translation>
    </message>
    <message>
        <source>Say in a few words what changes and why</source>
        <translation>用一句话说明改了什么、为什么</translation>
    </message>
    <message>
        <source>Recorded as {}. It goes to the ledger by itself</source>
        <translation>已记为 {}，联网后自动送往台账</translation>
    </message>
    <message>
        <source>Finding sheet</source>
        <translation>问题单</translation>
    </message>
    <message>
        <source>Saved on this device {}</source>
        <translation>已存本机 {}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>按键表</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Changed elsewhere meanwhile. None of your words are lost: all versions will be kept</source>
        <translation>别处也改过。你写的一个字也没丢，各个版本都会留着</translation>
    </message>
    <message>
        <source>Changed elsewhere meanwhile; none of your words are lost. There it says now:</source>
        <translation>别处也改过，你写的一个字也没丢。那边现在是：</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>拿过来</translation>
    </message>
    <message>
        <source>you change it too, yours stays</source>
        <translation>你也在改，你的留着</translation>
    </message>
    <message>
        <source>Elsewhere: {}</source>
        <translation>别处：{}</translation>
    </message>
    <message>
        <source>Taken over. What you write goes on from there</source>
        <translation>已拿过来，接着写就好</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>End the walk</source>
        <translation>结束体验</translation>
    </message>
    <message>
        <source>Its time runs until it is ended</source>
        <translation>结束之前一直计时</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing was submitted that is still pending</source>
        <translation>没有留下待办的申请</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>体验小结</translation>
    </message>
    <message>
        <source>in two or three sentences, only facts</source>
        <translation>两三句话，只写事实</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Go on walking</source>
        <translation>接着走</translation>
    </message>
    <message>
        <source>Say first what came of it</source>
        <translation>先选一个结果</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>撤回这次</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>EnrolForm</name>
    <message>
        <source>Enrol this computer</source>
        <translation>绑定这台设备</translation>
    </message>
    <message>
        <source>The code is in the message from the supervision centre. It is good for 24 hours.</source>
        <translation>绑定码在督查中心发的聘书短信里，24 小时内有效。</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>绑定码</translation>
    </message>
    <message>
        <source>Capitals or not, pasting fills all boxes</source>
        <translation>不分大小写，粘贴会自动填满</translation>
    </message>
    <message>
        <source>Ledger address</source>
        <translation>台账地址</translation>
    </message>
    <message>
        <source>The office has its own certificate…</source>
        <translation>单位有自己的证书…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Later, work offline now</source>
        <translation>以后再说，先离线用</translation>
    </message>
    <message>
        <source>Or look around first</source>
        <translation>或先试用</translation>
    </message>
    <message>
        <source>With a sample city, on this computer only</source>
        <translation>带样例城市，只在这台电脑上</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Certificate of the office</source>
        <translation>单位证书</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Duty</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>The whole walk</source>
        <translation>全程用时</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料份数</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到场次数</translation>
    </message>
    <message>
        <source>Came once more</source>
        <translation>又来了一次</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>经过窗口</translation>
    </message>
    <message>
        <source>Sent to a window</source>
        <translation>去了一个窗口</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>复印</translation>
    </message>
    <message>
        <source>One more copy</source>
        <translation>又复印一次</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候合计</translation>
    </message>
    <message numerus="yes">
        <source>%n beyond</source>
        <translation>
            <numerusform>清单外 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held already</source>
        <translation>
            <numerusform>政府已有 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>promised {}</source>
        <translation>承诺 {} 次</translation>
    </message>
    <message numerus="yes">
        <source>%n trip(s)</source>
        <translation>
            <numerusform>往返 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>left</source>
        <translation>还剩</translation>
    </message>
    <message>
        <source>over</source>
        <translation>超出</translation>
    </message>
    <message>
        <source>last time, {}</source>
        <translation>上次 {}</translation>
    </message>
    <message numerus="yes">
        <source>%n min slower</source>
        <translation>
            <numerusform>慢 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min faster</source>
        <translation>
            <numerusform>快 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>as long</source>
        <translation>一样长</translation>
    </message>
</context>
<context>
    <name>FeelingCard</name>
    <message>
        <source>The applicant feels now</source>
        <translation>办事人此刻的感受</translation>
    </message>
    <message>
        <source>It feels now</source>
        <translation>此刻的感受</translation>
    </message>
    <message>
        <source>one tap notes it</source>
        <translation>点一下即记</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>← → photo   Space original pixels</source>
        <translation>← → 换张&#x3000;Space 放大到原像素</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>看全图</translation>
    </message>
</context>
<context>
    <name>FilterPane</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>To sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>建账定责</translation>
    </message>
    <message>
        <source>Rectifying</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Look-back</source>
        <translation>回头看</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Due light</source>
        <translation>到期灯</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>快到期</translation>
    </message>
    <message>
        <source>On track</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停表</translation>
    </message>
</context>
<context>
    <name>FindButton</name>
    <message>
        <source>Findings, matters, windows</source>
        <translation>搜索发现、事项、窗口</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Findings of this walk</source>
        <translation>本次发现</translation>
    </message>
    <message>
        <source>Nothing yet. Ctrl+N records one with everything filled in</source>
        <translation>还没有。按 Ctrl+N 记一项，步骤、窗口、时间都会带上</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>还没写字</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message numerus="yes">
        <source>%n recorded here</source>
        <translation>
            <numerusform>本机共 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n and more</source>
        <translation>
            <numerusform>%n 项以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for “{}”</source>
        <translation>没有找到“{}”</translation>
    </message>
    <message>
        <source>A part of a number or a word is enough</source>
        <translation>编号的一段、一个词都行</translation>
    </message>
    <message>
        <source>Nothing here fits</source>
        <translation>没有符合的</translation>
    </message>
    <message>
        <source>No findings yet</source>
        <translation>还没有发现</translation>
    </message>
    <message>
        <source>The first one stays on this computer until you connect.</source>
        <translation>记下第一条，它会先存在这台电脑里。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>看全部</translation>
    </message>
    <message>
        <source>Record a finding</source>
        <translation>记录发现</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Keep draft</source>
        <translation>存草稿</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation>都齐了</translation>
    </message>
    <message>
        <source>It goes to the ledger when online</source>
        <translation>联网后自动送往台账</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>needed before it can be finished</source>
        <translation>补上才能完成</translation>
    </message>
    <message>
        <source>It can be finished without</source>
        <translation>可先完成，以后再补</translation>
    </message>
    <message numerus="yes">
        <source>%n things are missing</source>
        <translation>
            <numerusform>差 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Enrol</source>
        <translation>绑定设备</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Fetch lists</source>
        <translation>取离线资料</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message numerus="yes">
        <source>%n still empty</source>
        <translation>
            <numerusform>还有 %n 项没填</numerusform>
        </translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>What changes, and why</source>
        <translation>改了什么，为什么</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>常用句</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Photo before</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>See it large, draw on it</source>
        <translation>放大看、标注</translation>
    </message>
    <message>
        <source>Photo {} of {}</source>
        <translation>第 {} 张，共 {} 张</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Joining the ledger</source>
        <translation>正在接入台账</translation>
    </message>
    <message>
        <source>The only time a network is needed. Afterwards everything works offline.</source>
        <translation>只有这一次需要联网，之后离线也能用。</translation>
    </message>
    <message>
        <source>Leaving the sample city</source>
        <translation>正在离开样例城市</translation>
    </message>
    <message>
        <source>Its folder is moved aside as it is. Nothing is deleted.</source>
        <translation>文件夹原样移到一边，什么都不删。</translation>
    </message>
    <message>
        <source>The sample city and what you recorded in it are in {folder}</source>
        <translation>样例城市和你在其中记的，都在 {folder}</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回来</translation>
    </message>
    <message>
        <source>No network? Work goes on.</source>
        <translation>没有网络，也能干活。</translation>
    </message>
    <message>
        <source>Photos and drafts are kept encrypted on this computer</source>
        <translation>照片、草稿都加密存在这台电脑里</translation>
    </message>
    <message>
        <source>Walk in, see where it is stuck.</source>
        <translation>走进大厅，看见堵点。</translation>
    </message>
    <message>
        <source>Binzhou Municipal Supervision Centre</source>
        <translation>滨州市政府督查中心（滨州市营商环境建设服务中心）</translation>
    </message>
    <message>
        <source>Network only once, then it works offline</source>
        <translation>只此一次需要联网，之后离线也能用</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>Against the guide</source>
        <translation>对照办事指南</translation>
    </message>
    <message>
        <source>A paper they ask for</source>
        <translation>窗口要的材料</translation>
    </message>
    <message>
        <source>They ask for this paper</source>
        <translation>要了这份材料</translation>
    </message>
    <message>
        <source>Government has it already</source>
        <translation>政府已有这份材料</translation>
    </message>
    <message>
        <source>They ask for {}</source>
        <translation>要了{}</translation>
    </message>
    <message>
        <source>They did not ask for {}</source>
        <translation>没有要{}</translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message>
        <source>On screen</source>
        <translation>平台卡点</translation>
    </message>
    <message>
        <source>In halls</source>
        <translation>窗口大厅</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话回访</translation>
    </message>
</context>
<context>
    <name>InsertPanel</name>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Kind of step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Promised minutes</source>
        <translation>承诺分钟</translation>
    </message>
    <message>
        <source>A step after {}</source>
        <translation>在“{}”后插入一步</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>changed on one side only</source>
        <translation>只有一边改过</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>都要</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>随处</translation>
    </message>
    <message>
        <source>Record a finding</source>
        <translation>记录发现</translation>
    </message>
    <message>
        <source>Record online, counter, callback</source>
        <translation>记网上、台上、线上</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Previous, next section</source>
        <translation>上一栏、下一栏</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>现在同步</translation>
    </message>
    <message>
        <source>Take back what was done last; do it again</source>
        <translation>撤销刚做的，再做一遍</translation>
    </message>
    <message>
        <source>Back; everything is kept</source>
        <translation>返回，内容都在</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>上锁</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>按键表</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Its photo, large</source>
        <translation>看大图</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Finding sheet</source>
        <translation>问题单</translation>
    </message>
    <message>
        <source>Changed on both sides: all mine, all theirs, one by one</source>
        <translation>两边都改过：都用我的、都用台账的、逐项选</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Photos from the phone</source>
        <translation>从手机传照片</translation>
    </message>
    <message>
        <source>A voice memo: begin, end</source>
        <translation>口述：开始、结束</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Place, window, matter</source>
        <translation>地点、窗口、事项</translation>
    </message>
    <message>
        <source>Class of problem; Ctrl+0 for others</source>
        <translation>问题类别，Ctrl+0 其他</translation>
    </message>
    <message>
        <source>First phrase; Tab to its next blank</source>
        <translation>第一条常用句，Tab 到下一个空</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Mask the photo</source>
        <translation>给照片打码</translation>
    </message>
    <message>
        <source>On a photo: cover what may be a face or a number</source>
        <translation>在照片上：遮住可能的人脸或号码</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>存草稿</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Finish, then the next one</source>
        <translation>完成并记下一条</translation>
    </message>
    <message>
        <source>Walkthrough</source>
        <translation>走流程</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Pause, go on</source>
        <translation>暂停、继续</translation>
    </message>
    <message>
        <source>A photo of this step: camera, phone</source>
        <translation>给这一步拍照：摄像头、手机</translation>
    </message>
    <message>
        <source>A phrase</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Note it, begin, end, hand in</source>
        <translation>记下、开始、结束、交卷</translation>
    </message>
    <message>
        <source>A finding with everything filled in</source>
        <translation>记一项发现，信息自动带上</translation>
    </message>
    <message>
        <source>Record on paper</source>
        <translation>体验记录表</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>问题单</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Tools, as written beside them</source>
        <translation>工具，字母写在旁边</translation>
    </message>
    <message>
        <source>Photo before, next; with a mark chosen: nudge</source>
        <translation>换张；选中标注时微移</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>删除标注</translation>
    </message>
    <message>
        <source>Compare with the original; its own pixels</source>
        <translation>对比原图；原像素</translation>
    </message>
    <message>
        <source>Before and after: over an earlier photo</source>
        <translation>前后对比：叠在之前那张上面</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>用这张照片</translation>
    </message>
    <message>
        <source>Take a photo; online, a part of the screen</source>
        <translation>拍照；网上的截屏幕</translation>
    </message>
    <message>
        <source>Add photo files</source>
        <translation>添加照片文件</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>Marks</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>方格</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>色块</translation>
    </message>
    <message>
        <source>Number {}</source>
        <translation>序号 {}</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆圈</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>{}, hidden</source>
        <translation>{}，已隐藏</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>What you typed last is not on the disk yet; everything before it is. Free some space and press Ctrl+S, or close once more to leave without it.</source>
        <translation>最后写的还没有存到磁盘上，之前的都在。腾出一些空间按 Ctrl+S；要放弃它，就再关一次。</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>Loudness</source>
        <translation>音量</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>超 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <translation>停表</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>No limit yet</source>
        <translation>未定期限</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Waiting to sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>还没写字</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>By due date</source>
        <translation>按到期先后</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最近的在前</translation>
    </message>
    <message>
        <source>Last {} days</source>
        <translation>近 {} 天</translation>
    </message>
</context>
<context>
    <name>ListTools</name>
    <message>
        <source>Text, number, window, department</source>
        <translation>搜正文、编号、窗口、部门</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示为</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Binzhoudao · Officer&apos;s Desk</source>
        <translation>滨周到·体验官工作台</translation>
    </message>
</context>
<context>
    <name>MemoBar</name>
    <message>
        <source>Your own words only, no staff</source>
        <translation>只录自己，不录窗口</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停</translation>
    </message>
    <message>
        <source>Voice memo</source>
        <translation>口述</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Note at this step</source>
        <translation>在这一步记一项</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>记成发现</translation>
    </message>
    <message>
        <source>Record a finding with step, window, way, time and matter filled in</source>
        <translation>记一项发现，步骤、窗口、方式、时间、事项自动带上</translation>
    </message>
    <message>
        <source>What is seen at this step</source>
        <translation>这一步看到了什么</translation>
    </message>
    <message>
        <source>Only facts: who did not do what, when, where, how often. Never a name</source>
        <translation>只写事实：谁没做什么、何时、何地、几次；不写姓名</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>NothingYet</name>
    <message>
        <source>Record a finding</source>
        <translation>记录发现</translation>
    </message>
    <message>
        <source>Start a walkthrough</source>
        <translation>开始走流程</translation>
    </message>
    <message>
        <source>Nothing is planned for today</source>
        <translation>今天还没有安排</translation>
    </message>
    <message>
        <source>What you see on the way can be recorded at any time.</source>
        <translation>路上看见问题，随时可以记。</translation>
    </message>
    <message>
        <source>The first finding stays on this computer until you connect</source>
        <translation>第一条会先存在这台电脑里，联网后自动送出</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Binzhoudao</source>
        <translation>滨周到</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) given back by the ledger</source>
        <translation>
            <numerusform>台账退回 %n 条发现</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) due soon</source>
        <translation>
            <numerusform>%n 条快到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) overdue</source>
        <translation>
            <numerusform>%n 条已超期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) past the last day</source>
        <translation>
            <numerusform>%n 项安排过了最后一天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for you on the sync page</source>
        <translation>
            <numerusform>同步页有 %n 件事等你</numerusform>
        </translation>
    </message>
    <message>
        <source>The exchange with the ledger has stopped until you look</source>
        <translation>与台账的交换停下了，要你看一眼</translation>
    </message>
</context>
<context>
    <name>OptionBar</name>
    <message>
        <source>What is covered</source>
        <translation>遮挡什么</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>方格</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>色块</translation>
    </message>
    <message>
        <source>How it is covered</source>
        <translation>怎样遮挡</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Size of blocks</source>
        <translation>颗粒</translation>
    </message>
    <message>
        <source>Numbers are always covered whole: blocks of digits can be read back</source>
        <translation>号码只用色块：方格里的数字能被还原</translation>
    </message>
    <message>
        <source>Click a mark to move or reshape it; arrow keys nudge, Delete removes</source>
        <translation>点中标注可移动、改大小；方向键微移，Delete 删除</translation>
    </message>
    <message>
        <source>Click where the next number goes</source>
        <translation>点一下放序号</translation>
    </message>
    <message>
        <source>Click where the words begin</source>
        <translation>点一下，从那里开始写</translation>
    </message>
    <message>
        <source>Drag over what is to remain</source>
        <translation>拖出要留下的部分</translation>
    </message>
    <message>
        <source>Drag to draw; arrow keys nudge, Delete removes</source>
        <translation>拖动来画；方向键微移，Delete 删除</translation>
    </message>
</context>
<context>
    <name>PairBoard</name>
    <message>
        <source>Not a pair</source>
        <translation>不成对</translation>
    </message>
</context>
<context>
    <name>Pairing</name>
    <message>
        <source>{}, photo {}</source>
        <translation>{}，第 {} 张</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>之前那张：</translation>
    </message>
    <message>
        <source>The earlier photo is not on this device</source>
        <translation>之前那张不在这台电脑上</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Its covered copy is being made</source>
        <translation>正在生成遮挡图</translation>
    </message>
    <message>
        <source>Choose it below</source>
        <translation>在下面选之前那张</translation>
    </message>
    <message>
        <source>photo {}</source>
        <translation>第 {} 张</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Findings, numbers, drafts, matters, windows, commands</source>
        <translation>发现、编号、草稿、事项、窗口、命令</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Nothing fits. A part of a number or a word is enough.</source>
        <translation>没有找到。编号或词的一部分就够了。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>record a finding there</source>
        <translation>在这里记一条</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Record a finding: {}</source>
        <translation>记录发现：{}</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Every key</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>上锁</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>跟随系统的深浅色</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>设一个解锁口令</translation>
    </message>
    <message>
        <source>It opens this program, offline too. The supervision centre cannot see it.</source>
        <translation>打开软件时输入，离线也有效。督查中心看不到它。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>At least 12 characters, or 5 words</source>
        <translation>至少 12 位，或 5 个词</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>If you forget it, the centre can set a new one with its recovery key. Nothing is lost.</source>
        <translation>忘了口令，督查中心可当面用恢复密钥重置，未同步的内容仍在。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Too weak</source>
        <translation>太弱</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>结实</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>够用</translation>
    </message>
    <message numerus="yes">
        <source>They differ: the second is %n character(s) short. The first one is kept.</source>
        <translation>
            <numerusform>两次不一样，第二次少了 %n 位。上面那次没有丢。</numerusform>
        </translation>
    </message>
    <message>
        <source>They differ. The first one is kept.</source>
        <translation>两次不一样。上面那次没有丢。</translation>
    </message>
</context>
<context>
    <name>PhoneCard</name>
    <message>
        <source>Scan with the phone</source>
        <translation>手机扫码传照片</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Closes by itself after 10 minutes</source>
        <translation>10 分钟后自动关闭</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>收好了</translation>
    </message>
    <message>
        <source>Phone cannot open it?</source>
        <translation>手机打不开？</translation>
    </message>
    <message>
        <source>Back to encrypted sending</source>
        <translation>换回加密传</translation>
    </message>
    <message>
        <source>Other network</source>
        <translation>换热点</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>换码</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Closed by itself: nothing had come for 10 minutes</source>
        <translation>10 分钟没有照片传来，已自动关闭</translation>
    </message>
    <message>
        <source>Same hotspot for both. Not encrypted: others on it could see the photos.</source>
        <translation>手机和电脑连同一热点。这次不加密，同一热点里的人可能看到照片。</translation>
    </message>
    <message>
        <source>Same hotspot for both; photos stay off the internet. If the phone warns of a certificate, continue.</source>
        <translation>手机和电脑连同一热点，照片不经过外网。手机提示证书时，选继续。</translation>
    </message>
    <message>
        <source>Receiving photo {}: {} %</source>
        <translation>正在收第 {} 张 {}%</translation>
    </message>
    <message>
        <source>Dropped in the middle. The photo is still on the phone and comes again</source>
        <translation>传到一半断了。照片还在手机里，连上后会再传</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) received</source>
        <translation>
            <numerusform>已收到 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Waiting for the phone</source>
        <translation>等手机扫码</translation>
    </message>
    <message>
        <source>No phone yet. Same hotspot? Does the firewall let it in?</source>
        <translation>手机还没连上：是否同一热点？防火墙是否放行？</translation>
    </message>
    <message>
        <source>The phone is here; choose photos on it</source>
        <translation>手机已连上，在手机上选照片</translation>
    </message>
</context>
<context>
    <name>PhotoIntake</name>
    <message numerus="yes">
        <source>%n more not taken</source>
        <translation>
            <numerusform>还有 %n 张没有收下</numerusform>
        </translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Mask it</source>
        <translation>去打码</translation>
    </message>
    <message>
        <source>Photos ({})</source>
        <translation>照片 ({})</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard</source>
        <translation>剪贴板里没有图片</translation>
    </message>
    <message>
        <source>1 photo deleted</source>
        <translation>已删除 1 张照片</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>PhotoSide</name>
    <message>
        <source>Marks</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Original untouched</source>
        <translation>原图未动</translation>
    </message>
    <message>
        <source>Marks are kept apart from it.</source>
        <translation>标注单独保存，随时可清除重来。</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>清除标注</translation>
    </message>
    <message>
        <source>Fingerprint {}</source>
        <translation>指纹 {}</translation>
    </message>
    <message>
        <source>The original is on the device it was taken with. This is its copy.</source>
        <translation>原图在拍摄它的那台电脑上，这里是它的遮挡图。</translation>
    </message>
    <message>
        <source>A newer program drew on this photo. Clear the marks to draw anew.</source>
        <translation>这张的标注是更新版本画的。清除后可以重画。</translation>
    </message>
    <message>
        <source>Send it as it is</source>
        <translation>照原样送出</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Draw and mask</source>
        <translation>标注、打码</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Draw on it</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Mask  Ctrl+M</source>
        <translation>打码  Ctrl+M</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>看大图</translation>
    </message>
    <message>
        <source>Delete photo</source>
        <translation>删除照片</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机传</translation>
    </message>
    <message>
        <source>Add photo files</source>
        <translation>添加照片文件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Drop pictures here; each is tagged with its step and time</source>
        <translation>照片拖到这里，自动带上步骤和时间</translation>
    </message>
    <message>
        <source>Photo {}, {}</source>
        <translation>第 {} 张，{}</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>截屏</translation>
    </message>
    <message>
        <source>Those chosen go along with the finding</source>
        <translation>选中的会一起带进发现</translation>
    </message>
</context>
<context>
    <name>PhotosColumn</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Drop here, or Ctrl+V</source>
        <translation>拖进来，或 Ctrl+V</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机传</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>A callback may have no photo</source>
        <translation>回访可以没有照片</translation>
    </message>
    <message>
        <source>Drop pictures here, or Ctrl+V</source>
        <translation>图片拖进来，或 Ctrl+V</translation>
    </message>
    <message>
        <source>Drop photos here</source>
        <translation>照片拖到这里</translation>
    </message>
    <message>
        <source>Photo {}, {}</source>
        <translation>第 {} 张，{}</translation>
    </message>
    <message>
        <source>Photo {}</source>
        <translation>第 {} 张</translation>
    </message>
    <message>
        <source>Add photo files</source>
        <translation>添加照片文件</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Take a part of the screen</source>
        <translation>截取屏幕的一部分</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>or press here for files, Ctrl+V to paste</source>
        <translation>点这里选文件，Ctrl+V 粘贴</translation>
    </message>
</context>
<context>
    <name>PhraseBar</name>
    <message>
        <source>All phrases</source>
        <translation>全部常用句</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Type to find</source>
        <translation>输入以查找</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>It is walked so</source>
        <translation>这样走</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseBar</name>
    <message>
        <source>Time against the promise</source>
        <translation>用时与承诺</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Record a finding</source>
        <translation>记录发现</translation>
    </message>
    <message>
        <source>Walks</source>
        <translation>走流程</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Walkthrough record</source>
        <translation>走流程体验记录表</translation>
    </message>
</context>
<context>
    <name>RecordSide</name>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>办事步骤</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
</context>
<context>
    <name>RegionPicker</name>
    <message>
        <source>Choose what to take of the screen</source>
        <translation>选要截的部分</translation>
    </message>
    <message>
        <source>Drag a region · click a window, or Tab to it · Enter takes it or all · Esc takes none</source>
        <translation>拖动选一块·点窗口或按 Tab 选窗口·Enter 截下，没选就截整屏·Esc 不截了</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Report for your technician</source>
        <translation>给技术人员的报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everything saved is safe. The report says where the program failed; it names no record and nobody.</source>
        <translation>已保存的都在。报告只说程序在哪里出的错，不含任何记录内容和人名。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Revision</name>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge {}</source>
        <translation>合并 {}</translation>
    </message>
    <message>
        <source>Hand in again</source>
        <translation>重新提交</translation>
    </message>
    <message>
        <source>Complete {}</source>
        <translation>补全 {}</translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>存下修改</translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation>补充 {}</translation>
    </message>
    <message>
        <source>Returned by the ledger: {}</source>
        <translation>台账退回：{}</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>没有写原因</translation>
    </message>
    <message>
        <source>Completed as the ledger asked</source>
        <translation>已按台账要求补充</translation>
    </message>
    <message>
        <source>{}. Asked for: {}</source>
        <translation>{}。要补的：{}</translation>
    </message>
    <message>
        <source>Completed as the ledger asked: {}</source>
        <translation>已按台账要求补充：{}</translation>
    </message>
    <message>
        <source>The ledger: {}</source>
        <translation>台账：{}</translation>
    </message>
    <message>
        <source>Changed on both sides. None of your words are lost. The other version says:</source>
        <translation>两边都改过，你的修改一个字也没丢。另一版写的是：</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>Exchanging with the ledger</source>
        <translation>正在同步</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>办事步骤</translation>
    </message>
    <message>
        <source>Insert a step</source>
        <translation>插入一步</translation>
    </message>
    <message>
        <source>Correct a time</source>
        <translation>改时间</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Enrol this computer</source>
        <translation>绑定这台电脑</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Last exchange {}</source>
        <translation>上次交换 {}</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>Sample city · everything in it is invented</source>
        <translation>样例城市·都是虚构的</translation>
    </message>
    <message>
        <source>Leave the sample city</source>
        <translation>离开样例城市</translation>
    </message>
    <message>
        <source>Nothing is deleted: the folder, with what you recorded here, is moved aside and its place named.</source>
        <translation>什么都不删：文件夹连同你在这里记的移到一边，并告诉你在哪里。</translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Planned this week</source>
        <translation>本周的安排</translation>
    </message>
    <message>
        <source>Planned for today</source>
        <translation>今天的安排</translation>
    </message>
    <message numerus="yes">
        <source>Nothing more today. %n later this week</source>
        <translation>
            <numerusform>今天没有安排了，本周后面还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 通</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>去回访</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>The answers suggest</source>
        <translation>按答案，可能有这些问题</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>网上顺畅度</translation>
    </message>
    <message>
        <source>Comfort</source>
        <translation>台上舒适度</translation>
    </message>
    <message numerus="yes">
        <source>so far; %n to answer</source>
        <translation>
            <numerusform>目前；还有 %n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>已交</translation>
    </message>
    <message>
        <source>not handed in yet</source>
        <translation>还没交</translation>
    </message>
</context>
<context>
    <name>SecretEntry</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示口令</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>这个窗口</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Key sheet</source>
        <translation>按键表</translation>
    </message>
    <message>
        <source>While you are elsewhere</source>
        <translation>不在这个窗口时</translation>
    </message>
    <message>
        <source>Given back, due soon or stuck: the system says so from 8:00 to 20:00, in numbers only.</source>
        <translation>退回、快到期、卡住了：8:00 到 20:00 由系统提示，只说编号和数目。</translation>
    </message>
    <message>
        <source>This desktop shows no notifications of programs.</source>
        <translation>这个桌面不显示程序的通知。</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>不提示</translation>
    </message>
    <message>
        <source>Say it by day</source>
        <translation>白天提示</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Typing Chinese</source>
        <translation>中文输入</translation>
    </message>
    <message>
        <source>This desktop types through fcitx; the Qt of this program has no part for it. Begin the program with {}: fcitx 5 answers to that too. What was recorded is not touched.</source>
        <translation>这个桌面用 fcitx 输入，本程序自带的 Qt 没有它的接口。用 {} 打开本程序，fcitx 5 就能接上。已有的记录不受影响。</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
    <message>
        <source>The sheet as it will be printed</source>
        <translation>即将打印的问题单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Finding sheet</source>
        <translation>问题发现单</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写到 {file}</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送打印机</translation>
    </message>
    <message>
        <source>The printer did not take it. The sheet is still here; try another printer or export it</source>
        <translation>打印机没有收下。问题单还在，换一台打印机或先导出</translation>
    </message>
</context>
<context>
    <name>SheetSide</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部版</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>脱敏版</translation>
    </message>
    <message>
        <source>On the paper</source>
        <translation>纸上的内容</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Version of the finding</source>
        <translation>第几版</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>For departments: no code name, no signatures, phone and card numbers covered.</source>
        <translation>给部门看：不带代号和签名，电话、证件号已遮住。</translation>
    </message>
    <message>
        <source>For the centre: with code name and signature cells. Not to be passed on.</source>
        <translation>给督查中心用：带体验官代号和签名栏，不外传。</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) cannot be printed and stand as boxes: {names}</source>
        <translation>
            <numerusform>%n 个字符印不出来，用方框代替：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are not on this device. The sheet lists them without showing them</source>
        <translation>
            <numerusform>%n 张照片不在本机，单上只列出，不附图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have no masked copy. The sheet lists them without showing them</source>
        <translation>
            <numerusform>%n 张照片没有打码，单上只列出，不附图</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the ledger yet. The paper says so across the page</source>
        <translation>还没入账，纸上会注明“离线打印，未入账”</translation>
    </message>
    <message>
        <source>Nothing on this sheet tells who found it</source>
        <translation>看不出是谁发现的，可以外发</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>As last time: No. {}</source>
        <translation>和上次一样：{} 号</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>从剪贴板</translation>
    </message>
    <message>
        <source>This may be a breach of discipline: it is sealed, only the people in charge see it</source>
        <translation>这一类可能是违纪线索：先按线索封存，只有专人能看到</translation>
    </message>
    <message>
        <source>It is none</source>
        <translation>不是线索</translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message>
        <source>Nothing went on from {since} to {until}, {length}. So far it counts to this step</source>
        <translation>从 {since} 到 {until}，{length} 没有动静，现在都算在这一步里</translation>
    </message>
    <message>
        <source>It was a break</source>
        <translation>那段在休息</translation>
    </message>
    <message>
        <source>It counts</source>
        <translation>就算在里面</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Begin a walkthrough</source>
        <translation>开始一次走流程</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Timed from the first step. Nobody&apos;s identity is kept</source>
        <translation>一开始就从第一步计时。不记办事人、委托人身份</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始体验</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>More: promised times, guide, campaign</source>
        <translation>更多：承诺时间、指南材料、体检活动</translation>
    </message>
    <message>
        <source>Promised here, in minutes, by step</source>
        <translation>这里承诺的时间（分钟，按环节）</translation>
    </message>
    <message numerus="yes">
        <source>Walk the whole of “{}”, %n matter(s)</source>
        <translation>
            <numerusform>走完整件事“{}”，共 %n 个事项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n 项要看一下</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced {}</source>
        <translation>已同步 {}</translation>
    </message>
    <message numerus="yes">
        <source>Works offline. %n item(s) kept on this device</source>
        <translation>
            <numerusform>离线可用，%n 项已存本机</numerusform>
        </translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>离线可用</translation>
    </message>
    <message>
        <source>Ready to work offline</source>
        <translation>离线资料已备好</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>办事步骤</translation>
    </message>
    <message>
        <source>Go to this step</source>
        <translation>到这一步</translation>
    </message>
    <message>
        <source>Correct a time</source>
        <translation>改时间</translation>
    </message>
</context>
<context>
    <name>StoppedForm</name>
    <message>
        <source>It does not open now</source>
        <translation>现在打不开</translation>
    </message>
    <message>
        <source>Nothing was changed. Once the reason is gone, everything is as it was.</source>
        <translation>没有改动任何东西。原因消除以后，一切照旧。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>Supplies</name>
    <message numerus="yes">
        <source>%n hall(s)</source>
        <translation>
            <numerusform>%n 个大厅</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n 个窗口</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready offline</source>
        <translation>离线资料</translation>
    </message>
    <message>
        <source>works without a network</source>
        <translation>可断网使用</translation>
    </message>
    <message>
        <source>Service matters</source>
        <translation>办事指南</translation>
    </message>
    <message numerus="yes">
        <source>%n with their guides</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n department(s)</source>
        <translation>
            <numerusform>%n 个部门</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callback centre(s)</source>
        <translation>
            <numerusform>%n 个回访中心</numerusform>
        </translation>
    </message>
    <message>
        <source>Departments and windows</source>
        <translation>部门与窗口</translation>
    </message>
    <message>
        <source>Halls and callback centres</source>
        <translation>大厅与回访中心</translation>
    </message>
    <message>
        <source>Classes of problem</source>
        <translation>问题类别</translation>
    </message>
    <message numerus="yes">
        <source>%n in three dimensions</source>
        <translation>
            <numerusform>3 维 %n 类</numerusform>
        </translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>until the end of {}</source>
        <translation>到 {} 年底</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Enrol this computer</source>
        <translation>绑定这台设备</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>现在同步</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待上传</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有要传的</translation>
    </message>
    <message>
        <source>Every photo is checked by its fingerprint before it counts as received</source>
        <translation>每张照片逐一校验指纹，台账收妥后才算送达</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>No exchange yet</source>
        <translation>还没有同步过</translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Sort by: {}</source>
        <translation>排序：{}</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>Why is it taken back?</source>
        <translation>为什么撤回</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不撤了</translation>
    </message>
    <message>
        <source>Say in a few words why</source>
        <translation>写几个字说明原因</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Show the report</source>
        <translation>看报告</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>This desktop types through fcitx, which this program does not hear yet</source>
        <translation>这个桌面用 fcitx 输入中文，本程序还接不上</translation>
    </message>
    <message>
        <source>Show how</source>
        <translation>看怎么办</translation>
    </message>
</context>
<context>
    <name>ThreeSteps</name>
    <message>
        <source>Three steps</source>
        <translation>三步就会</translation>
    </message>
    <message>
        <source>Ctrl+N, then a photo</source>
        <translation>按 Ctrl+N 拍一张</translation>
    </message>
    <message>
        <source>Phone, camera or screen shot</source>
        <translation>手机、摄像头、截图都行</translation>
    </message>
    <message>
        <source>Tap a class of problem</source>
        <translation>点一个类别</translation>
    </message>
    <message>
        <source>Place and step are filled in</source>
        <translation>地点和环节自动带上</translation>
    </message>
    <message>
        <source>Ctrl+Enter, done</source>
        <translation>按 Ctrl+Enter 完成</translation>
    </message>
    <message>
        <source>Kept here, sent when online</source>
        <translation>断网也不丢，联网自动送出</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>due {}</source>
        <translation>限 {} 前</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Can be finished</source>
        <translation>可以完成了</translation>
    </message>
    <message>
        <source>Lacks {}</source>
        <translation>缺：{}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Your first day. Welcome</source>
        <translation>第一天，欢迎您</translation>
    </message>
    <message numerus="yes">
        <source>%n to complete</source>
        <translation>
            <numerusform>待补全 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look back at</source>
        <translation>
            <numerusform>回头看 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s)</source>
        <translation>
            <numerusform>走流程 %n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>回访 %n 通</numerusform>
        </translation>
    </message>
    <message>
        <source>“{}” is done</source>
        <translation>“{}”已完成</translation>
    </message>
</context>
<context>
    <name>ToolColumn</name>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆圈</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>The whole</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Record on paper</source>
        <translation>体验记录表</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>UnlockForm</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Everything here is kept encrypted on this computer. It opens offline, too.</source>
        <translation>内容都加密存在这台电脑里，离线也能打开。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Forgotten? The supervision centre can set a new one with its recovery key.</source>
        <translation>忘了口令？督查中心可当面用恢复密钥重置。</translation>
    </message>
</context>
<context>
    <name>ViewerPage</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Kept with {}</source>
        <translation>已记入 {}</translation>
    </message>
    <message>
        <source>Photo {} of {}</source>
        <translation>第 {} 张，共 {} 张</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>要看一眼</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已打码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>A photo takes at most {} marks</source>
        <translation>一张照片最多 {} 处标注</translation>
    </message>
</context>
<context>
    <name>ViewerTools</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Compare with the original</source>
        <translation>对比原图</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>用这张</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Viewfinder</source>
        <translation>取景</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机传</translation>
    </message>
    <message>
        <source>Other camera</source>
        <translation>换摄像头</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>拍下</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Put the camera away</source>
        <translation>收起摄像头</translation>
    </message>
    <message>
        <source>Starting the camera…</source>
        <translation>正在打开摄像头…</translation>
    </message>
    <message>
        <source>Photo {} taken</source>
        <translation>拍了第 {} 张</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>Recording</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>Voice memo kept</source>
        <translation>口述已存本机</translation>
    </message>
    <message>
        <source>Voice memo deleted</source>
        <translation>已删除 1 段口述</translation>
    </message>
</context>
<context>
    <name>WaitingForm</name>
    <message>
        <source>One moment…</source>
        <translation>稍等…</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>promised {} min</source>
        <translation>承诺 {} 分钟</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform>等 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>not as it should be</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>over by {}</source>
        <translation>超 {}</translation>
    </message>
    <message numerus="yes">
        <source>%n recorded</source>
        <translation>
            <numerusform>已记 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{was} → {becomes}, {reason}</source>
        <translation>{was} → {becomes}，{reason}</translation>
    </message>
    <message numerus="yes">
        <source>promised %n working day(s)</source>
        <translation>
            <numerusform>承诺 %n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>到场 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>材料 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation>不收费</translation>
    </message>
    <message>
        <source>with a charge</source>
        <translation>收费</translation>
    </message>
</context>
<context>
    <name>WalkActs</name>
    <message>
        <source>The time is corrected; what was there before stays in the record</source>
        <translation>时间已更正，原来的时间留在记录里</translation>
    </message>
    <message>
        <source>Noted at this step</source>
        <translation>已记在这一步</translation>
    </message>
    <message>
        <source>One more visit</source>
        <translation>到场加一次</translation>
    </message>
    <message>
        <source>One more copy</source>
        <translation>又复印一次</translation>
    </message>
    <message>
        <source>One more trip to a window</source>
        <translation>往返窗口加一次</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>WalkCard</name>
    <message>
        <source>So far</source>
        <translation>全程</translation>
    </message>
    <message>
        <source>Go on walking</source>
        <translation>继续走流程</translation>
    </message>
    <message numerus="yes">
        <source>promised %n min</source>
        <translation>
            <numerusform>承诺 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Step {}</source>
        <translation>第 {} 步</translation>
    </message>
</context>
<context>
    <name>WalkIntake</name>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Photos ({})</source>
        <translation>照片 ({})</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard</source>
        <translation>剪贴板里没有图片</translation>
    </message>
    <message>
        <source>Drop photos here</source>
        <translation>照片拖到这里</translation>
    </message>
    <message>
        <source>or press here for files, Ctrl+V to paste</source>
        <translation>或点这里选文件，Ctrl+V 粘贴</translation>
    </message>
    <message numerus="yes">
        <source>%n more not taken</source>
        <translation>
            <numerusform>还有 %n 张没有收下</numerusform>
        </translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>WalkPage</name>
    <message>
        <source>Walkthrough</source>
        <translation>走流程</translation>
    </message>
    <message>
        <source>This walk still runs. End it before the next one begins</source>
        <translation>这次走流程还没走完，先结束它，再开始下一次</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>WalkStrip</name>
    <message>
        <source>Photos of this walk</source>
        <translation>本次照片</translation>
    </message>
    <message>
        <source>See it large, draw on it</source>
        <translation>看大图、标注打码</translation>
    </message>
    <message>
        <source>Record a finding with it</source>
        <translation>用这张记一项发现</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>WholeRing</name>
    <message>
        <source>Time of the whole walk</source>
        <translation>全程用时</translation>
    </message>
    <message>
        <source>of {} min</source>
        <translation>共 {} 分钟</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>到现在</translation>
    </message>
</context>
<context>
    <name>WindowPanel</name>
    <message>
        <source>Sent to which window</source>
        <translation>去了哪个窗口</translation>
    </message>
    <message>
        <source>Count it</source>
        <translation>记一次</translation>
    </message>
    <message>
        <source>Window, empty if unknown</source>
        <translation>窗口，不知道可以留空</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
</context>
<context>
    <name>WordEntry</name>
    <message>
        <source>What is wrong here</source>
        <translation>这里有什么问题</translation>
    </message>
    <message>
        <source>Words on the photo</source>
        <translation>照片上的文字</translation>
    </message>
</context>
<context>
    <name>_Asked</name>
    <message>
        <source>as measured</source>
        <translation>按记录</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>Matches</source>
        <translation>符合的项</translation>
    </message>
    <message>
        <source>Walks so far</source>
        <translation>走过的流程</translation>
    </message>
</context>
<context>
    <name>_MemoChip</name>
    <message>
        <source>Voice memo {}, {}</source>
        <translation>口述 {}，{}</translation>
    </message>
    <message>
        <source>Delete voice memo {}</source>
        <translation>删除口述 {}</translation>
    </message>
    <message>
        <source>Stop: {}</source>
        <translation>停止：{}</translation>
    </message>
    <message>
        <source>Play: {}</source>
        <translation>播放：{}</translation>
    </message>
</context>
<context>
    <name>_Record</name>
    <message>
        <source>Record a finding</source>
        <translation>记录发现</translation>
    </message>
    <message>
        <source>Shoot first, words can follow</source>
        <translation>先拍下来，字可以后补</translation>
    </message>
</context>
<context>
    <name>_Suggested</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Why it is no finding</source>
        <translation>为什么不算问题</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Mark “{}” as done</source>
        <translation>把“{}”标为已完成</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something unexpected happened. Everything saved is safe; the details are in the diagnosis report.</source>
        <translation>程序出了意外。已保存的都在，细节已记入诊断报告。</translation>
    </message>
</context>
</TS>
