<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Checklist</name>
    <message numerus="yes">
        <source>%n place(s) covered</source>
        <translation>
            <numerusform>%n place covered</numerusform>
            <numerusform>%n places covered</numerusform>
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
</TS>
