<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA">
<context>
    <name>Band</name>
    <message>
        <source>since %1 or earlier</source>
        <translation>з %1 або раніше</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>з %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>for at least %1</source>
        <translation>упродовж щонайменше %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>упродовж %1</translation>
    </message>
    <message>
        <source>at an unknown moment between %1 and %2</source>
        <translation>у невідому мить між %1 і %2</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>через %1</translation>
    </message>
    <message>
        <source>on which way is not known</source>
        <translation>яким шляхом, невідомо</translation>
    </message>
    <message>
        <source>(drawn wider than its time)</source>
        <translation>(намальовано ширше, ніж триває)</translation>
    </message>
    <message>
        <source>an unknown moment of change</source>
        <translation>невідома мить зміни</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 упродовж %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>зараз</translation>
    </message>
    <message>
        <source>not to scale</source>
        <extracomment>Below a part of the band of states, where short pieces are drawn wider than their time.</extracomment>
        <translation>не в масштабі</translation>
    </message>
    <message>
        <source>%1 for at least %2</source>
        <translation>%1 щонайменше %2</translation>
    </message>
</context>
<context>
    <name>CellTexts</name>
    <message>
        <source>Process</source>
        <translation>Процес</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Користувач</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Локальна</translation>
    </message>
    <message>
        <source>Port</source>
        <comment>local</comment>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Service</source>
        <comment>local</comment>
        <translation>Служба</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Віддалена</translation>
    </message>
    <message>
        <source>Port</source>
        <comment>remote</comment>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Service</source>
        <comment>remote</comment>
        <translation>Служба</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>In state</source>
        <translation>У стані</translation>
    </message>
    <message>
        <source>Recv-Q</source>
        <translation>Recv-Q</translation>
    </message>
    <message>
        <source>Send-Q</source>
        <translation>Send-Q</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Таймер</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Retransmitted</source>
        <translation>Повтори</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Надіслано</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Отримано</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Керування перевантаженням</translation>
    </message>
    <message>
        <source>Process that owns the socket</source>
        <translation>Процес, якому належить сокет</translation>
    </message>
    <message>
        <source>PID: number of the process</source>
        <translation>PID: номер процесу</translation>
    </message>
    <message>
        <source>User of the socket</source>
        <translation>Користувач сокета</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Локальна адреса</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>Локальний порт</translation>
    </message>
    <message>
        <source>Service name of the local port</source>
        <translation>Назва служби локального порту</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>Віддалена адреса</translation>
    </message>
    <message>
        <source>Remote port</source>
        <translation>Віддалений порт</translation>
    </message>
    <message>
        <source>Service name of the remote port</source>
        <translation>Назва служби віддаленого порту</translation>
    </message>
    <message>
        <source>Time in this state; ≥ where it was there before it was first seen</source>
        <translation>Час у цьому стані; ≥, якщо сокет був у ньому ще до того, як його вперше побачили</translation>
    </message>
    <message>
        <source>Receive queue: bytes that the program has not read; for LISTEN, connections waiting for accept()</source>
        <translation>Черга приймання: байти, яких програма не прочитала; для LISTEN — з’єднання, що чекають на accept()</translation>
    </message>
    <message>
        <source>Send queue: bytes that the other side has not confirmed; for LISTEN, the limit of waiting connections</source>
        <translation>Черга надсилання: байти, яких не підтвердила інша сторона; для LISTEN — межа кількості з’єднань, що чекають</translation>
    </message>
    <message>
        <source>Timer: time until the kernel acts</source>
        <translation>Таймер: час, через який діятиме ядро</translation>
    </message>
    <message>
        <source>RTT: round-trip time</source>
        <translation>RTT: час проходження туди й назад</translation>
    </message>
    <message>
        <source>Packets retransmitted</source>
        <translation>Повторно надіслані пакети</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>Отримані байти</translation>
    </message>
    <message>
        <source>(was %1)</source>
        <comment>process</comment>
        <translation>(раніше: %1)</translation>
    </message>
    <message>
        <source>(listener: %1)</source>
        <translation>(слухає: %1)</translation>
    </message>
    <message>
        <source>Bytes that the program has sent</source>
        <translation>Байти, які надіслала програма</translation>
    </message>
