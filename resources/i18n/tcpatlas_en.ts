<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DiagramTexts</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken %n times in the last minute.</source>
        <translation>
            <numerusform>Taken %n time in the last minute.</numerusform>
            <numerusform>Taken %n times in the last minute.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Essentials</name>
    <message numerus="yes">
        <source>%1 holds %n of these, the oldest for %2</source>
        <translation>
            <numerusform>%1 holds %n of these, for %2</numerusform>
            <numerusform>%1 holds %n of these, the oldest for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n more descriptor(s)</source>
        <translation>
            <numerusform>%n more descriptor</numerusform>
            <numerusform>%n more descriptors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s)</source>
        <translation>
            <numerusform>%n packet</numerusform>
            <numerusform>%n packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of at most %n connection(s)</source>
        <translation>
            <numerusform>%1 of at most %n connection</numerusform>
            <numerusform>%1 of at most %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s); the limit is not known</source>
        <translation>
            <numerusform>%n connection; the limit is not known</numerusform>
            <numerusform>%n connections; the limit is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message numerus="yes">
        <source>%n earlier step(s) were forgotten.</source>
        <translation>
            <numerusform>%n earlier step was forgotten.</numerusform>
            <numerusform>%n earlier steps were forgotten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message numerus="yes">
        <source>now · %n packet(s) on the way</source>
        <translation>
            <numerusform>now · %n packet on the way</numerusform>
            <numerusform>now · %n packets on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of data</source>
        <translation>
            <numerusform>%n byte of data</numerusform>
            <numerusform>%n bytes of data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogTexts</name>
    <message numerus="yes">
        <source>None of the %n transition(s) matches the filter.</source>
        <translation>
            <numerusform>The %n transition does not match the filter.</numerusform>
            <numerusform>None of the %n transitions matches the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not kept here</source>
        <translation>
            <numerusform>%n not kept here</numerusform>
            <numerusform>%n not kept here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n socket</numerusform>
            <numerusform>%n sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) exist, but none matches the filter and the chosen states.</source>
        <translation>
            <numerusform>%n socket exists, but it does not match the filter and the chosen states.</numerusform>
            <numerusform>%n sockets exist, but none matches the filter and the chosen states.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is connected now. %n listening socket(s) are hidden (View → Show listening sockets).</source>
        <translation>
            <numerusform>Nothing is connected now. %n listening socket is hidden (View → Show listening sockets).</numerusform>
            <numerusform>Nothing is connected now. %n listening sockets are hidden (View → Show listening sockets).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No permission to look into %n process(es)</source>
        <translation>
            <numerusform>No permission to look into %n process</numerusform>
            <numerusform>No permission to look into %n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kernel events · %n missed</source>
        <translation>
            <numerusform>Kernel events · %n missed</numerusform>
            <numerusform>Kernel events · %n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Events were lost %n time(s); the list was read again after each.</source>
        <translation>
            <numerusform>Events were lost %n time; the list was read again after it.</numerusform>
            <numerusform>Events were lost %n times; the list was read again after each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepTexts</name>
    <message numerus="yes">
        <source>gave up after %n retries</source>
        <translation>
            <numerusform>gave up after %n retry</numerusform>
            <numerusform>gave up after %n retries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one of %n other path(s)</source>
        <translation>
            <numerusform>%n other path</numerusform>
            <numerusform>one of %n other paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>retransmits in %1 (%n unanswered)</source>
        <translation>
            <numerusform>retransmits in %1 (%n unanswered)</numerusform>
            <numerusform>retransmits in %1 (%n unanswered)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>atlas::view::FilterBar</name>
    <message numerus="yes">
        <source>All %n shown</source>
        <translation>
            <numerusform>All %n shown</numerusform>
            <numerusform>All %n shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown</source>
        <translation>
            <numerusform>%1 of %n shown</numerusform>
            <numerusform>%1 of %n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>atlas::view::Inspector</name>
    <message numerus="yes">
        <source>%n connection(s) now</source>
        <translation>
            <numerusform>%n connection now</numerusform>
            <numerusform>%n connections now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>atlas::view::StateChip</name>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1: %n connection</numerusform>
            <numerusform>%1: %n connections</numerusform>
        </translation>
    </message>
</context>
</TS>
