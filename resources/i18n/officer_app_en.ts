<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AnswersCard</name>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message numerus="yes">
        <source>%n place(s) covered</source>
        <translation>
            <numerusform>%n place covered</numerusform>
            <numerusform>%n places covered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{}: cover %n dashed frame(s)</source>
        <translation>
            <numerusform>{}: cover %n dashed frame</numerusform>
            <numerusform>{}: cover %n dashed frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cover %n dashed frame(s)</source>
        <translation>
            <numerusform>Cover %n dashed frame</numerusform>
            <numerusform>Cover %n dashed frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to choose</source>
        <translation>
            <numerusform>%n left to choose</numerusform>
            <numerusform>%n left to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message numerus="yes">
        <source>kept %n more day(s)</source>
        <translation>
            <numerusform>kept one more day</numerusform>
            <numerusform>kept %n more days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message numerus="yes">
        <source>%n beyond</source>
        <translation>
            <numerusform>%n beyond</numerusform>
            <numerusform>%n beyond</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held already</source>
        <translation>
            <numerusform>%n held already</numerusform>
            <numerusform>%n held already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trip(s)</source>
        <translation>
            <numerusform>%n trip</numerusform>
            <numerusform>%n trips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min slower</source>
        <translation>
            <numerusform>%n min slower</numerusform>
            <numerusform>%n min slower</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min faster</source>
        <translation>
            <numerusform>%n min faster</numerusform>
            <numerusform>%n min faster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message numerus="yes">
        <source>%n recorded here</source>
        <translation>
            <numerusform>%n recorded here</numerusform>
            <numerusform>%n recorded here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n and more</source>
        <translation>
            <numerusform>%n and more</numerusform>
            <numerusform>%n and more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are missing</source>
        <translation>
            <numerusform>%n thing is missing</numerusform>
            <numerusform>%n things are missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message numerus="yes">
        <source>%n still empty</source>
        <translation>
            <numerusform>%n still empty</numerusform>
            <numerusform>%n still empty</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message numerus="yes">
        <source>%n day(s) over</source>
        <translation>
            <numerusform>%n day over</numerusform>
            <numerusform>%n days over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n finding(s) given back by the ledger</source>
        <translation>
            <numerusform>%n finding given back by the ledger</numerusform>
            <numerusform>%n findings given back by the ledger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) due soon</source>
        <translation>
            <numerusform>%n finding due soon</numerusform>
            <numerusform>%n findings due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) overdue</source>
        <translation>
            <numerusform>%n finding overdue</numerusform>
            <numerusform>%n findings overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s) past the last day</source>
        <translation>
            <numerusform>%n assignment past its last day</numerusform>
            <numerusform>%n assignments past their last day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for you on the sync page</source>
        <translation>
            <numerusform>%n thing waits for you on the sync page</numerusform>
            <numerusform>%n things wait for you on the sync page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message numerus="yes">
        <source>They differ: the second is %n character(s) short. The first one is kept.</source>
        <translation>
            <numerusform>They differ: the second is %n character short. The first one is kept.</numerusform>
            <numerusform>They differ: the second is %n characters short. The first one is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhoneCard</name>
    <message numerus="yes">
        <source>%n photo(s) received</source>
        <translation>
            <numerusform>%n photo received</numerusform>
            <numerusform>%n photos received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoIntake</name>
    <message numerus="yes">
        <source>%n more not taken</source>
        <translation>
            <numerusform>%n more not taken</numerusform>
            <numerusform>%n more not taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message numerus="yes">
        <source>Nothing more today. %n later this week</source>
        <translation>
            <numerusform>Nothing more today. %n later this week</numerusform>
            <numerusform>Nothing more today. %n later this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message numerus="yes">
        <source>so far; %n to answer</source>
        <translation>
            <numerusform>so far; %n to answer</numerusform>
            <numerusform>so far; %n to answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetSide</name>
    <message numerus="yes">
        <source>%n character(s) cannot be printed and stand as boxes: {names}</source>
        <translation>
            <numerusform>%n character cannot be printed and stands as a box: {names}</numerusform>
            <numerusform>%n characters cannot be printed and stand as boxes: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are not on this device. The sheet lists them without showing them</source>
        <translation>
            <numerusform>%n photo is not on this device. The sheet lists it without showing it</numerusform>
            <numerusform>%n photos are not on this device. The sheet lists them without showing them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have no masked copy. The sheet lists them without showing them</source>
        <translation>
            <numerusform>%n photo has no masked copy. The sheet lists it without showing it</numerusform>
            <numerusform>%n photos have no masked copy. The sheet lists them without showing them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message numerus="yes">
        <source>Walk the whole of “{}”, %n matter(s)</source>
        <translation>
            <numerusform>Walk the whole of “{}”, %n matter</numerusform>
            <numerusform>Walk the whole of “{}”, %n matters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Works offline. %n item(s) kept on this device</source>
        <translation>
            <numerusform>Works offline. %n item kept on this device</numerusform>
            <numerusform>Works offline. %n items kept on this device</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Supplies</name>
    <message numerus="yes">
        <source>%n with their guides</source>
        <translation>
            <numerusform>%n with its guide</numerusform>
            <numerusform>%n with their guides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hall(s)</source>
        <translation>
            <numerusform>%n hall</numerusform>
            <numerusform>%n halls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n window</numerusform>
            <numerusform>%n windows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n department(s)</source>
        <translation>
            <numerusform>%n department</numerusform>
            <numerusform>%n departments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callback centre(s)</source>
        <translation>
            <numerusform>%n callback centre</numerusform>
            <numerusform>%n callback centres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in three dimensions</source>
        <translation>
            <numerusform>%n in three dimensions</numerusform>
            <numerusform>%n in three dimensions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n to complete</source>
        <translation>
            <numerusform>%n to complete</numerusform>
            <numerusform>%n to complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look back at</source>
        <translation>
            <numerusform>%n to look back at</numerusform>
            <numerusform>%n to look back at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s)</source>
        <translation>
            <numerusform>%n walk</numerusform>
            <numerusform>%n walks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recorded</source>
        <translation>
            <numerusform>%n recorded</numerusform>
            <numerusform>%n recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>promised %n working day(s)</source>
        <translation>
            <numerusform>promised %n working day</numerusform>
            <numerusform>promised %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkCard</name>
    <message numerus="yes">
        <source>promised %n min</source>
        <translation>
            <numerusform>promised %n min</numerusform>
            <numerusform>promised %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkIntake</name>
    <message numerus="yes">
        <source>%n more not taken</source>
        <translation>
            <numerusform>%n more not taken</numerusform>
            <numerusform>%n more not taken</numerusform>
        </translation>
    </message>
</context>
</TS>