</context>
<context>
    <name>DiagramTexts</name>
    <message>
        <source>where a connection ends</source>
        <translation>де завершується з’єднання</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>немає з’єднань</translation>
    </message>
    <message>
        <source>one connection</source>
        <translation>одне з’єднання</translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n з’єднання</numerusform>
            <numerusform>%n з’єднання</numerusform>
            <numerusform>%n з’єднань</numerusform>
        </translation>
    </message>
    <message>
        <source>the selected connection is here</source>
        <translation>вибране з’єднання тут</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>тут %1</translation>
    </message>
    <message numerus="yes">
        <source>Taken %n times in the last minute.</source>
        <translation>
            <numerusform>За останню хвилину пройдено %n раз.</numerusform>
            <numerusform>За останню хвилину пройдено %n рази.</numerusform>
            <numerusform>За останню хвилину пройдено %n разів.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>It had ended by %1; how is not known.</source>
        <translation>Завершилося до %1; як саме — невідомо.</translation>
    </message>
    <message>
        <source>When and how it ended is not known.</source>
        <translation>Коли і як воно завершилося — невідомо.</translation>
    </message>
    <message>
        <source>It ended at %1</source>
        <translation>Завершилося о %1</translation>
    </message>
    <message>
        <source>It ended between %1 and %2</source>
        <translation>Завершилося між %1 і %2</translation>
    </message>
    <message>
        <source>Nothing comes next: it is nobody’s turn, and nothing of it is left to check.</source>
        <translation>Далі нічого не буде: черга нічия, і перевіряти в ньому вже нічого.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>fewer bytes than a message header</source>
        <translation>менше байтів, ніж має заголовок повідомлення</translation>
    </message>
    <message>
        <source>a message that claims to be shorter than its header</source>
        <translation>повідомлення, що називає себе коротшим за власний заголовок</translation>
    </message>
    <message>
        <source>a message that claims more bytes than arrived</source>
        <translation>повідомлення, що називає більше байтів, ніж надійшло</translation>
    </message>
    <message>
        <source>a message of an unexpected type</source>
        <translation>повідомлення неочікуваного типу</translation>
    </message>
    <message>
        <source>a message too short for its type</source>
        <translation>повідомлення, закоротке для свого типу</translation>
    </message>
    <message>
        <source>a socket that is neither IPv4 nor IPv6</source>
        <translation>сокет, що не є ні IPv4, ні IPv6</translation>
    </message>
    <message>
        <source>an attribute whose length is wrong</source>
        <translation>атрибут неправильної довжини</translation>
    </message>
    <message>
        <source>a tcp_info too short to be one</source>
        <translation>закороткий tcp_info</translation>
    </message>
    <message>
        <source>an unknown fault</source>
        <translation>невідома помилка</translation>
    </message>
    <message>
        <source>a packet that was cut off</source>
        <translation>обрізаний пакет</translation>
    </message>
    <message>
        <source>a packet that is not IPv4</source>
        <translation>пакет, що не є IPv4</translation>
    </message>
    <message>
        <source>a packet that carries no TCP</source>
        <translation>пакет, що не несе TCP</translation>
    </message>
    <message>
        <source>a fragment of a packet</source>
        <translation>фрагмент пакета</translation>
    </message>
    <message>
        <source>a packet with a header length that cannot be</source>
        <translation>пакет із неможливою довжиною заголовка</translation>
    </message>
    <message>
        <source>a packet that cannot be read</source>
        <translation>пакет, який неможливо прочитати</translation>
    </message>
    <message>
        <source>its %1 is out of range: %2</source>
        <translation>поле %1 поза межами: %2</translation>
    </message>
    <message>
        <source>its address family is neither 4 nor 6 but %1</source>
        <translation>родина адрес — не 4 і не 6, а %1</translation>
    </message>
    <message>
        <source>%1 bytes are left over at its end</source>
        <translation>у кінці лишилися зайві байти: %1</translation>
    </message>
    <message>
        <source>it ends within its %1</source>
        <translation>обривається посеред поля %1</translation>
    </message>
    <message>
        <source>the probe speaks version %1, and this program version %2: they are not of the same release</source>
        <translation>спостерігач говорить версією %1, а ця програма — версією %2: вони з різних випусків</translation>
    </message>
    <message>
        <source>it names a feature twice</source>
        <translation>двічі називає одну можливість</translation>
    </message>
    <message>
        <source>it comes after the end</source>
        <translation>іде після кінця</translation>
    </message>
    <message>
        <source>it is a second greeting</source>
        <translation>це друге вітання</translation>
    </message>
    <message>
        <source>the stream does not begin with a greeting</source>
        <translation>потік не починається з вітання</translation>
    </message>
    <message>
        <source>its kind is unknown: %1</source>
        <translation>вид невідомий: %1</translation>
    </message>
    <message>
        <source>its length is out of range: %1</source>
        <translation>довжина поза межами: %1</translation>
    </message>
    <message>
        <source>the probe&apos;s stream, frame at offset %1</source>
        <translation>потік спостерігача, кадр зі зміщенням %1</translation>
    </message>
    <message>
        <source>the probe&apos;s stream is cut within the frame at offset %1</source>
        <translation>потік спостерігача обірвано в кадрі зі зміщенням %1</translation>
    </message>
    <message>
        <source>the probe&apos;s stream stops at offset %1 without saying why</source>
        <translation>потік спостерігача зупиняється на зміщенні %1 без пояснення</translation>
    </message>
    <message>
        <source>this is not a table of sockets</source>
        <translation>це не таблиця сокетів</translation>
    </message>
    <message>
        <source>fewer fields than a socket has</source>
        <translation>менше полів, ніж має сокет</translation>
    </message>
    <message>
        <source>an address that cannot be read</source>
        <translation>адреса, яку неможливо прочитати</translation>
    </message>
    <message>
        <source>a state that is no number</source>
        <translation>стан, що не є числом</translation>
    </message>
    <message>
        <source>queues that are no numbers</source>
        <translation>черги, що не є числами</translation>
    </message>
    <message>
        <source>a timer that cannot be read</source>
        <translation>таймер, який неможливо прочитати</translation>
    </message>
    <message>
        <source>a user that is no number</source>
        <translation>користувач, що не є числом</translation>
    </message>
    <message>
        <source>an inode that is no number</source>
        <translation>inode, що не є числом</translation>
    </message>
    <message>
        <source>the text ends within a line</source>
        <translation>текст обривається посеред рядка</translation>
    </message>
    <message>
        <source>there is no member &quot;%1&quot; here</source>
        <translation>тут немає поля &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a list of at most %1 is expected</source>
        <translation>очікується список щонайбільше з %1</translation>
    </message>
    <message>
        <source>a short text is expected</source>
        <translation>очікується короткий текст</translation>
    </message>
    <message>
        <source>a lesson has at most %1 bytes</source>
        <translation>межа розміру уроку в байтах — %1</translation>
    </message>
    <message>
        <source>no JSON from byte %1 on</source>
        <translation>починаючи з байта %1, це не JSON</translation>
    </message>
    <message>
        <source>no program was named</source>
        <translation>не вказано жодної програми</translation>
    </message>
    <message>
        <source>cannot start %1</source>
        <translation>не вдалося запустити %1</translation>
    </message>
    <message>
        <source>opening a socket for the kernel&apos;s destroy events</source>
        <translation>відкриття сокета для подій знищення від ядра</translation>
    </message>
    <message>
        <source>making room for the kernel&apos;s destroy events</source>
        <translation>виділення місця для подій знищення від ядра</translation>
    </message>
    <message>
        <source>binding a socket for the kernel&apos;s destroy events</source>
        <translation>прив’язування сокета для подій знищення від ядра</translation>
    </message>
    <message>
        <source>joining the kernel&apos;s destroy events</source>
        <translation>підписка на події знищення від ядра</translation>
    </message>
    <message>
        <source>making a wake-up for the reader of destroy events</source>
        <translation>створення сигналу для читача подій знищення</translation>
    </message>
    <message>
        <source>waiting for the kernel&apos;s destroy events</source>
        <translation>очікування подій знищення від ядра</translation>
    </message>
    <message>
        <source>reading the kernel&apos;s destroy events</source>
        <translation>читання подій знищення від ядра</translation>
    </message>
    <message>
        <source>tcpatlas-probe is not installed</source>
        <translation>tcpatlas-probe не встановлено</translation>
    </message>
    <message>
        <source>tcpatlas-probe may be used by the members of its group only, and pkexec is not installed to ask for permission</source>
        <translation>користуватися tcpatlas-probe можуть лише члени його групи, а pkexec, щоб попросити дозволу, не встановлено</translation>
    </message>
    <message>
        <source>it takes root: pkexec is not installed to ask for it, and tcpatlas-probe has no capabilities of its own</source>
        <translation>потрібні права root: pkexec, щоб їх попросити, не встановлено, а tcpatlas-probe не має власних capabilities</translation>
    </message>
    <message>
        <source>pkexec closed its output</source>
        <translation>pkexec закрив свій вивід</translation>
    </message>
    <message>
        <source>the probe closed its output</source>
        <translation>спостерігач закрив свій вивід</translation>
    </message>
    <message>
        <source>pkexec ended with status %1</source>
        <translation>pkexec завершився з кодом %1</translation>
    </message>
    <message>
        <source>the probe ended with status %1</source>
        <translation>спостерігач завершився з кодом %1</translation>
    </message>
    <message>
        <source>pkexec was killed by signal %1</source>
        <translation>pkexec зупинено сигналом %1</translation>
    </message>
    <message>
        <source>the probe was killed by signal %1</source>
        <translation>спостерігача зупинено сигналом %1</translation>
    </message>
    <message>
        <source>the probe has been started already</source>
        <translation>спостерігача вже запущено</translation>
    </message>
    <message>
        <source>cannot start the probe</source>
        <translation>не вдалося запустити спостерігача</translation>
    </message>
    <message>
        <source>cannot read from the probe</source>
        <translation>не вдалося прочитати дані спостерігача</translation>
    </message>
    <message>
        <source>the probe names more owners than this computer can have</source>
        <translation>спостерігач називає більше власників, ніж може бути на цьому комп’ютері</translation>
    </message>
    <message>
        <source>the probe cannot tell owners</source>
        <translation>спостерігач не може назвати власників</translation>
    </message>
    <message>
        <source>the probe has ended</source>
        <translation>спостерігач завершився</translation>
    </message>
    <message>
        <source>the request to observe every transition was dismissed</source>
        <translation>запит на спостереження за кожним переходом відхилено</translation>
    </message>
    <message>
        <source>the permission to observe every transition was refused</source>
        <translation>у дозволі спостерігати за кожним переходом відмовлено</translation>
    </message>
    <message>
        <source>, and </source>
        <translation>, і </translation>
    </message>
    <message>
        <source>listing the processes</source>
        <translation>читання списку процесів</translation>
    </message>
    <message>
        <source>%1: line %2</source>
        <translation>%1: рядок %2</translation>
    </message>
    <message>
        <source>, and %1 more such lines</source>
        <translation>, а також інші такі рядки: %1</translation>
    </message>
    <message>
        <source>reading %1</source>
        <translation>читання %1</translation>
    </message>
    <message>
        <source>the kernel&apos;s answer has </source>
        <translation>у відповіді ядра є </translation>
    </message>
    <message>
        <source> at byte %1</source>
        <translation> у байті %1</translation>
    </message>
    <message>
        <source>asking the kernel for its sockets</source>
        <translation>запит сокетів у ядра</translation>
    </message>
    <message>
        <source>the kernel stopped answering before its list of sockets was complete</source>
        <translation>ядро припинило відповідати, не закінчивши списку сокетів</translation>
    </message>
    <message>
        <source>reading the kernel&apos;s list of sockets</source>
        <translation>читання списку сокетів ядра</translation>
    </message>
    <message>
        <source>a message of the kernel was longer than the buffer for it</source>
        <translation>повідомлення ядра довше за буфер для нього</translation>
    </message>
    <message>
        <source>the list of sockets changed while the kernel made it</source>
        <translation>список сокетів змінився, поки ядро його складало</translation>
    </message>
    <message>
        <source>the kernel&apos;s list of sockets</source>
        <translation>список сокетів ядра</translation>
    </message>
    <message>
        <source>the kernel answers other questions, but not ours</source>
        <translation>ядро відповідає на інші запити, але не на наш</translation>
    </message>
    <message>
        <source>asking the kernel for one socket</source>
        <translation>запит одного сокета в ядра</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>причину не вказано</translation>
    </message>
    <message>
        <source>cannot empty the capability bounding set</source>
        <translation>не вдалося очистити межову множину capabilities</translation>
    </message>
    <message>
        <source>cannot drop the capabilities</source>
        <translation>не вдалося скинути capabilities</translation>
    </message>
    <message>
        <source>the capabilities are still there after dropping them</source>
        <translation>capabilities лишилися після скидання</translation>
    </message>
    <message>
        <source>cannot make the system call filter</source>
        <translation>не вдалося створити фільтр системних викликів</translation>
    </message>
    <message>
        <source>cannot install the system call filter</source>
        <translation>не вдалося встановити фільтр системних викликів</translation>
    </message>
    <message>
        <source>cannot read the capabilities of the process</source>
        <translation>не вдалося прочитати capabilities процесу</translation>
    </message>
    <message>
        <source>not permitted: it takes the capabilities CAP_BPF and CAP_PERFMON, and both are missing</source>
        <translation>немає дозволу: потрібні capabilities CAP_BPF і CAP_PERFMON, а бракує обох</translation>
    </message>
    <message>
        <source>not permitted: it takes the capabilities CAP_BPF and CAP_PERFMON, and %1 is missing</source>
        <translation>немає дозволу: потрібні capabilities CAP_BPF і CAP_PERFMON, а бракує %1</translation>
    </message>
    <message>
        <source>cannot forbid tracing</source>
        <translation>не вдалося заборонити трасування</translation>
    </message>
    <message>
        <source>cannot set no_new_privs</source>
        <translation>не вдалося встановити no_new_privs</translation>
    </message>
    <message>
        <source>it is locked down for confidentiality</source>
        <translation>заблоковано задля конфіденційності (lockdown)</translation>
    </message>
    <message>
        <source>cannot open the BPF object</source>
        <translation>не вдалося відкрити об’єкт BPF</translation>
    </message>
    <message>
        <source>the kernel refuses the BPF programs</source>
        <translation>ядро не приймає програми BPF</translation>
    </message>
    <message>
        <source>this kernel does not describe its types (CONFIG_DEBUG_INFO_BTF), so no program can be fitted to it</source>
        <translation>це ядро не описує своїх типів (CONFIG_DEBUG_INFO_BTF), тож жодну програму не можна до нього припасувати</translation>
    </message>
    <message>
        <source>cannot attach %1</source>
        <translation>не вдалося приєднати %1</translation>
    </message>
    <message>
        <source>cannot map the ring buffer</source>
        <translation>не вдалося відобразити кільцевий буфер</translation>
    </message>
    <message>
        <source>the iterator is not attached</source>
        <translation>ітератор не приєднано</translation>
    </message>
    <message>
        <source>cannot begin</source>
        <translation>не вдалося почати</translation>
    </message>
    <message>
        <source>the kernel shows %1 instead of %2</source>
        <translation>ядро показує %1 замість %2</translation>
    </message>
    <message>
        <source>the kernel shows no such socket instead of %1</source>
        <translation>ядро не показує такого сокета замість %1</translation>
    </message>
    <message>
        <source>%1 cannot be held: there is no socket in it</source>
        <translation>%1 неможливо утримати: у ньому немає сокета</translation>
    </message>
    <message>
        <source>holding %1</source>
        <translation>утримання %1</translation>
    </message>
    <message>
        <source>no more than %1 states are held at a time</source>
        <translation>межа станів, утримуваних одночасно, — %1</translation>
    </message>
    <message>
        <source>nothing is held under %1</source>
        <translation>під номером %1 нічого не утримується</translation>
    </message>
    <message>
        <source>a TIME-WAIT belongs to no program: the kernel ends it after %1 s</source>
        <translation>TIME-WAIT не належить жодній програмі: ядро завершує його через %1 с</translation>
    </message>
    <message>
        <source>waiting for requests</source>
        <translation>очікування запитів</translation>
    </message>
    <message>
        <source>the packets in flight do not come to an end</source>
        <translation>пакети в дорозі не закінчуються</translation>
    </message>
    <message>
        <source>packets cannot be held in this mode</source>
        <translation>у цьому режимі пакети неможливо затримати</translation>
    </message>
    <message>
        <source>no packet %1 is in flight</source>
        <translation>пакета %1 немає в дорозі</translation>
    </message>
    <message>
        <source>no such packet is in flight</source>
        <translation>такого пакета немає в дорозі</translation>
    </message>
    <message>
        <source>the two packets go in different directions</source>
        <translation>два пакети йдуть у різні боки</translation>
    </message>
    <message>
        <source>&quot;%1&quot; on %2 has no connection</source>
        <translation>&quot;%1&quot; на %2 не має з’єднання</translation>
    </message>
    <message>
        <source>packets cannot be made in this mode</source>
        <translation>у цьому режимі пакети неможливо створити</translation>
    </message>
    <message>
        <source>no packet of this connection was seen, so its sequence numbers are not known</source>
        <translation>жодного пакета цього з’єднання не бачено, тож його порядкові номери невідомі</translation>
    </message>
    <message>
        <source>what was waited for did not happen in %1 ms</source>
        <translation>очікуване не сталося за %1 мс</translation>
    </message>
    <message>
        <source>nobody is there any more to wait for</source>
        <translation>чекати вже немає на кого</translation>
    </message>
    <message>
        <source>%1 has no open socket &quot;%2&quot;</source>
        <translation>%1 не має відкритого сокета &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 has a socket &quot;%2&quot; already</source>
        <translation>%1 вже має сокет &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 has too many sockets already</source>
        <translation>%1 вже має забагато сокетів</translation>
    </message>
    <message>
        <source>%1 is no call on an open socket</source>
        <translation>%1 не є викликом для відкритого сокета</translation>
    </message>
    <message>
        <source>the answer would be longer than %1 bytes</source>
        <translation>відповідь перевищила б межу в байтах: %1</translation>
    </message>
    <message>
        <source>nothing has been done yet that could be saved</source>
        <translation>ще не зроблено нічого, що можна зберегти</translation>
    </message>
    <message>
        <source>more was done than fits into a lesson</source>
        <translation>зроблено більше, ніж уміщує урок</translation>
    </message>
    <message>
        <source>there is no lesson of this name</source>
        <translation>уроку з такою назвою немає</translation>
    </message>
    <message>
        <source>this lesson needs packets that can be held; loopback has none</source>
        <translation>цьому уроку потрібні пакети, які можна затримати; у loopback таких немає</translation>
    </message>
    <message>
        <source>the steps of this lesson make more than %1 bytes</source>
        <translation>кроки цього уроку перевищують межу в байтах: %1</translation>
    </message>
    <message>
        <source>no lesson has begun</source>
        <translation>жодного уроку не почато</translation>
    </message>
    <message>
        <source>action %1</source>
        <translation>дія %1</translation>
    </message>
    <message>
        <source>setup</source>
        <translation>підготовка</translation>
    </message>
    <message>
        <source>the lesson is over</source>
        <translation>урок закінчено</translation>
    </message>
    <message>
        <source>the list of sockets is not complete</source>
        <translation>список сокетів неповний</translation>
    </message>
    <message>
        <source>the kernel&apos;s answer is cut off</source>
        <translation>відповідь ядра обрізано</translation>
    </message>
    <message>
        <source>the kernel answers something else</source>
        <translation>ядро відповідає щось інше</translation>
    </message>
    <message>
        <source>asking the kernel for a network device</source>
        <translation>запит мережевого пристрою в ядра</translation>
    </message>
    <message>
        <source>giving the network device its address</source>
        <translation>надання адреси мережевому пристрою</translation>
    </message>
    <message>
        <source>switching the network device on</source>
        <translation>увімкнення мережевого пристрою</translation>
    </message>
    <message>
        <source>taking the queue away</source>
        <translation>вилучення черги</translation>
    </message>
    <message>
        <source>making the route</source>
        <translation>створення маршруту</translation>
    </message>
    <message>
        <source>entering a network namespace</source>
        <translation>вхід у мережевий простір імен</translation>
    </message>
    <message>
        <source>making a user namespace</source>
        <translation>створення простору імен користувачів</translation>
    </message>
    <message>
        <source>making a network namespace</source>
        <translation>створення мережевого простору імен</translation>
    </message>
    <message>
        <source>making a network device</source>
        <translation>створення мережевого пристрою</translation>
    </message>
    <message>
        <source>finding the network device</source>
        <translation>пошук мережевого пристрою</translation>
    </message>
    <message>
        <source>delivering a packet</source>
        <translation>доставлення пакета</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>позиція %1: %2</translation>
    </message>
    <message>
        <source>the line is no JSON object</source>
        <translation>рядок не є об’єктом JSON</translation>
    </message>
    <message>
        <source>nobody waits for the answer any more</source>
        <translation>відповіді вже ніхто не чекає</translation>
    </message>
    <message>
        <source>this kernel has no tracepoint %1</source>
        <translation>це ядро не має точки трасування %1</translation>
    </message>
    <message>
        <source>a line is longer than %1 bytes</source>
        <translation>рядок довший за %1 байтів</translation>
    </message>
    <message>
        <source>do: hold, release or held is expected</source>
        <translation>do: очікується hold, release або held</translation>
    </message>
    <message>
        <source>there are no lessons here</source>
        <translation>тут немає уроків</translation>
    </message>
    <message>
        <source>states are held in the mode hold only</source>
        <translation>стани утримуються лише в режимі hold</translation>
    </message>
    <message>
        <source>the request is longer than 64 KiB</source>
        <translation>запит довший за 64 KiB</translation>
    </message>
    <message>
        <source>&quot;a&quot; or &quot;b&quot; is expected</source>
        <translation>очікується &quot;a&quot; або &quot;b&quot;</translation>
    </message>
    <message>
        <source>letters, digits, - and _ are expected</source>
        <translation>очікуються літери, цифри, - і _</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;</source>
        <translation>немає &quot;%1&quot;</translation>
    </message>
    <message>
        <source>0 is expected, as a close() that lingers would wait, and no call here does</source>
        <translation>очікується 0, бо close() із затримкою чекав би, а тут жоден виклик не чекає</translation>
    </message>
    <message>
        <source>&quot;rst&quot; is expected</source>
        <translation>очікується &quot;rst&quot;</translation>
    </message>
    <message>
        <source>&quot;packet&quot; or &quot;states&quot; is expected</source>
        <translation>очікується &quot;packet&quot; або &quot;states&quot;</translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation>очікується список</translation>
    </message>
    <message>
        <source>SYN, ACK, FIN, RST, PSH, URG, ECE or CWR is expected</source>
        <translation>очікується SYN, ACK, FIN, RST, PSH, URG, ECE або CWR</translation>
    </message>
    <message>
        <source>is no state</source>
        <translation>не є станом</translation>
    </message>
    <message>
        <source>is no address with a port</source>
        <translation>не є адресою з портом</translation>
    </message>
    <message>
        <source>is no errno</source>
        <translation>не є errno</translation>
    </message>
    <message>
        <source>is neither a nor b</source>
        <translation>не є ні a, ні b</translation>
    </message>
    <message>
        <source>is unknown</source>
        <translation>невідоме</translation>
    </message>
    <message>
        <source>is version %1 of the protocol, not %2</source>
        <translation>версія протоколу %1, а не %2</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>не є текстом</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>не є ні true, ні false</translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation>поза межами</translation>
    </message>
    <message>
        <source>is no whole number</source>
        <translation>не є цілим числом</translation>
    </message>
    <message>
        <source>is no list</source>
        <translation>не є списком</translation>
    </message>
    <message>
        <source>has an entry that is no text</source>
        <translation>має елемент, що не є текстом</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>очікується об’єкт</translation>
    </message>
    <message>
        <source>a text of 1 to %1 bytes is expected</source>
        <translation>очікується текст від 1 до %1 байтів</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2 is expected</source>
        <translation>очікується ціле число від %1 до %2</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>очікується true або false</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>бракує %1</translation>
    </message>
    <message>
        <source>small letters, digits and - are expected</source>
        <translation>очікуються малі літери, цифри та -</translation>
    </message>
    <message>
        <source>in a lesson it is told by what it looks like</source>
        <translation>в уроці його вказують за виглядом</translation>
    </message>
    <message>
        <source>it is not one of the choices</source>
        <translation>такого варіанта немає</translation>
    </message>
    <message>
        <source>nothing is done</source>
        <translation>нічого не робиться</translation>
    </message>
    <message>
        <source>version 1 of the format is expected</source>
        <translation>очікується версія формату 1</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>немає жодного</translation>
    </message>
    <message>
        <source>a line is at most %1 bytes long</source>
        <translation>межа довжини рядка в байтах — %1</translation>
    </message>
    <message>
        <source>either lesson or text is expected</source>
        <translation>очікується або lesson, або text</translation>
    </message>
    <message>
        <source>there is no such state</source>
        <translation>такого стану немає</translation>
    </message>
    <message>
        <source>has an entry that is no flag of TCP</source>
        <translation>має елемент, що не є прапорцем TCP</translation>
    </message>
    <message>
        <source>each packet is delivered by itself here</source>
        <translation>тут кожен пакет доставляється сам</translation>
    </message>
    <message>
        <source>read() = 0: the other side has closed</source>
        <translation>read() = 0: інша сторона закрила з’єднання</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <translation>%1: очікувалося %2, виявлено %3</translation>
    </message>
    <message>
        <source>in flight: expected %1, found %2</source>
        <translation>у дорозі: очікувалося %1, виявлено %2</translation>
    </message>
    <message>
        <source>errno: expected %1, found %2</source>
        <translation>errno: очікувалося %1, виявлено %2</translation>
    </message>
    <message>
        <source>To allow more of them until the next start: sudo sysctl user.%1=10000</source>
        <translation>Щоб дозволити більше до наступного запуску: sudo sysctl user.%1=10000</translation>
    </message>
    <message>
        <source>AppArmor forbids it to programs without a profile. To allow it until the next start: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</source>
        <translation>AppArmor забороняє це програмам без профілю. Щоб дозволити до наступного запуску: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</translation>
    </message>
    <message>
        <source>To allow it until the next start: sudo sysctl kernel.unprivileged_userns_clone=1</source>
        <translation>Щоб дозволити до наступного запуску: sudo sysctl kernel.unprivileged_userns_clone=1</translation>
    </message>
    <message>
        <source>A container or a security policy around this program forbids it; start it outside.</source>
        <translation>Це забороняє контейнер або політика безпеки довкола цієї програми; запустіть її зовні.</translation>
    </message>
    <message>
        <source>A container or a security policy around this program forbids it, or the kernel has been built without network namespaces.</source>
        <translation>Це забороняє контейнер або політика безпеки довкола цієї програми, або ядро зібрано без мережевих просторів імен.</translation>
    </message>
    <message>
        <source>To let every user make such devices in namespaces of their own, which is safe and usual: sudo chmod 0666 /dev/net/tun</source>
        <translation>Щоб кожен користувач міг створювати такі пристрої у власних просторах імен, що безпечно й звично: sudo chmod 0666 /dev/net/tun</translation>
    </message>
    <message>
        <source>Load the kernel&apos;s module: sudo modprobe tun</source>
        <translation>Завантажте модуль ядра: sudo modprobe tun</translation>
    </message>
    <message>
        <source>Nothing on this computer was changed. Trying again may help.</source>
        <translation>На цьому комп’ютері нічого не змінено. Може допомогти повторна спроба.</translation>
    </message>
    <message>
        <source>a line is longer than 64 KiB</source>
        <translation>рядок довший за 64 KiB</translation>
    </message>
    <message>
        <source>an answer to request %1, which was not made</source>
        <translation>відповідь на запит %1, якого не було</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>код %1</translation>
    </message>
    <message>
        <source>cannot start a thread</source>
        <translation>не вдалося запустити потік</translation>
    </message>
    <message>
        <source>a socket without a peer cannot be asked for</source>
        <translation>сокет без іншої сторони запитати неможливо</translation>
    </message>
    <message>
        <source>cannot become another user</source>
        <translation>не вдалося стати іншим користувачем</translation>
    </message>
    <message>
        <source>cannot lower the limits of the process</source>
        <translation>не вдалося зменшити обмеження процесу</translation>
    </message>
    <message>
        <source>the 60 s of TIME-WAIT begin anew while you read</source>
        <translation>60 с TIME-WAIT починаються знову, поки ви читаєте</translation>
    </message>
    <message>
        <source>%1 bytes have been sent and not read; no more than %2 may be</source>
        <translation>надіслано й не прочитано %1 байт; більше ніж %2 не можна</translation>
    </message>
    <message>
        <source>on loopback only %1 and %2 can be connected to</source>
        <translation>на loopback можна з’єднуватися лише з %1 і %2</translation>
    </message>
    <message>
        <source>something ended by itself while you read; everything up to here was done again</source>
        <translation>дещо завершилося само, поки ви читали; усе до цього місця зроблено знову</translation>
    </message>
    <message>
        <source>tcpatlas-lab is not installed</source>
        <translation>tcpatlas-lab не встановлено</translation>
    </message>
    <message>
        <source>/proc lists no process: it is not mounted</source>
        <translation>/proc не показує жодного процесу: його не змонтовано</translation>
    </message>
    <message>
        <source>processes that could not be read: %1</source>
        <translation>процеси, які не вдалося прочитати: %1</translation>
    </message>
    <message>
        <source>not every process could be read</source>
        <translation>не всі процеси вдалося прочитати</translation>
    </message>
    <message>
        <source>/proc hides the processes of other users (hidepid)</source>
        <translation>/proc приховує процеси інших користувачів (hidepid)</translation>
    </message>
    <message>
        <source>its flags are out of range: %1</source>
        <translation>прапорці поза межами: %1</translation>
    </message>
</context>
<context>
    <name>Essentials</name>
    <message numerus="yes">
        <source>%1 holds %n of these, the oldest for %2</source>
        <translation>
            <numerusform>%1 тримає %n таке, вже %2</numerusform>
            <numerusform>%1 тримає %n таких, найдавніше вже %2</numerusform>
            <numerusform>%1 тримає %n таких, найдавніше вже %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 і ще %n</numerusform>
            <numerusform>%1 і ще %n</numerusform>
            <numerusform>%1 і ще %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2 wait for accept()</source>
        <translation>%1 з щонайбільше %2 чекають на accept()</translation>
    </message>
    <message>
        <source>Receive queue</source>
        <translation>Черга приймання</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Черга надсилання</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процес</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Користувач</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Юніт</translation>
    </message>
    <message>
        <source>In this state</source>
        <translation>У цьому стані</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Черги</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Таймер</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Загалом</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Чиї</translation>
    </message>
    <message>
        <source>%1 wait for accept(); the limit is not known</source>
        <translation>%1 чекають на accept(); межа невідома</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Addresses</source>
        <translation>Адреси</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Локальна</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Віддалена</translation>
    </message>
    <message>
        <source>IPv4 with %1, through an IPv6 socket</source>
        <translation>IPv4 з %1 через сокет IPv6</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Інтерфейс</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>номер %1</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процес</translation>
    </message>
    <message>
        <source>%1, descriptor %2, user %3</source>
        <translation>%1, дескриптор %2, користувач %3</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Програма</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Юніт</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Власник</translation>
    </message>
    <message>
        <source>And</source>
        <translation>А також</translation>
    </message>
    <message numerus="yes">
        <source>%n more descriptor(s)</source>
        <translation>
            <numerusform>ще %n дескриптор</numerusform>
            <numerusform>ще %n дескриптори</numerusform>
            <numerusform>ще %n дескрипторів</numerusform>
        </translation>
    </message>
    <message>
        <source>Socket’s user</source>
        <translation>Користувач сокета</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Черги</translation>
    </message>
    <message>
        <source>Waiting for accept()</source>
        <translation>Чекають на accept()</translation>
    </message>
    <message>
        <source>Receive queue</source>
        <translation>Черга приймання</translation>
    </message>
    <message>
        <source>%1 (the FIN counts as one)</source>
        <translation>%1 (FIN рахується як один)</translation>
    </message>
    <message>
        <source>%1 not yet read by the program</source>
        <translation>програма ще не прочитала %1</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Черга надсилання</translation>
    </message>
    <message>
        <source>%1 not yet confirmed by the other side</source>
        <translation>інша сторона ще не підтвердила %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>In this state</source>
        <translation>У цьому стані</translation>
    </message>
    <message>
        <source>at least %1 (since it was first seen so)</source>
        <translation>щонайменше %1 (відколи його вперше побачили в ньому)</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Таймер</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s)</source>
        <translation>
            <numerusform>%n пакет</numerusform>
            <numerusform>%n пакети</numerusform>
            <numerusform>%n пакетів</numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Шлях</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Туди й назад</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>Congestion window</source>
        <translation>Вікно перевантаження</translation>
    </message>
    <message>
        <source>Slow start until</source>
        <translation>Slow start до</translation>
    </message>
    <message>
        <source>Segment size</source>
        <translation>Розмір сегмента</translation>
    </message>
    <message>
        <source>Retransmitted</source>
        <translation>Надіслано повторно</translation>
    </message>
    <message>
        <source>%1, %2 of them unanswered now</source>
        <translation>%1, з них зараз без відповіді: %2</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Керування перевантаженням</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 тому</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Трафік</translation>
    </message>
    <message>
        <source>Sent and confirmed</source>
        <translation>Надіслано й підтверджено</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Отримано</translation>
    </message>
    <message>
        <source>Last data sent</source>
        <translation>Востаннє надіслано дані</translation>
    </message>
    <message>
        <source>Last data received</source>
        <translation>Востаннє отримано дані</translation>
    </message>
    <message>
        <source>Delivery rate</source>
        <translation>Швидкість доставляння</translation>
    </message>
    <message>
        <source>Pacing rate</source>
        <translation>Темп надсилання (pacing)</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Ідентифікація</translation>
    </message>
    <message>
        <source>Cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>Kernel’s state number</source>
        <translation>Номер стану в ядрі</translation>
    </message>
    <message>
        <source>from this computer only</source>
        <translation>лише з цього комп’ютера</translation>
    </message>
    <message>
        <source>by whoever can reach this one address</source>
        <translation>усім, хто може дістатися до цієї адреси</translation>
    </message>
    <message>
        <source>at every address of this computer, IPv4 too unless the program asked for IPv6 only</source>
        <translation>за всіма адресами цього комп’ютера, зокрема IPv4, якщо програма не обмежилася IPv6</translation>
    </message>
    <message>
        <source>at every IPv4 address of this computer</source>
        <translation>за всіма адресами IPv4 цього комп’ютера</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Доступний</translation>
    </message>
    <message>
        <source>Actually</source>
        <translation>Насправді</translation>
    </message>
    <message numerus="yes">
        <source>%1 of at most %n connection(s)</source>
        <translation>
            <numerusform>%1 із щонайбільше %n з’єднання</numerusform>
            <numerusform>%1 із щонайбільше %n з’єднань</numerusform>
            <numerusform>%1 із щонайбільше %n з’єднань</numerusform>
        </translation>
    </message>
    <message>
        <source>at every IPv6 address of this computer, not by IPv4 (ss writes [::])</source>
        <translation>за всіма адресами IPv6 цього комп’ютера, але не через IPv4 (ss пише [::])</translation>
    </message>
    <message>
        <source>at every address of this computer, IPv6 and IPv4 (ss writes *)</source>
        <translation>за всіма адресами цього комп’ютера, IPv6 та IPv4 (ss пише *)</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Прив’язано</translation>
    </message>
    <message>
        <source>the program has reserved this address and port, and neither listens nor is connected</source>
        <translation>програма зарезервувала цю адресу й порт, але не слухає й не з’єднана</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Пов’язане</translation>
    </message>
    <message>
        <source>%1 (the SYN counts as one)</source>
        <translation>%1 (SYN рахується як один)</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s); the limit is not known</source>
        <translation>
            <numerusform>%n з’єднання; межа невідома</numerusform>
            <numerusform>%n з’єднання; межа невідома</numerusform>
            <numerusform>%n з’єднань; межа невідома</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Надіслано</translation>
    </message>
    <message>
        <source>%1, without a descriptor (io_uring), user %2</source>
        <translation>%1, без дескриптора (io_uring), користувач %2</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>it is not a regular file</source>
        <translation>це не звичайний файл</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>a word or a key such as state:</source>
        <translation>слово або ключ, наприклад state:</translation>
    </message>
    <message>
        <source>a word or a key such as state: inside the parentheses</source>
        <translation>слово або ключ, наприклад state:, у дужках</translation>
    </message>
    <message>
        <source>a word or a key such as state: after &apos;%1&apos;</source>
        <translation>слово або ключ, наприклад state:, після «%1»</translation>
    </message>
    <message>
        <source>at most %1 parentheses inside each other</source>
        <translation>щонайбільше %1 вкладених дужок</translation>
    </message>
    <message>
        <source>a &apos;)&apos; that closes the &apos;(&apos; at column %1</source>
        <translation>«)», що закриває «(» на позиції %1</translation>
    </message>
    <message>
        <source>the end of the filter or another word, because no &apos;(&apos; is open</source>
        <translation>кінець фільтра або інше слово, бо жодну «(» не відкрито</translation>
    </message>
    <message>
        <source> (did you mean %1?)</source>
        <translation> (можливо, %1?)</translation>
    </message>
    <message>
        <source>a state, such as close-wait</source>
        <translation>стан, наприклад close-wait</translation>
    </message>
    <message>
        <source>a process number, such as 812</source>
        <translation>номер процесу, наприклад 812</translation>
    </message>
    <message>
        <source>a port from 0 to 65535, a range such as 8000-8100, or a service such as https</source>
        <translation>порт від 0 до 65535, діапазон, наприклад 8000-8100, або служба, наприклад https</translation>
    </message>
    <message>
        <source>an address, a subnet, a port or a service, such as 10.0.0.5:443</source>
        <translation>адреса, підмережа, порт або служба, наприклад 10.0.0.5:443</translation>
    </message>
    <message>
        <source>an address or a subnet, such as 10.0.0.5 or 10.0.0.0/8</source>
        <translation>адреса або підмережа, наприклад 10.0.0.5 чи 10.0.0.0/8</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>одне з цих слів: %1</translation>
    </message>
    <message>
        <source>&apos;&gt;&apos; or &apos;&lt;&apos; in front of it, as in %1</source>
        <translation>«&gt;» або «&lt;» попереду, наприклад %1</translation>
    </message>
    <message>
        <source>a comparison, such as %1</source>
        <translation>порівняння, наприклад %1</translation>
    </message>
    <message>
        <source> (units: %1)</source>
        <translation> (одиниці: %1)</translation>
    </message>
    <message>
        <source>a key (%1), or quotes around a plain word with a colon</source>
        <translation>ключ (%1) або лапки навколо звичайного слова з двокрапкою</translation>
    </message>
    <message>
        <source>a space or a comma after the closing quote</source>
        <translation>пробіл або кома після закритих лапок</translation>
    </message>
    <message>
        <source>a closing %1 for the one that begins here</source>
        <translation>%1, щоб закрити лапки, відкриті тут</translation>
    </message>
    <message>
        <source>something between the quotes</source>
        <translation>щось між лапками</translation>
    </message>
    <message>
        <source>a value in front of &apos;,&apos;</source>
        <translation>значення перед «,»</translation>
    </message>
    <message>
        <source>a value after &apos;%1&apos;</source>
        <translation>значення після «%1»</translation>
    </message>
    <message>
        <source>a key, &apos;:&apos; and a value without spaces, or quotes around a plain word</source>
        <translation>ключ, &apos;:&apos; і значення без пробілів, або лапки навколо звичайного слова</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or &apos;not&apos;, written as words</source>
        <translation>&apos;and&apos;, &apos;or&apos; або &apos;not&apos; словами</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>About TCP Atlas</source>
        <translation>Про TCP Atlas</translation>
    </message>
    <message>
        <source>&lt;h3&gt;TCP Atlas %1&lt;/h3&gt;&lt;p&gt;Every TCP connection of this computer, on the state diagram.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;TCP Atlas %1&lt;/h3&gt;&lt;p&gt;Усі з’єднання TCP цього комп’ютера на діаграмі станів.&lt;/p&gt;&lt;p&gt;Вільне програмне забезпечення під GNU General Public License версії 3 або новішої.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Клавіатура</translation>
    </message>
    <message>
        <source>Tab	from part to part
↓ or Enter	in the filter: go to the first row
← →	among the states above the list; Space chooses one
↑ ↓ ← →	from row to row; on the diagram from state to state
Enter	on a state: show only its connections
Esc	in the filter: clear it; elsewhere: back, deselect, show everything
+ - 0	on the band of a connection’s past: closer, farther, all of it</source>
        <translation>Tab	від частини до частини
↓ або Enter	у фільтрі: до першого рядка
← →	між станами над списком; пробіл вибирає стан
↑ ↓ ← →	від рядка до рядка; на діаграмі — від стану до стану
Enter	на стані: показати лише його з’єднання
Esc	у фільтрі: очистити його; деінде: назад, зняти вибір, показати все
+ - 0	на смузі минулого з’єднання: ближче, далі, усе</translation>
    </message>
    <message>
        <source>nginx	the word in the process, PID, address, port, service or state
state:close-wait	one state; several: state:close-wait,fin-wait-2
process:nginx -state:established	of nginx, but not the open ones
port:443	on either side; a range: port:8000-8100; a service: port:https
local:22	our side; remote:10.0.0.0/8: the other side in a subnet
user:www-data	sockets of this user
age:&gt;5m	longer than five minutes in the state; units: ms s m h d
queue:&gt;0	something is unread or unconfirmed; units: k M G
rtt:&gt;100ms	slow round trips; retrans:&gt;0: something was sent again
is:listening	also connected, opening, closing, loopback, link-local, ipv4, ipv6, mapped, owned, ownerless
(nginx or redis) port:6379	or, and brackets; words beside each other must all match
&quot;a name with spaces&quot;	quotes hold a word together and make operators plain</source>
        <translation>nginx	слово в процесі, PID, адресі, порту, службі чи стані
state:close-wait	один стан; кілька: state:close-wait,fin-wait-2
process:nginx -state:established	nginx, але не відкриті
port:443	з будь-якого боку; діапазон: port:8000-8100; служба: port:https
local:22	наш бік; remote:10.0.0.0/8: інший бік у підмережі
user:www-data	сокети цього користувача
age:&gt;5m	у стані понад п’ять хвилин; одиниці: ms s m h d
queue:&gt;0	щось не прочитано чи не підтверджено; одиниці: k M G
rtt:&gt;100ms	повільний шлях туди й назад; retrans:&gt;0: щось надіслано повторно
is:listening	також connected, opening, closing, loopback, link-local, ipv4, ipv6, mapped, owned, ownerless
(nginx or redis) port:6379	або, і дужки; слова поряд мають підходити всі
&quot;a name with spaces&quot;	лапки тримають слово разом і позбавляють оператори сили</translation>
    </message>
    <message>
        <source>Filter examples</source>
        <translation>Приклади фільтра</translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message>
        <source>History limits</source>
        <translation>Межі історії</translation>
    </message>
    <message>
        <source>Connections that are &amp;gone stay in the list for</source>
        <translation>&amp;Зниклі з’єднання лишаються в списку</translation>
    </message>
    <message>
        <source>Connections whose &amp;history is kept</source>
        <translation>З’єднання зі збереженою &amp;історією</translation>
    </message>
    <message>
        <source>&amp;Transitions kept in the log</source>
        <translation>&amp;Переходи, збережені в журналі</translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message>
        <source>kernel events</source>
        <translation>події ядра</translation>
    </message>
    <message>
        <source>snapshots, plus kernel notice of each close</source>
        <translation>зчитування й повідомлення ядра про кожне закриття</translation>
    </message>
    <message>
        <source>snapshots only</source>
        <translation>лише зчитування</translation>
    </message>
    <message>
        <source>It came into this state %1 ago; how is not known.</source>
        <translation>Цей стан почався %1 тому; як саме, невідомо.</translation>
    </message>
    <message>
        <source>No change since the window first saw it %1 ago; what came before is not known.</source>
        <translation>Без змін, відколи вікно побачило це вперше, %1 тому; що було раніше, невідомо.</translation>
    </message>
    <message>
        <source>From now on the kernel reports each change.</source>
        <translation>Відтепер ядро повідомляє про кожну зміну.</translation>
    </message>
    <message>
        <source>It ended at %1 and will be forgotten at %2.</source>
        <translation>Завершилося о %1, буде забуто о %2.</translation>
    </message>
    <message>
        <source>It had ended by %1 and will be forgotten at %2.</source>
        <translation>Завершилося не пізніше %1, буде забуто о %2.</translation>
    </message>
    <message>
        <source>partly unknown · between two snapshots</source>
        <translation>частково невідомо · між зчитуваннями</translation>
    </message>
    <message>
        <source>partly inferred · between two snapshots</source>
        <translation>частково за висновком · між зчитуваннями</translation>
    </message>
    <message>
        <source>partly exact · the rest seen between two snapshots</source>
        <translation>частково точно · решту побачено між зчитуваннями</translation>
    </message>
    <message>
        <source>order certain · times between two snapshots</source>
        <translation>порядок певний · час — між зчитуваннями</translation>
    </message>
    <message>
        <source>exact · from kernel events</source>
        <translation>точно · з подій ядра</translation>
    </message>
    <message>
        <source>no step yet · from %1</source>
        <extracomment>%1: &quot;kernel events&quot;, &quot;snapshots only&quot;</extracomment>
        <translation>ще жодного переходу · джерело: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier step(s) were forgotten.</source>
        <translation>
            <numerusform>Забуто %n давніший перехід.</numerusform>
            <numerusform>Забуто %n давніші переходи.</numerusform>
            <numerusform>Забуто %n давніших переходів.</numerusform>
        </translation>
    </message>
    <message>
        <source>The kernel reports each transition as it happens. Only TIME-WAIT, which it does not report, comes from snapshots.</source>
        <translation>Ядро повідомляє про кожен перехід, щойно він стається. Лише TIME-WAIT, про який воно не повідомляє, відомий зі зчитувань.</translation>
    </message>
    <message>
        <source>All connections are listed again and again, and the kernel reports each one that ends. What happens between two snapshots is concluded where only one path is possible.</source>
        <translation>Усі з’єднання зчитуються знов і знов, і ядро повідомляє про кожне, що завершується. Про те, що стається між двома зчитуваннями, робиться висновок, якщо можливий лише один шлях.</translation>
    </message>
    <message>
        <source>All connections are listed again and again. What happens between two snapshots is concluded where only one path is possible, and connections that live only in between are missed.</source>
        <translation>Усі з’єднання зчитуються знов і знов. Про те, що стається між двома зчитуваннями, робиться висновок, якщо можливий лише один шлях. З’єднання, що існують тільки між зчитуваннями, лишаються непоміченими.</translation>
    </message>
    <message>
        <source>It is gone. How it ended is not known, or has been forgotten.</source>
        <translation>Його вже немає. Як воно завершилося — невідомо або вже забуто.</translation>
    </message>
    <message>
        <source>Its history was forgotten; this is what the log still has of it.</source>
        <translation>Його історію забуто; ось що про нього ще є в журналі.</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>The receive queue of a CLOSE-WAIT shows one more than there is data: the FIN itself counts.</source>
        <translation>Черга приймання у CLOSE-WAIT показує на один більше, ніж є даних: рахується й сам FIN.</translation>
    </message>
    <message>
        <source>This SYN-RECEIVED is a small request that the listener’s kernel keeps, not a socket of a program yet.</source>
        <translation>Цей SYN-RECEIVED — невеликий запит, який ядро тримає при слухальному сокеті, а ще не сокет програми.</translation>
    </message>
    <message>
        <source>The connection is complete, but no program has called accept() yet: nobody owns it.</source>
        <translation>З’єднання готове, але жодна програма ще не викликала accept(): власника немає.</translation>
    </message>
    <message>
        <source>Linux enters this state at close(), even while the FIN still waits behind data in the send queue.</source>
        <translation>Linux переходить у цей стан під час close(), навіть якщо FIN ще стоїть у черзі надсилання за даними.</translation>
    </message>
    <message>
        <source>No program holds this end any more; the kernel keeps it in FIN-WAIT-2 for a limited time (tcp_fin_timeout).</source>
        <translation>Цю сторону вже не тримає жодна програма; ядро лишає її у FIN-WAIT-2 на обмежений час (tcp_fin_timeout).</translation>
    </message>
    <message>
        <source>A TIME-WAIT belongs to no program. Linux ends it after 60 s; no setting changes that.</source>
        <translation>TIME-WAIT не належить жодній програмі. Linux завершує його через 60 с; жодне налаштування цього не змінює.</translation>
    </message>
    <message>
        <source>On a LISTEN socket the receive queue counts the connections that wait for accept().</source>
        <translation>Для сокета LISTEN черга приймання рахує з’єднання, що чекають на accept().</translation>
    </message>
    <message>
        <source>The lab’s program cannot be started: %1</source>
        <translation>Не вдалося запустити програму лабораторії: %1</translation>
    </message>
    <message>
        <source>The lab’s program was started, but does not answer.</source>
        <translation>Програму лабораторії запущено, але вона не відповідає.</translation>
    </message>
    <message>
        <source>The lab’s program said something that this window does not understand: %1</source>
        <translation>Програма лабораторії сказала щось, чого це вікно не розуміє: %1</translation>
    </message>
    <message>
        <source>The lab’s program has ended: %1</source>
        <translation>Програма лабораторії завершилася: %1</translation>
    </message>
    <message>
        <source>The lab’s program was killed. Everything that it had made is gone.</source>
        <translation>Програму лабораторії зупинено примусово. Усе, що вона створила, зникло.</translation>
    </message>
    <message>
        <source>This computer refuses user namespaces, which the lab needs for its two hosts.</source>
        <translation>Цей комп’ютер не дозволяє просторів імен користувачів, а вони потрібні лабораторії для двох її хостів.</translation>
    </message>
    <message>
        <source>This computer refuses network namespaces, which the lab needs for its two hosts.</source>
        <translation>Цей комп’ютер не дозволяє мережевих просторів імен, а вони потрібні лабораторії для двох її хостів.</translation>
    </message>
    <message>
        <source>This computer refuses /dev/net/tun, which the lab needs to hold each packet.</source>
        <translation>Цей комп’ютер не дає доступу до /dev/net/tun, потрібного лабораторії, щоб затримувати кожен пакет.</translation>
    </message>
    <message>
        <source>The lab cannot make its two hosts.</source>
        <translation>Лабораторія не може створити два свої хости.</translation>
    </message>
    <message>
        <source>To allow it: %1</source>
        <translation>Щоб дозволити: %1</translation>
    </message>
    <message>
        <source>Meanwhile, some lessons can be followed on this computer’s loopback, without seeing the packets.</source>
        <translation>Тим часом деякі уроки можна пройти на внутрішньому інтерфейсі (loopback) цього комп’ютера, не бачачи пакетів.</translation>
    </message>
</context>
<context>
    <name>LabWindow</name>
    <message>
        <source>Try again</source>
        <translation>Спробувати ще</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Уроки</translation>
    </message>
    <message>
        <source>Both ends on one diagram</source>
        <translation>Обидві сторони на одній діаграмі</translation>
    </message>
    <message>
        <source>What the kernel says right now</source>
        <translation>Що каже ядро просто зараз</translation>
    </message>
    <message>
        <source>Lab · TCP Atlas</source>
        <translation>Лабораторія · TCP Atlas</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>now · nothing is on its way</source>
        <translation>зараз · у дорозі нічого немає</translation>
    </message>
    <message numerus="yes">
        <source>now · %n packet(s) on the way</source>
        <translation>
            <numerusform>зараз · у дорозі %n пакет</numerusform>
            <numerusform>зараз · у дорозі %n пакети</numerusform>
            <numerusform>зараз · у дорозі %n пакетів</numerusform>
        </translation>
    </message>
    <message>
        <source>Usually nobody listens on that port; a firewall that rejects looks the same.</source>
        <translation>Зазвичай на цьому порту ніхто не слухає; мережевий екран, що відхиляє, має такий самий вигляд.</translation>
    </message>
    <message>
        <source>The other side ended the connection with RST.</source>
        <translation>Інша сторона завершила з’єднання через RST.</translation>
    </message>
    <message>
        <source>The other side did not answer, and the kernel has given up.</source>
        <translation>Інша сторона не відповіла, і ядро припинило спроби.</translation>
    </message>
    <message>
        <source>This side cannot send any more: it was shut down, or the connection is gone.</source>
        <translation>Ця сторона вже не може надсилати: її напрямок закрито або з’єднання зникло.</translation>
    </message>
    <message>
        <source>Another socket holds this port; it may be one in TIME-WAIT.</source>
        <translation>Цей порт тримає інший сокет; можливо, він у TIME-WAIT.</translation>
    </message>
    <message>
        <source>Not possible yet: a blocking call would wait.</source>
        <translation>Ще неможливо: блокувальний виклик чекав би.</translation>
    </message>
    <message>
        <source>The SYN is on its way; the answer is still to come.</source>
        <translation>SYN у дорозі; відповіді ще немає.</translation>
    </message>
    <message>
        <source>The socket is not connected.</source>
        <translation>Сокет не з’єднаний.</translation>
    </message>
    <message>
        <source>The socket is connected already.</source>
        <translation>Сокет уже з’єднаний.</translation>
    </message>
    <message>
        <source>An earlier connect() still waits for its answer.</source>
        <translation>Попередній connect() іще чекає на відповідь.</translation>
    </message>
    <message>
        <source>This call cannot be made in the socket’s present state.</source>
        <translation>У теперішньому стані сокета цей виклик неможливий.</translation>
    </message>
    <message>
        <source>No route to that address, or a firewall prohibits it.</source>
        <translation>До цієї адреси немає маршруту, або це забороняє мережевий екран.</translation>
    </message>
    <message>
        <source>This host does not have that address, or no port is free.</source>
        <translation>Цей хост не має такої адреси, або немає вільного порту.</translation>
    </message>
    <message>
        <source>data %1 B</source>
        <translation>дані %1 Б</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of data</source>
        <translation>
            <numerusform>%n байт даних</numerusform>
            <numerusform>%n байти даних</numerusform>
            <numerusform>%n байтів даних</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: connected</source>
        <translation>%1: з’єднано</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 хв</translation>
    </message>
    <message>
        <source>%1 calls %2</source>
        <translation>сторона %1 викликає %2</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3</source>
        <translation>сторона %1 переходить із %2 у %3</translation>
    </message>
    <message>
        <source>%1 sends %2</source>
        <translation>сторона %1 надсилає %2</translation>
    </message>
    <message>
        <source>%1 sends %2 again</source>
        <translation>сторона %1 знову надсилає %2</translation>
    </message>
    <message>
        <source>%1 receives %2</source>
        <translation>сторона %1 отримує %2</translation>
    </message>
    <message>
        <source>%1 is lost</source>
        <translation>загублено %1</translation>
    </message>
    <message>
        <source>%1 arrives, and a copy of it stays on its way</source>
        <translation>%1: копія надходить, оригінал лишається в дорозі</translation>
    </message>
    <message>
        <source>%1 is delayed</source>
        <translation>затримано %1</translation>
    </message>
    <message>
        <source>two packets swap places</source>
        <translation>два пакети міняються місцями</translation>
    </message>
    <message>
        <source>a forged %1 is on its way</source>
        <translation>у дорозі фальшивий %1</translation>
    </message>
    <message>
        <source>%1 pass</source>
        <translation>минає %1</translation>
    </message>
    <message>
        <source>%1 has read to the end: the other side has closed</source>
        <translation>сторона %1 дочитала до кінця: інша сторона закрила з’єднання</translation>
    </message>
    <message>
        <source>×%1: its sender has sent this packet %1 times so far, since nothing confirms it while it is held. Here it is one packet.</source>
        <translation>×%1: відправник надіслав цей пакет уже %1 раз(и), бо, поки його затримано, його ніщо не підтверджує. Тут це один пакет.</translation>
    </message>
</context>
<context>
    <name>LogTexts</name>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Перехід</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Процес</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Локальна</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Віддалена</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Підстава</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>не відбувся</translation>
    </message>
    <message>
        <source>in network namespace %1</source>
        <translation>у мережевому просторі імен %1</translation>
    </message>
    <message>
        <source>It was a guess; what became known later says that it did not happen.</source>
        <translation>Це був здогад; із того, що стало відомо згодом, видно, що переходу не було.</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>показано %1</translation>
    </message>
    <message>
        <source>%1 of at most %2 kept</source>
        <translation>у журналі %1 із щонайбільше %2</translation>
    </message>
    <message>
        <source>some missed (number unknown)</source>
        <translation>дещо пропущено (скільки — невідомо)</translation>
    </message>
    <message>
        <source>%1 missed</source>
        <translation>пропущено %1</translation>
    </message>
    <message>
        <source>paused, %1 new</source>
        <translation>пауза, нових: %1</translation>
    </message>
    <message>
        <source>Waiting for the first snapshot of this computer’s connections.</source>
        <translation>Чекаємо на перше зчитування з’єднань цього комп’ютера.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n transition(s) matches the filter.</source>
        <translation>
            <numerusform>Є %n перехід, але фільтр нічого не пропускає.</numerusform>
            <numerusform>Є %n переходи, але фільтр нічого не пропускає.</numerusform>
            <numerusform>Є %n переходів, але фільтр нічого не пропускає.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused: nothing is shown until it goes on.</source>
        <translation>Пауза: нічого не показується, доки ви не продовжите.</translation>
    </message>
    <message>
        <source>No connection has changed its state since the log began.</source>
        <translation>Відколи ведеться журнал, жодне з’єднання не змінило стану.</translation>
    </message>
    <message>
        <source>own</source>
        <extracomment>The network namespace that this program itself is in.</extracomment>
        <translation>власний</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Простір імен</translation>
    </message>
    <message numerus="yes">
        <source>%n not kept here</source>
        <translation>
            <numerusform>%n тут не збережено</numerusform>
            <numerusform>%n тут не збережено</numerusform>
            <numerusform>%n тут не збережено</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 not kept</source>
        <translation>%1 не збережено</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>C&amp;lear</source>
        <translation>О&amp;чистити</translation>
    </message>
    <message>
        <source>Forget all transitions of this log</source>
        <translation>Забути всі переходи цього журналу</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Зберегти…</translation>
    </message>
    <message>
        <source>Write what is shown to a file, as CSV or as JSON lines</source>
        <translation>Записати показане у файл, як CSV або рядки JSON</translation>
    </message>
    <message>
        <source>Transitions of this computer · TCP Atlas</source>
        <translation>Переходи цього комп’ютера · TCP Atlas</translation>
    </message>
    <message>
        <source>All &amp;namespaces</source>
        <translation>Усі &amp;простори імен</translation>
    </message>
    <message>
        <source>Also what happens in other network namespaces, such as those of containers, from now on. Only the observer tells of it; the list and the diagram speak of this namespace alone.</source>
        <translation>Також те, що відтепер відбувається в інших мережевих просторах імен, наприклад контейнерів. Про це повідомляє лише спостерігач; список і діаграма говорять тільки про цей простір імен.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вигляд</translation>
    </message>
    <message>
        <source>Refresh &amp;every</source>
        <translation>Оновлювати &amp;кожні</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Т&amp;ема</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Мо&amp;ва</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;З’єднання</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Довідка</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Вийти</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Призупинити</translation>
    </message>
    <message>
        <source>Refresh no&amp;w</source>
        <translation>&amp;Оновити зараз</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Фільтрувати</translation>
    </message>
    <message>
        <source>&amp;Clear filter and states</source>
        <translation>О&amp;чистити фільтр і стани</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>Менше &amp;руху</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>З&amp;більшити</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>З&amp;меншити</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>&amp;Копіювати рядок</translation>
    </message>
    <message>
        <source>Copy &amp;ss command for it</source>
        <translation>Копіювати команду &amp;ss для нього</translation>
    </message>
    <message>
        <source>Show only this &amp;process</source>
        <translation>Показати лише цей &amp;процес</translation>
    </message>
    <message>
        <source>Show only this re&amp;mote address</source>
        <translation>Показати лише цю віддалену &amp;адресу</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>З&amp;няти виділення</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Клавіатура</translation>
    </message>
    <message>
        <source>&amp;About TCP Atlas</source>
        <translation>&amp;Про TCP Atlas</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>С&amp;товпці</translation>
    </message>
    <message>
        <source>Show li&amp;stening sockets</source>
        <translation>Показувати сл&amp;ухальні сокети</translation>
    </message>
    <message>
        <source>Fit the &amp;diagram</source>
        <translation>Показати діаграму &amp;цілком</translation>
    </message>
    <message>
        <source>Show only this s&amp;tate</source>
        <translation>Показати лише цей с&amp;тан</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Лабораторія</translation>
    </message>
    <message>
        <source>Show every transitio&amp;n…</source>
        <translation>Показувати всі пере&amp;ходи…</translation>
    </message>
    <message>
        <source>Show the &amp;history of the connection</source>
        <translation>Показати &amp;історію з’єднання</translation>
    </message>
    <message>
        <source>Tr&amp;ansitions of this computer</source>
        <translation>Перехо&amp;ди цього комп’ютера</translation>
    </message>
    <message>
        <source>Open the &amp;lab</source>
        <translation>Відкрити &amp;лабораторію</translation>
    </message>
    <message>
        <source>History &amp;limits…</source>
        <translation>&amp;Межі історії…</translation>
    </message>
    <message>
        <source>This computer · TCP Atlas</source>
        <translation>Цей комп’ютер · TCP Atlas</translation>
    </message>
    <message>
        <source>Copy &amp;local address</source>
        <translation>Копіювати &amp;локальну адресу</translation>
    </message>
    <message>
        <source>Copy &amp;remote address</source>
        <translation>Копіювати &amp;віддалену адресу</translation>
    </message>
    <message>
        <source>Go to the &amp;other end</source>
        <translation>До &amp;іншого кінця</translation>
    </message>
    <message>
        <source>Filter &amp;examples</source>
        <translation>П&amp;риклади фільтра</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Зчитування…</translation>
    </message>
    <message>
        <source>As it was at %1</source>
        <translation>Стан на %1</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n сокет</numerusform>
            <numerusform>%n сокети</numerusform>
            <numerusform>%n сокетів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n процес</numerusform>
            <numerusform>%n процеси</numerusform>
            <numerusform>%n процесів</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>повністю</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>частково</translation>
    </message>
    <message>
        <source>The kernel’s socket interface cannot be used, so the list comes from /proc, without round-trip times and without identities: %1</source>
        <translation>Інтерфейс сокетів ядра недоступний, тому список узято з /proc, без часу проходження туди й назад і без ідентифікації: %1</translation>
    </message>
    <message>
        <source>the list ended early</source>
        <translation>список обірвався завчасно</translation>
    </message>
    <message>
        <source>The %1 list is partial: %2</source>
        <translation>Список %1 неповний: %2</translation>
    </message>
    <message>
        <source>A snapshot takes %1, so one is taken only every %2, to leave the processor to your programs.</source>
        <translation>Зчитування триває %1, тому воно відбувається лише кожні %2, щоб залишити процесор вашим програмам.</translation>
    </message>
    <message>
        <source>Reading the connections…</source>
        <translation>Зчитування з’єднань…</translation>
    </message>
    <message>
        <source>This computer has no TCP socket now: nothing listens, and nothing is connected. Connections of containers are in network namespaces of their own and are not listed here.</source>
        <translation>Зараз на цьому комп’ютері немає жодного сокета TCP: ніхто не слухає й ніхто не з’єднаний. З’єднання контейнерів перебувають у власних мережевих просторах імен, і тут їх не видно.</translation>
    </message>
    <message>
        <source>No TCP socket could be listed. The reason is above.</source>
        <translation>Не вдалося отримати жодного сокета TCP. Причину вказано вище.</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) exist, but none matches the filter and the chosen states.</source>
        <translation>
            <numerusform>Є %n сокет, але фільтр і вибрані стани його не пропускають.</numerusform>
            <numerusform>Є %n сокети, але фільтр і вибрані стани їх не пропускають.</numerusform>
            <numerusform>Є %n сокетів, але фільтр і вибрані стани їх не пропускають.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is connected now. %n listening socket(s) are hidden (View → Show listening sockets).</source>
        <translation>
            <numerusform>Зараз з’єднань немає. Приховано %n слухальний сокет (Вигляд → Показувати слухальні сокети).</numerusform>
            <numerusform>Зараз з’єднань немає. Приховано %n слухальні сокети (Вигляд → Показувати слухальні сокети).</numerusform>
            <numerusform>Зараз з’єднань немає. Приховано %n слухальних сокетів (Вигляд → Показувати слухальні сокети).</numerusform>
        </translation>
    </message>
    <message>
        <source>read in %1</source>
        <translation>зчитано за %1</translation>
    </message>
    <message numerus="yes">
        <source>No permission to look into %n process(es)</source>
        <translation>
            <numerusform>Немає дозволу заглянути в %n процес</numerusform>
            <numerusform>Немає дозволу заглянути в %n процеси</numerusform>
            <numerusform>Немає дозволу заглянути в %n процесів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kernel events · %n missed</source>
        <translation>
            <numerusform>Події ядра · пропущено %n</numerusform>
            <numerusform>Події ядра · пропущено %n</numerusform>
            <numerusform>Події ядра · пропущено %n</numerusform>
        </translation>
    </message>
    <message>
        <source>All sockets are listed every %1.</source>
        <translation>Усі сокети зчитуються кожні %1.</translation>
    </message>
    <message>
        <source>The kernel reports each transition as it happens.</source>
        <translation>Ядро повідомляє про кожен перехід, щойно він стається.</translation>
    </message>
    <message>
        <source>The kernel reports each socket that dies, and the selected connection is asked for 20 times a second.</source>
        <translation>Ядро повідомляє про кожен сокет, що зникає, а вибране з’єднання зчитується 20 разів на секунду.</translation>
    </message>
    <message>
        <source>What a connection passes between two snapshots is inferred where only one path is possible.</source>
        <translation>Про те, що з’єднання проходить між двома зчитуваннями, робиться висновок, якщо можливий лише один шлях.</translation>
    </message>
    <message numerus="yes">
        <source>Events were lost %n time(s); the list was read again after each.</source>
        <translation>
            <numerusform>Події губилися %n раз; щоразу після цього список зчитано заново.</numerusform>
            <numerusform>Події губилися %n рази; щоразу після цього список зчитано заново.</numerusform>
            <numerusform>Події губилися %n разів; щоразу після цього список зчитано заново.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to stop showing every transition.</source>
        <translation>Клацніть, щоб більше не показувати всі переходи.</translation>
    </message>
    <message>
        <source>Click to show every transition.</source>
        <translation>Клацніть, щоб показувати всі переходи.</translation>
    </message>
    <message>
        <source>Owners may be missing: %1</source>
        <translation>Може бракувати власників: %1</translation>
    </message>
    <message>
        <source>Polling every %1</source>
        <translation>Зчитування кожні %1</translation>
    </message>
    <message>
        <source>Polling /proc every %1</source>
        <translation>Зчитування /proc кожні %1</translation>
    </message>
    <message>
        <source>States shorter than that may be missed.</source>
        <translation>Коротші стани можна пропустити.</translation>
    </message>
</context>
<context>
    <name>StepTexts</name>
    <message>
        <source>SYN received</source>
        <translation>отримано SYN</translation>
    </message>
    <message>
        <source>SYN+ACK received</source>
        <translation>отримано SYN+ACK</translation>
    </message>
    <message>
        <source>ACK of SYN received</source>
        <translation>отримано ACK для SYN</translation>
    </message>
    <message>
        <source>FIN received</source>
        <translation>отримано FIN</translation>
    </message>
    <message>
        <source>ACK of FIN received</source>
        <translation>отримано ACK для FIN</translation>
    </message>
    <message>
        <source>FIN and ACK of FIN received</source>
        <translation>отримано FIN й ACK для FIN</translation>
    </message>
    <message>
        <source>reset by the peer</source>
        <translation>скинула інша сторона</translation>
    </message>
    <message>
        <source>60 s are over</source>
        <translation>минуло 60 с</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>обрив</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>тайм-аут</translation>
    </message>
    <message>
        <source>both sides opened at the same time</source>
        <translation>обидві сторони відкрили з’єднання водночас</translation>
    </message>
    <message>
        <source>somebody asked to connect</source>
        <translation>хтось надіслав запит на з’єднання</translation>
    </message>
    <message>
        <source>the other side agreed: open</source>
        <translation>інша сторона погодилася: відкрито</translation>
    </message>
    <message>
        <source>the other side confirmed: open</source>
        <translation>інша сторона підтвердила: відкрито</translation>
    </message>
    <message>
        <source>the other side closed too; waiting 60 s</source>
        <translation>інша сторона теж закрила; чекання 60 с</translation>
    </message>
    <message>
        <source>both sides closed at the same time</source>
        <translation>обидві сторони закрили водночас</translation>
    </message>
    <message>
        <source>the other side closed</source>
        <translation>інша сторона закрила</translation>
    </message>
    <message>
        <source>the other side confirmed our FIN; waiting 60 s</source>
        <translation>інша сторона підтвердила наш FIN; чекання 60 с</translation>
    </message>
    <message>
        <source>the other side confirmed our FIN: over</source>
        <translation>інша сторона підтвердила наш FIN: кінець</translation>
    </message>
    <message>
        <source>the other side confirmed our FIN</source>
        <translation>інша сторона підтвердила наш FIN</translation>
    </message>
    <message>
        <source>the other side confirmed and closed; waiting 60 s</source>
        <translation>інша сторона підтвердила й закрила; чекання 60 с</translation>
    </message>
    <message>
        <source>the program stopped listening</source>
        <translation>програма перестала слухати</translation>
    </message>
    <message>
        <source>the program closed it before an answer came</source>
        <translation>програма закрила, не дочекавшись відповіді</translation>
    </message>
    <message>
        <source>the program closed too; FIN sent</source>
        <translation>програма теж закрила; FIN надіслано</translation>
    </message>
    <message>
        <source>the program closed; FIN sent</source>
        <translation>програма закрила; FIN надіслано</translation>
    </message>
    <message>
        <source>the program waits for connections</source>
        <translation>програма чекає на з’єднання</translation>
    </message>
    <message>
        <source>the program asked to connect; SYN sent</source>
        <translation>програма запитала з’єднання; SYN надіслано</translation>
    </message>
    <message>
        <source>the program sent on a listening socket</source>
        <translation>програма надіслала дані через слухальний сокет</translation>
    </message>
    <message>
        <source>refused: usually nothing listens there</source>
        <translation>відмова: зазвичай там ніхто не слухає</translation>
    </message>
    <message>
        <source>the other side dropped the connection</source>
        <translation>інша сторона обірвала з’єднання</translation>
    </message>
    <message>
        <source>the address pair is free again</source>
        <translation>пара адрес знову вільна</translation>
    </message>
    <message>
        <source>the program dropped the connection</source>
        <translation>програма обірвала з’єднання</translation>
    </message>
    <message>
        <source>no answer came; the kernel gave up</source>
        <translation>відповіді не було; ядро припинило спроби</translation>
    </message>
    <message>
        <source>opened and closed unseen</source>
        <translation>пройшло непомічено</translation>
    </message>
    <message>
        <source>several paths</source>
        <extracomment>Instead of a cause: there are several possible ways from one state to the other.</extracomment>
        <translation>кілька шляхів</translation>
    </message>
    <message>
        <source>cause unknown</source>
        <extracomment>Instead of a cause.</extracomment>
        <translation>причина невідома</translation>
    </message>
    <message numerus="yes">
        <source>gave up after %n retries</source>
        <translation>
            <numerusform>кінець після %n повтору</numerusform>
            <numerusform>кінець після %n повторів</numerusform>
            <numerusform>кінець після %n повторів</numerusform>
        </translation>
    </message>
    <message>
        <source>opened and closed between two snapshots</source>
        <translation>відкрито й закрито між двома зчитуваннями</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>прямо</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>через %1</translation>
    </message>
    <message numerus="yes">
        <source>one of %n other path(s)</source>
        <translation>
            <numerusform>інакше (ще %n шлях)</numerusform>
            <numerusform>інакше (ще %n шляхи)</numerusform>
            <numerusform>інакше (ще %n шляхів)</numerusform>
        </translation>
    </message>
    <message>
        <source>, or </source>
        <extracomment>Between two possibilities.</extracomment>
        <translation>, або </translation>
    </message>
    <message>
        <source>● observed</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>● засвідчено</translation>
    </message>
    <message>
        <source>◐ seen</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>◐ побачено</translation>
    </message>
    <message>
        <source>○ inferred</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>○ висновок</translation>
    </message>
    <message>
        <source>? ambiguous</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>? неясно</translation>
    </message>
    <message>
        <source>Observed: the kernel reported it as it happened.</source>
        <translation>Засвідчено: ядро повідомило про це, щойно воно сталося.</translation>
    </message>
    <message>
        <source>Seen: one snapshot found the first state, a later one the second, and one step joins them.</source>
        <translation>Побачено: одне зчитування застало перший стан, пізніше — другий, і їх сполучає один перехід.</translation>
    </message>
    <message>
        <source>Inferred: nobody saw it, but it is the only path between what was seen.</source>
        <translation>Висновок: цього ніхто не бачив, але це єдиний шлях між тим, що було видно.</translation>
    </message>
    <message>
        <source>Ambiguous: several paths lead from what was seen first to what was seen then.</source>
        <translation>Неясно: від побаченого спершу до побаченого потім ведуть кілька шляхів.</translation>
    </message>
    <message>
        <source>data after close()</source>
        <translation>дані після close()</translation>
    </message>
    <message>
        <source>nobody was left to read it; RST sent</source>
        <translation>читати вже не було кому; RST надіслано</translation>
    </message>
    <message>
        <source>refused by ICMP</source>
        <translation>відмовлено через ICMP</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>недосяжний</translation>
    </message>
    <message>
        <source>prohibited</source>
        <translation>заборонено</translation>
    </message>
    <message>
        <source>ended by a tool</source>
        <translation>завершено інструментом</translation>
    </message>
    <message>
        <source>set by TCP_REPAIR</source>
        <translation>встановлено через TCP_REPAIR</translation>
    </message>
    <message>
        <source>ICMP says that nothing listens on the port</source>
        <translation>ICMP повідомляє, що порт ніхто не слухає</translation>
    </message>
    <message>
        <source>ICMP says that there is no way to the host, or nobody answered ARP</source>
        <translation>ICMP повідомляє, що шляху до комп’ютера немає, або ніхто не відповів на ARP</translation>
    </message>
    <message>
        <source>ICMP says that a packet filter refuses it</source>
        <translation>ICMP повідомляє, що її відхиляє пакетний фільтр</translation>
    </message>
    <message>
        <source>a tool ended it from outside, as ss -K does</source>
        <translation>інструмент завершив її ззовні, як це робить ss -K</translation>
    </message>
    <message>
        <source>a program set this state with TCP_REPAIR; no segment was sent or received</source>
        <translation>програма встановила цей стан через TCP_REPAIR; жодного сегмента не надіслано й не отримано</translation>
    </message>
</context>
<context>
    <name>TransitionTexts</name>
    <message>
        <source>recv SYN</source>
        <extracomment>Label on the diagram: a SYN arrives. At most 11 characters; SYN, ACK, FIN and RST stay as they are.</extracomment>
        <translation>отримує SYN</translation>
    </message>
    <message>
        <source>recv SYN+ACK</source>
        <extracomment>Label on the diagram, at most 15 characters.</extracomment>
        <translation>отримує SYN+ACK</translation>
    </message>
    <message>
        <source>recv ACK</source>
        <extracomment>Label on the diagram, at most 11 characters.</extracomment>
        <translation>отримує ACK</translation>
    </message>
    <message>
        <source>recv FIN</source>
        <extracomment>Label on the diagram, at most 11 characters.</extracomment>
        <translation>отримує FIN</translation>
    </message>
    <message>
        <source>recv FIN, ACK</source>
        <extracomment>Label on the diagram, at most 14 characters: a FIN that acknowledges ours; &quot;of FIN&quot; stands below it.</extracomment>
        <translation>отрим. FIN, ACK</translation>
    </message>
    <message>
        <source>recv RST</source>
        <extracomment>Label on the diagram, at most 11 characters.</extracomment>
        <translation>отримує RST</translation>
    </message>
    <message>
        <source>after 60 s</source>
        <extracomment>Label on the diagram, at most 11 characters: after 60 seconds.</extracomment>
        <translation>через 60 с</translation>
    </message>
    <message>
        <source>abort</source>
        <extracomment>Label on the diagram: the program drops the connection.</extracomment>
        <translation>обрив</translation>
    </message>
    <message>
        <source>timeout</source>
        <extracomment>Label on the diagram: no answer came for too long.</extracomment>
        <translation>тайм-аут</translation>
    </message>
    <message>
        <source>send SYN</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>надсилає SYN</translation>
    </message>
    <message>
        <source>send SYN+ACK</source>
        <extracomment>Second line of a label on the diagram, at most 16 characters.</extracomment>
        <translation>надсилає SYN+ACK</translation>
    </message>
    <message>
        <source>send ACK</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>надсилає ACK</translation>
    </message>
    <message>
        <source>send FIN</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>надсилає FIN</translation>
    </message>
    <message>
        <source>send RST</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>надсилає RST</translation>
    </message>
    <message>
        <source>of our SYN</source>
        <extracomment>Second line below &quot;recv ACK&quot;, at most 13 characters: it acknowledges our SYN.</extracomment>
        <translation>нашого SYN</translation>
    </message>
    <message>
        <source>of our FIN</source>
        <extracomment>Second line below &quot;recv ACK&quot;, at most 13 characters: it acknowledges our FIN.</extracomment>
        <translation>нашого FIN</translation>
    </message>
    <message>
        <source>A SYN of the other side arrives while ours is still unanswered: both sides opened at the same time. The kernel answers with SYN+ACK by itself.</source>
        <translation>Надходить SYN іншої сторони, поки наш іще без відповіді: обидві сторони відкрили з’єднання водночас. Ядро саме відповідає SYN+ACK.</translation>
    </message>
    <message>
        <source>A SYN arrives: somebody wants to connect. The kernel answers with SYN+ACK by itself. On Linux the listener stays in LISTEN, and the new connection is a socket of its own.</source>
        <translation>Надходить SYN: хтось хоче з’єднатися. Ядро саме відповідає SYN+ACK. У Linux слухальний сокет лишається в LISTEN, а нове з’єднання має власний сокет.</translation>
    </message>
    <message>
        <source>The other side acknowledges our FIN. It has not closed yet and may still send.</source>
        <translation>Інша сторона підтверджує наш FIN. Сама вона ще не закрила з’єднання й може надсилати.</translation>
    </message>
    <message>
        <source>The other side acknowledges our FIN: now each side knows that the other has closed.</source>
        <translation>Інша сторона підтверджує наш FIN: тепер кожна знає, що інша закрила з’єднання.</translation>
    </message>
    <message>
        <source>The other side acknowledges our FIN: both have finished, and the connection is gone.</source>
        <translation>Інша сторона підтверджує наш FIN: обидві завершили, і з’єднання зникає.</translation>
    </message>
    <message>
        <source>The program closes its listening socket. Connections that it has accepted live on.</source>
        <translation>Програма закриває слухальний сокет. Уже прийняті нею з’єднання живуть далі.</translation>
    </message>
    <message>
        <source>The program closes the socket before an answer comes. Nothing is sent.</source>
        <translation>Програма закриває сокет, не дочекавшись відповіді. Нічого не надсилається.</translation>
    </message>
    <message>
        <source>The program calls close() or shutdown() too. The kernel sends the FIN that the other side waits for.</source>
        <translation>Програма теж викликає close() або shutdown(). Ядро надсилає FIN, на який чекає інша сторона.</translation>
    </message>
    <message>
        <source>The program calls close() or shutdown(): it has nothing more to send. The kernel sends a FIN, behind any data that still waits to be sent.</source>
        <translation>Програма викликає close() або shutdown(): їй більше нічого надсилати. Ядро надсилає FIN після даних, які ще чекають на надсилання.</translation>
    </message>
    <message>
        <source>An RST arrives: the other side takes its request back, and the listener waits on. On Linux the request just disappears.</source>
        <translation>Надходить RST: інша сторона відкликає свій запит, а слухальний сокет чекає далі. У Linux запит просто зникає.</translation>
    </message>
    <message>
        <source>An RST with exactly the expected sequence number arrives and ends the waiting early. Where tcp_rfc1337 is 1, Linux ignores it.</source>
        <translation>Надходить RST точно з очікуваним порядковим номером і завершує чекання достроково. Якщо tcp_rfc1337 дорівнює 1, Linux його ігнорує.</translation>
    </message>
    <message>
        <source>A valid RST arrives: the other side dropped the connection. It ends at once. What was still to be sent is lost; what had arrived can still be read on Linux, then the error comes.</source>
        <translation>Надходить правильний RST: інша сторона обірвала з’єднання. Воно завершується негайно. Що ще належало надіслати, втрачено; що вже надійшло, у Linux ще можна прочитати, а тоді буде помилка.</translation>
    </message>
    <message>
        <source>The program drops the connection: it closes with unread data (section 3.6.1), or with SO_LINGER set to 0. The kernel sends an RST, and data on the way is lost.</source>
        <translation>Програма обриває з’єднання: закриває його з непрочитаними даними (розділ 3.6.1) або з SO_LINGER, рівним 0. Ядро надсилає RST, і дані, що в дорозі, губляться.</translation>
    </message>
    <message>
        <source>The program drops the connection. Nothing is sent.</source>
        <translation>Програма обриває з’єднання. Нічого не надсилається.</translation>
    </message>
    <message>
        <source>The program calls listen(): from now on others may connect to this port.</source>
        <translation>Програма викликає listen(): відтепер інші можуть з’єднуватися з цим портом.</translation>
    </message>
    <message>
        <source>The program calls connect(). The kernel sends a SYN, and again if no answer comes.</source>
        <translation>Програма викликає connect(). Ядро надсилає SYN і повторює його, якщо відповіді немає.</translation>
    </message>
    <message>
        <source>The program sends on a listening connection, which makes it the one that connects. The RFC allows this; the sockets API of Linux does not offer it.</source>
        <translation>Програма надсилає дані через слухальний сокет і так сама стає тією, що з’єднується. RFC це дозволяє; API сокетів Linux такого не має.</translation>
    </message>
    <message>
        <source>The other side agrees: its SYN+ACK arrives. The kernel answers with an ACK by itself, and the connection is open.</source>
        <translation>Інша сторона погоджується: надходить її SYN+ACK. Ядро саме відповідає ACK, і з’єднання відкрите.</translation>
    </message>
    <message>
        <source>The other side acknowledges our SYN: the handshake is complete and the connection is open. The program gets it from accept().</source>
        <translation>Інша сторона підтверджує наш SYN: рукостискання завершено, і з’єднання відкрите. Програма отримує його від accept().</translation>
    </message>
    <message>
        <source>The waiting is over: 60 s on Linux, twice the maximum segment lifetime (2 MSL) in the RFC. No late packet can be mistaken for part of a new connection any more.</source>
        <translation>Чекання закінчилося: 60 с у Linux; у RFC це подвоєний найбільший час життя сегмента (2 MSL). Жоден запізнілий пакет уже не сплутати з частиною нового з’єднання.</translation>
    </message>
    <message>
        <source>RFC 9293, section %1</source>
        <translation>RFC 9293, розділ %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <extracomment>Heading on the diagram.</extracomment>
        <translation>Немає з’єднання</translation>
    </message>
    <message>
        <source>Opening</source>
        <extracomment>Heading on the diagram, at most 10 characters.</extracomment>
        <translation>Відкриття</translation>
    </message>
    <message>
        <source>Connected</source>
        <extracomment>Heading on the diagram, at most 11 characters.</extracomment>
        <translation>З’єднано</translation>
    </message>
    <message>
        <source>This side closed first</source>
        <extracomment>Heading on the diagram.</extracomment>
        <translation>Ця сторона закрила перша</translation>
    </message>
    <message>
        <source>The other side closed first</source>
        <extracomment>Heading on the diagram; it may take two lines of at most 16 characters.</extracomment>
        <translation>Інша сторона закрила перша</translation>
    </message>
    <message>
        <source>%1 (simultaneous open)</source>
        <extracomment>Label on the diagram; %1 is &quot;recv SYN&quot;. At most 36 characters in all.</extracomment>
        <translation>%1 (одночасне відкриття)</translation>
    </message>
    <message>
        <source>A new SYN for the same pair of addresses arrives, and its numbers cannot be mistaken for the old connection’s. The kernel lets a new connection begin before the 60 s are over.</source>
        <translation>Надходить новий SYN для тієї самої пари адрес, і його номери не сплутати з номерами старого з’єднання. Ядро дає змогу почати нове з’єднання, не чекаючи, доки минуть 60 с.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives together with the end of the handshake, and the kernel answers with an ACK by itself. The other side closed as soon as it could.</source>
        <translation>FIN іншої сторони надходить разом із завершенням рукостискання, і ядро саме відповідає ACK. Інша сторона закрила з’єднання, щойно змогла.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives before it has acknowledged ours: each side closed before it knew of the other’s FIN. The kernel answers with an ACK by itself.</source>
        <translation>FIN іншої сторони надходить раніше, ніж вона підтвердила наш: кожна закрила з’єднання, ще не знаючи про FIN іншої. Ядро саме відповідає ACK.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives: now both have finished. The kernel answers with an ACK by itself.</source>
        <translation>Надходить FIN іншої сторони: тепер завершили обидві. Ядро саме відповідає ACK.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives again, probably because our ACK was lost. The kernel repeats the ACK and starts the waiting anew.</source>
        <translation>FIN іншої сторони надходить знову, мабуть, тому, що наш ACK загубився. Ядро повторює ACK і починає чекати спочатку.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives: it will send nothing more. The kernel answers with an ACK by itself; what is left to do is the program’s close().</source>
        <translation>Надходить FIN іншої сторони: вона більше нічого не надсилатиме. Ядро саме відповідає ACK; лишилося, щоб програма викликала close().</translation>
    </message>
    <message>
        <source>An RST answers our SYN: usually nothing listens there; a firewall that rejects looks the same. The program’s connect() fails with “connection refused”. An ICMP error ends the attempt just as quickly.</source>
        <translation>На наш SYN відповідає RST: зазвичай там ніхто не слухає; мережевий екран, що відхиляє, має такий самий вигляд. Виклик connect() завершується помилкою «connection refused». Помилка ICMP завершує спробу так само швидко.</translation>
    </message>
    <message>
        <source>One packet brings the other side’s FIN and the ACK of ours: it closed at once. The kernel answers with an ACK by itself.</source>
        <translation>Один пакет несе FIN іншої сторони й ACK нашого: вона закрила з’єднання одразу. Ядро саме відповідає ACK.</translation>
    </message>
    <message>
        <source>No answer came, however often the kernel repeated itself, or the program’s own limit is over. The kernel gives up, and the program learns “connection timed out”.</source>
        <translation>Скільки ядро не повторювало, відповіді не було або вичерпано обмеження самої програми. Ядро припиняє спроби, і програма отримує «connection timed out».</translation>
    </message>
    <message>
        <source>late data</source>
        <extracomment>Label on the diagram, at most 9 characters: data arrives that nobody is left to read.</extracomment>
        <translation>пізні дані</translation>
    </message>
    <message>
        <source>of FIN; send ACK</source>
        <extracomment>Second line below &quot;recv FIN, ACK&quot;, at most 18 characters: it acknowledges our FIN; we send an ACK.</extracomment>
        <translation>на FIN; надсилає ACK</translation>
    </message>
    <message>
        <source>A SYN arrives instead of the ACK, and the listener forgets the request. Linux repeats its SYN+ACK where the old SYN comes again, answers one outside the window with an ACK, and forgets the request only for one inside it.</source>
        <translation>Замість ACK надходить SYN, і слухальний сокет забуває запит. Linux повторює SYN+ACK, якщо знову прийшов старий SYN, на той, що поза вікном, відповідає ACK і забуває запит лише через той, що всередині вікна.</translation>
    </message>
    <message>
        <source>The program calls close() or shutdown() before the handshake is complete. On Linux it can do so only after both sides opened at the same time, or with TCP Fast Open: otherwise no program has this connection yet. The kernel sends a FIN.</source>
        <translation>Програма викликає close() або shutdown(), не дочекавшись кінця рукостискання. У Linux це можливо лише тоді, коли обидві сторони відкрили з’єднання водночас, або з TCP Fast Open: інакше цього з’єднання ще не має жодна програма. Ядро надсилає FIN.</translation>
    </message>
    <message>
        <source>No ACK came, however often the kernel repeated its SYN+ACK. It forgets the request; no program has heard of it.</source>
        <translation>Скільки ядро не повторювало SYN+ACK, відповіді ACK не було. Воно забуває запит; жодна програма про нього не дізналася.</translation>
    </message>
    <message>
        <source>Our FIN was not acknowledged, however often the kernel repeated it, and it gives up. Usually no program is left to learn it: it has called close().</source>
        <translation>Скільки ядро не повторювало наш FIN, його не підтвердили, і воно припиняє спроби. Зазвичай дізнатися про це вже нікому: програма викликала close().</translation>
    </message>
    <message>
        <source>The other side’s FIN did not come. On Linux this ends only a connection that no program holds any more, after tcp_fin_timeout (60 s): nothing is repeated, nothing is sent, and nobody learns it.</source>
        <translation>FIN іншої сторони не надійшов. У Linux так завершується лише з’єднання, якого вже не тримає жодна програма, через tcp_fin_timeout (60 с): нічого не повторюється, нічого не надсилається, і ніхто про це не дізнається.</translation>
    </message>
    <message>
        <source>Data arrives after close(): no program is left to read it. The kernel sends an RST to say that it is lost. After shutdown() instead of close() the program could have read it.</source>
        <translation>Після close() надходять дані: прочитати їх уже нікому. Ядро надсилає RST, щоб повідомити про їх втрату. Якби замість close() був shutdown(), програма могла б їх прочитати.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>&lt; 1 s</source>
        <translation>&lt; 1 с</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 хв</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 год</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 год %2 хв</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 д %2 год</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 мкс</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>retransmits in %1</source>
        <translation>повторить надсилання через %1</translation>
    </message>
    <message numerus="yes">
        <source>retransmits in %1 (%n unanswered)</source>
        <translation>
            <numerusform>повторить надсилання через %1 (%n без відповіді)</numerusform>
            <numerusform>повторить надсилання через %1 (%n без відповіді)</numerusform>
            <numerusform>повторить надсилання через %1 (%n без відповіді)</numerusform>
        </translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>закінчиться через %1</translation>
    </message>
    <message>
        <source>a timer of unknown kind ends in %1</source>
        <translation>таймер невідомого виду закінчиться через %1</translation>
    </message>
    <message>
        <source>Not permitted to look: a process of user %1 holds it.</source>
        <translation>Немає дозволу подивитися: сокет тримає процес користувача %1.</translation>
    </message>
    <message>
        <source>Not permitted to look: another user’s process holds it.</source>
        <translation>Немає дозволу подивитися: сокет тримає процес іншого користувача.</translation>
    </message>
    <message>
        <source>Nobody: a TIME-WAIT belongs to no program. The kernel keeps it.</source>
        <translation>Ніхто: TIME-WAIT не належить жодній програмі. Його зберігає ядро.</translation>
    </message>
    <message>
        <source>Nobody any more: its program has closed it, and the kernel waits for the other side’s FIN.</source>
        <translation>Уже ніхто: програма його закрила, і ядро чекає на FIN іншої сторони.</translation>
    </message>
    <message>
        <source>Nobody any more: its program has closed it, and the kernel sends what is left.</source>
        <translation>Уже ніхто: програма його закрила, і ядро надсилає решту.</translation>
    </message>
    <message>
        <source>Nobody yet: no program is told before the handshake is complete.</source>
        <translation>Ще ніхто: жодна програма не дізнається про нього, доки не завершиться рукостискання.</translation>
    </message>
    <message>
        <source>Nobody yet: the connection waits until the listening program calls accept().</source>
        <translation>Ще ніхто: з’єднання чекає, доки програма, що слухає, не викличе accept().</translation>
    </message>
    <message>
        <source>The kernel itself: no process holds a descriptor for it.</source>
        <translation>Саме ядро: жоден процес не має дескриптора для нього.</translation>
    </message>
    <message>
        <source>A process that cannot be seen from here, as in another process namespace (a container).</source>
        <translation>Процес, якого звідси не видно, наприклад в іншому просторі імен процесів (контейнер).</translation>
    </message>
    <message>
        <source>Its process ended while it was being looked for.</source>
        <translation>Його процес завершився, поки його шукали.</translation>
    </message>
    <message>
        <source>Not looked up.</source>
        <translation>Не шукали.</translation>
    </message>
    <message>
        <source>asks in %1 whether the other side is still there</source>
        <translation>через %1 запитає, чи інша сторона ще існує</translation>
    </message>
    <message>
        <source>asks in %1 whether the other side has room again</source>
        <translation>через %1 запитає, чи в іншої сторони вже є місце</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байти</numerusform>
            <numerusform>%n байтів</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 хв %2 с</translation>
    </message>
    <message>
        <source>ends in %1, unless the other side’s FIN comes before</source>
        <translation>закінчиться через %1, якщо раніше не надійде FIN іншої сторони</translation>
    </message>
    <message>
        <source>No process: nobody has a descriptor for it. The kernel uses it itself, or something keeps it that needs no descriptor.</source>
        <translation>Жоден процес: ніхто не має його дескриптора. Ним користується саме ядро, або його тримає щось, чому дескриптор не потрібен.</translation>
    </message>
    <message>
        <source>No process has it now. Descriptors are on their way through a Unix socket, and it is probably one of them.</source>
        <translation>Жоден процес зараз його не має. Через сокет Unix передаються дескриптори, і він, імовірно, серед них.</translation>
    </message>
    <message>
        <source>No process has a descriptor for it. It is probably registered with io_uring, which does not name what it keeps.</source>
        <translation>Жоден процес не має його дескриптора. Імовірно, він зареєстрований в io_uring, який не називає того, що тримає.</translation>
    </message>
    <message>
        <source>Not known: not every process could be read.</source>
        <translation>Невідомо: не всі процеси вдалося прочитати.</translation>
    </message>
    <message>
        <source>Its listener belongs to %1.</source>
        <translation>Слухальний сокет належить %1.</translation>
    </message>
    <message>
        <source>Last held by %1.</source>
        <translation>Останнім його тримав %1.</translation>
    </message>
</context>
<context>
    <name>atlas::view::ArticlePane</name>
    <message>
        <source>What happens next</source>
        <translation>Що буде далі</translation>
    </message>
    <message>
        <source>Whose turn it is</source>
        <translation>Чия черга</translation>
    </message>
    <message>
        <source>Is it a problem?</source>
        <translation>Чи це проблема?</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>Що перевірити</translation>
    </message>
    <message>
        <source>Often said, but wrong</source>
        <translation>Часто кажуть, але це не так</translation>
    </message>
    <message>
        <source>On Linux</source>
        <translation>У Linux</translation>
    </message>
</context>
<context>
    <name>atlas::view::CommandLine</name>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Копіювати команду %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
</context>
<context>
    <name>atlas::view::DiagramView</name>
    <message>
        <source>TCP state diagram</source>
        <translation>Діаграма станів TCP</translation>
    </message>
</context>
<context>
    <name>atlas::view::FilterBar</name>
    <message numerus="yes">
        <source>All %n shown</source>
        <translation>
            <numerusform>Показано все: %n</numerusform>
            <numerusform>Показано всі %n</numerusform>
            <numerusform>Показано всі %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown</source>
        <translation>
            <numerusform>Показано %1 з %n</numerusform>
            <numerusform>Показано %1 з %n</numerusform>
            <numerusform>Показано %1 з %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Збережені</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>Уживані раніше</translation>
    </message>
    <message>
        <source>Keep this filter no longer</source>
        <translation>Більше не зберігати цей фільтр</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Зберегти цей фільтр</translation>
    </message>
    <message>
        <source>Filters used before, and those that you keep</source>
        <translation>Уживані раніше та збережені фільтри</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фільтри</translation>
    </message>
</context>
<context>
    <name>atlas::view::FilterField</name>
    <message>
        <source>Column %1: expected %2.</source>
        <translation>Позиція %1: тут має бути %2.</translation>
    </message>
    <message>
        <source>Column %1: expected %2, but found “%3”.</source>
        <translation>Позиція %1: тут має бути %2, а не «%3».</translation>
    </message>
    <message>
        <source>Filter: nginx · state:close-wait · port:443 · remote:10.0.0.0/8 · age:&gt;5m</source>
        <translation>Фільтр: nginx · state:close-wait · port:443 · remote:10.0.0.0/8 · age:&gt;5m</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фільтр</translation>
    </message>
    <message>
        <source>Words match process, PID, address, port, service and state.
Keys: state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:
Join with or, exclude with -, group with ( ).</source>
        <translation>Слова шукаються в процесі, PID, адресі, порту, службі та стані.
Ключі: state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:
Об’єднуйте через or, вилучайте через -, групуйте через ( ).</translation>
    </message>
    <message>
        <source>Everything is still shown.</source>
        <translation>Показано все, як і було.</translation>
    </message>
    <message>
        <source>Still shown: %1</source>
        <translation>Досі діє: %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::FreePlayPane</name>
    <message>
        <source>There is no other packet in that direction to swap it with.</source>
        <translation>Немає іншого пакета в тому самому напрямку, з яким його поміняти місцями.</translation>
    </message>
    <message>
        <source>linger 0</source>
        <translation>linger 0</translation>
    </message>
    <message>
        <source>reuse address</source>
        <translation>повторна адреса</translation>
    </message>
    <message>
        <source>defer accept</source>
        <translation>відкладений accept</translation>
    </message>
    <message>
        <source>small buffers</source>
        <translation>малі буфери</translation>
    </message>
    <message>
        <source>Packets in flight</source>
        <translation>Пакети в дорозі</translation>
    </message>
    <message>
        <source>Deliver (D)</source>
        <translation>Доставити (D)</translation>
    </message>
    <message>
        <source>Drop (X)</source>
        <translation>Відкинути (X)</translation>
    </message>
    <message>
        <source>Deliver a copy (2)</source>
        <translation>Доставити копію (2)</translation>
    </message>
    <message>
        <source>In 1 s (L)</source>
        <translation>Через 1 с (L)</translation>
    </message>
    <message>
        <source>Swap (S)</source>
        <translation>Обмін (S)</translation>
    </message>
    <message>
        <source>Socket of %1</source>
        <translation>Сокет сторони %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 на стороні %2</translation>
    </message>
    <message>
        <source>forged RST</source>
        <translation>фальшивий RST</translation>
    </message>
    <message>
        <source>Send %1 a forged RST</source>
        <translation>Надіслати стороні %1 фальшивий RST</translation>
    </message>
    <message>
        <source>Put an RST on the way to %1 that looks as if its peer had sent it</source>
        <translation>Пустити до сторони %1 RST, який має такий вигляд, ніби його надіслала інша сторона</translation>
    </message>
    <message>
        <source>New sockets start with</source>
        <translation>Нові сокети отримують</translation>
    </message>
    <message>
        <source>SO_LINGER with 0 seconds: close() sends RST instead of FIN</source>
        <translation>SO_LINGER із 0 секунд: close() надсилає RST замість FIN</translation>
    </message>
    <message>
        <source>SO_REUSEADDR: bind() also where a TIME-WAIT holds the port</source>
        <translation>SO_REUSEADDR: bind() вдається й там, де порт тримає TIME-WAIT</translation>
    </message>
    <message>
        <source>TCP_DEFER_ACCEPT: a connection is complete only with its first data</source>
        <translation>TCP_DEFER_ACCEPT: з’єднання готове лише з першими даними</translation>
    </message>
    <message>
        <source>SO_SNDBUF and SO_RCVBUF of 4096 bytes, so that the window fills quickly</source>
        <translation>SO_SNDBUF і SO_RCVBUF по 4096 байтів, щоб вікно швидко заповнилося</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Спочатку</translation>
    </message>
    <message>
        <source>Save as lesson…</source>
        <translation>Зберегти як урок…</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>Відкрити урок…</translation>
    </message>
</context>
<context>
    <name>atlas::view::HistoryBand</name>
    <message>
        <source>States over time</source>
        <translation>Стани в часі</translation>
    </message>
</context>
<context>
    <name>atlas::view::HistoryPane</name>
    <message>
        <source>Transitions of this connection</source>
        <translation>Переходи цього з’єднання</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Історія %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Історія</translation>
    </message>
    <message>
        <source>Select a connection to see how it came to its state.</source>
        <translation>Виберіть з’єднання, щоб побачити, як воно дійшло до свого стану.</translation>
    </message>
</context>
<context>
    <name>atlas::view::HistorySettings</name>
    <message>
        <source>At most about %1 of memory; the oldest are forgotten first.</source>
        <translation>Щонайбільше близько %1 пам’яті; найдавніше забувається першим.</translation>
    </message>
</context>
<context>
    <name>atlas::view::HoldPanel</name>
    <message>
        <source>ends in %1</source>
        <translation>ще %1</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Відпустити</translation>
    </message>
    <message>
        <source>Release %1 at %2</source>
        <translation>Відпустити %1 на %2</translation>
    </message>
    <message>
        <source>Hold a state</source>
        <translation>Утримати стан</translation>
    </message>
    <message>
        <source>Brings a real connection of this computer into the state, for other tools to look at</source>
        <translation>Приводить справжнє з’єднання цього комп’ютера в цей стан, щоб на нього подивитися іншими засобами</translation>
    </message>
    <message>
        <source>Hold a connection in %1</source>
        <translation>Утримати з’єднання в %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 на %2</translation>
    </message>
    <message>
        <source>Show it in the main window</source>
        <translation>Показати в головному вікні</translation>
    </message>
    <message>
        <source>Bring a real connection of this computer into %1</source>
        <translation>Перевести справжнє з’єднання цього комп’ютера в %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::Inspector</name>
    <message numerus="yes">
        <source>%n connection(s) now</source>
        <translation>
            <numerusform>зараз %n з’єднання</numerusform>
            <numerusform>зараз %n з’єднання</numerusform>
            <numerusform>зараз %n з’єднань</numerusform>
        </translation>
    </message>
    <message>
        <source>also shown as %1 · %2</source>
        <translation>також показують як %1 · %2</translation>
    </message>
    <message>
        <source>kernel state %1</source>
        <translation>стан ядра %1</translation>
    </message>
    <message>
        <source>This connection is gone: the kernel does not list it any more. Below is what was last seen of it.</source>
        <translation>Цього з’єднання вже немає: ядро його більше не показує. Нижче — те, що було видно востаннє.</translation>
    </message>
    <message>
        <source>The last snapshot did not find this connection. It may be ending, or the kernel’s list was incomplete.</source>
        <translation>Останнє зчитування не знайшло цього з’єднання. Можливо, воно завершується або список ядра був неповний.</translation>
    </message>
    <message>
        <source>%1 left of %2 s</source>
        <translation>лишилося %1 з %2 с</translation>
    </message>
    <message>
        <source>Select a connection to see where it stands on the diagram, what that means, whose turn it is and whether it is a problem.

Point at a state or an arrow of the diagram to have it explained. The numbers on the states say how many of the connections that the filter shows are there now; those on the arrows, how often each was taken in the last minute in this network namespace, whatever the filter shows.</source>
        <translation>Виберіть з’єднання, щоб побачити, де воно на діаграмі, що це означає, чия черга і чи це проблема.

Наведіть на стан або стрілку діаграми, щоб побачити пояснення. Числа на станах кажуть, скільки з’єднань, які показує фільтр, зараз там; числа на стрілках — скільки разів кожною з них пройшли за останню хвилину в цьому мережевому просторі імен, незалежно від фільтра.</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>було %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::KernelPane</name>
    <message>
        <source>program</source>
        <translation>програма</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>ніхто</translation>
    </message>
    <message>
        <source>timer: %1</source>
        <translation>таймер: %1</translation>
    </message>
    <message>
        <source>end</source>
        <translation>сторона</translation>
    </message>
    <message>
        <source>state</source>
        <translation>стан</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>власник</translation>
    </message>
    <message>
        <source>recv-q</source>
        <translation>recv-q</translation>
    </message>
    <message>
        <source>send-q</source>
        <translation>send-q</translation>
    </message>
    <message>
        <source>What the kernel says about the sockets</source>
        <translation>Що ядро каже про сокети</translation>
    </message>
</context>
<context>
    <name>atlas::view::LabWindow</name>
    <message>
        <source>The lab is starting.</source>
        <translation>Лабораторія запускається.</translation>
    </message>
    <message>
        <source>There is nothing to show: the lab could not be started.</source>
        <translation>Показувати нічого: лабораторію не вдалося запустити.</translation>
    </message>
    <message>
        <source>Free play</source>
        <translation>Вільна гра</translation>
    </message>
    <message>
        <source>Your own calls, packet by packet</source>
        <translation>Ваші власні виклики, пакет за пакетом</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Лабораторія</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>крок %1 з %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Збережено як %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::LadderView</name>
    <message>
        <source>Ladder diagram: what happened, oldest first</source>
        <translation>Драбинна діаграма: що сталося, від найдавнішого</translation>
    </message>
</context>
<context>
    <name>atlas::view::LessonFiles</name>
    <message>
        <source>Lessons (*.json)</source>
        <translation>Уроки (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Усі файли (*)</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>Не вдається відкрити %1: %2</translation>
    </message>
    <message>
        <source>%1 is larger than a lesson can be (60 KiB)</source>
        <translation>%1 більший, ніж може бути урок (60 КіБ)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Не вдається записати %1: %2</translation>
    </message>
</context>
<context>
    <name>atlas::view::LessonList</name>
    <message>
        <source>finished</source>
        <translation>пройдено</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Уроки</translation>
    </message>
    <message>
        <source>needs the two hosts</source>
        <translation>потребує двох хостів</translation>
    </message>
</context>
<context>
    <name>atlas::view::LessonPane</name>
    <message>
        <source>%1 s per step</source>
        <translation>%1 с на крок</translation>
    </message>
    <message>
        <source>The two hosts are being set up.</source>
        <translation>Готуються два хости.</translation>
    </message>
    <message>
        <source>Both ends are ready. Press Next step, and watch what passes between them.</source>
        <translation>Обидві сторони готові. Натисніть «Далі» й стежте, що між ними відбувається.</translation>
    </message>
    <message>
        <source>This kernel did something other than the lesson expects: %1</source>
        <translation>Це ядро зробило не те, чого очікує урок: %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Пуск</translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ Назад</translation>
    </message>
    <message>
        <source>Back: one step</source>
        <translation>Назад: один крок</translation>
    </message>
    <message>
        <source>Previous step (←)</source>
        <translation>Попередній крок (←)</translation>
    </message>
    <message>
        <source>Next step ▶</source>
        <translation>Далі ▶</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Далі: один крок</translation>
    </message>
    <message>
        <source>Next step (→, Space or Enter)</source>
        <translation>Наступний крок (→, Space або Enter)</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>Іти далі автоматично</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Спочатку</translation>
    </message>
    <message>
        <source>To the beginning of the lesson (Home)</source>
        <translation>До початку уроку (Home)</translation>
    </message>
    <message>
        <source>Pace: seconds per step</source>
        <translation>Темп: секунд на крок</translation>
    </message>
    <message>
        <source>How long each step is shown while playing</source>
        <translation>Як довго показувати кожен крок, коли вони йдуть автоматично</translation>
    </message>
    <message>
        <source>See it with other tools</source>
        <translation>Погляньте іншими засобами</translation>
    </message>
    <message>
        <source>Next lesson ▶</source>
        <translation>Наступний урок ▶</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Наступний урок</translation>
    </message>
    <message>
        <source>The next lesson of the list</source>
        <translation>Наступний урок зі списку</translation>
    </message>
</context>
<context>
    <name>atlas::view::LogTable</name>
    <message>
        <source>Show the connection</source>
        <translation>Показати з’єднання</translation>
    </message>
    <message>
        <source>Copy selected lines</source>
        <translation>Копіювати вибрані рядки</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>Копіювати всі рядки</translation>
    </message>
</context>
<context>
    <name>atlas::view::LogWindow</name>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Наживо</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>Продовжити (Space)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Призупинити (Space)</translation>
    </message>
    <message>
        <source>Save what is shown</source>
        <translation>Зберегти показане</translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV, для електронних таблиць (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines, for programs (*.jsonl)</source>
        <translation>Рядки JSON, для програм (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2. Nothing of the log is lost.</source>
        <translation>Не вдалося зберегти %1: %2. У журналі нічого не втрачено.</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Переходи</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
</context>
<context>
    <name>atlas::view::MainWindow</name>
    <message>
        <source>The last refresh failed: %1</source>
        <translation>Останнє оновлення не вдалося: %1</translation>
    </message>
    <message>
        <source>The connections cannot be read. The reason is above.</source>
        <translation>Не вдається зчитати з’єднання. Причину вказано вище.</translation>
    </message>
    <message>
        <source>No socket of this computer has the address %1%2.</source>
        <translation>Жоден сокет цього комп’ютера не має адреси %1%2.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>З’єднання</translation>
    </message>
    <message>
        <source>Not every transition can be shown: %1</source>
        <translation>Не всі переходи можна показати: %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::ObserverControl</name>
    <message>
        <source>Show every transition</source>
        <translation>Показувати всі переходи</translation>
    </message>
    <message>
        <source>Show every transition of every connection?</source>
        <translation>Показувати всі переходи всіх з’єднань?</translation>
    </message>
    <message>
        <source>The kernel then reports to this window each change of state as it happens, resets and repeated segments, and who owns every socket, those of other users included. Only a small helper gets the right to watch: it sees states and addresses but no contents, and ends with this window; the system asks you for permission first.</source>
        <translation>Тоді ядро повідомлятиме це вікно про кожну зміну стану, щойно вона станеться, про скидання й повторені сегменти, а також про те, кому належить кожен сокет, зокрема сокети інших користувачів. Право спостерігати отримає лише невелика допоміжна програма: вона бачить стани й адреси, але не вміст, і завершується разом із цим вікном. Спершу система попросить у вас дозволу.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Показувати</translation>
    </message>
    <message>
        <source>Waiting for permission…</source>
        <translation>Чекаємо на дозвіл…</translation>
    </message>
</context>
<context>
    <name>atlas::view::PacketCards</name>
    <message>
        <source>D X 2 L S</source>
        <translation>D X 2 L S</translation>
    </message>
    <message>
        <source>Packets in flight: none</source>
        <translation>Пакети в дорозі: немає</translation>
    </message>
    <message>
        <source>Packet %1 of %2: %3, %4</source>
        <translation>Пакет %1 з %2: %3, %4</translation>
    </message>
    <message>
        <source>D delivers, X drops, 2 delivers a copy, L delivers later, S swaps it with the next one</source>
        <translation>D доставляє, X відкидає, 2 доставляє копію, L доставляє згодом, S міняє місцями з наступним</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>У дорозі нічого немає.</translation>
    </message>
</context>
<context>
    <name>atlas::view::QuizPane</name>
    <message>
        <source>Which state will %1 be in after the next step?</source>
        <translation>У якому стані буде сторона %1 після наступного кроку?</translation>
    </message>
    <message>
        <source>Choose here, or click the state on the diagram.</source>
        <translation>Виберіть тут або клацніть стан на діаграмі.</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Відповідь: %1</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Правильно.</translation>
    </message>
    <message>
        <source>No. Try again.</source>
        <translation>Ні. Спробуйте ще раз.</translation>
    </message>
</context>
<context>
    <name>atlas::view::SocketTableView</name>
    <message>
        <source>Default columns</source>
        <translation>Типові стовпці</translation>
    </message>
</context>
<context>
    <name>atlas::view::StateChip</name>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1: %n з’єднання</numerusform>
            <numerusform>%1: %n з’єднання</numerusform>
            <numerusform>%1: %n з’єднань</numerusform>
        </translation>
    </message>
    <message>
        <source>Show every state again</source>
        <translation>Знову показати всі стани</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>Показати лише %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::StepList</name>
    <message>
        <source>Copy selected lines</source>
        <translation>Копіювати вибрані рядки</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>Копіювати всі рядки</translation>
    </message>
</context>
<context>
    <name>atlas::view::StepListModel</name>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Чий</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Перехід</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Значення</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Підстава</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>між %1 і %2</translation>
    </message>
</context>
<context>
    <name>atlas::view::WindowMenus</name>
    <message>
        <source>Transitions</source>
        <translation>Переходи</translation>
    </message>
    <message>
        <source>Every transition of this computer, as it becomes known (Ctrl+T)</source>
        <translation>Кожен перехід на цьому комп’ютері, щойно він стає відомий (Ctrl+T)</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Лабораторія</translation>
    </message>
    <message>
        <source>Real TCP, one packet at a time (Ctrl+L)</source>
        <translation>Справжній TCP, пакет за пакетом (Ctrl+L)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Світла</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Темна</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Як у системі</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Наживо</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>Продовжити (Space)</translation>
    </message>
    <message>
        <source>Pause and keep this list (Space)</source>
        <translation>Призупинити й залишити цей список (Space)</translation>
    </message>
    <message>
        <source>Paused: resume</source>
        <translation>Пауза: продовжити</translation>
    </message>
    <message>
        <source>Live: pause</source>
        <translation>Наживо: призупинити</translation>
    </message>
</context>
</TS>
