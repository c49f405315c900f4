<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>CellTexts</name>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Port</source>
        <comment>local</comment>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Service</source>
        <comment>local</comment>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Remoto</translation>
    </message>
    <message>
        <source>Port</source>
        <comment>remote</comment>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Service</source>
        <comment>remote</comment>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>In state</source>
        <translation>No estado</translation>
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
        <translation>Timer</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Repetidos</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recebido</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Controle de congestionamento</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conselho</translation>
    </message>
    <message>
        <source>Process that owns the socket</source>
        <translation>Processo dono do socket</translation>
    </message>
    <message>
        <source>PID: number of the process</source>
        <translation>PID: número do processo</translation>
    </message>
    <message>
        <source>User of the socket</source>
        <translation>Usuário do socket</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Endereço local</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>Porta local</translation>
    </message>
    <message>
        <source>Service name of the local port</source>
        <translation>Nome do serviço da porta local</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>Endereço remoto</translation>
    </message>
    <message>
        <source>Remote port</source>
        <translation>Porta remota</translation>
    </message>
    <message>
        <source>Service name of the remote port</source>
        <translation>Nome do serviço da porta remota</translation>
    </message>
    <message>
        <source>Time in this state; ≥ where it was there before it was first seen</source>
        <translation>Tempo neste estado; ≥ se já estava nele quando foi visto pela primeira vez</translation>
    </message>
    <message>
        <source>Receive queue: bytes that the program has not read; for LISTEN, connections waiting for accept()</source>
        <translation>Fila de recepção: bytes que o programa não leu; em LISTEN, conexões que esperam por accept()</translation>
    </message>
    <message>
        <source>Send queue: bytes that the other side has not confirmed; for LISTEN, the limit of waiting connections</source>
        <translation>Fila de envio: bytes que o outro lado não confirmou; em LISTEN, o limite de conexões à espera</translation>
    </message>
    <message>
        <source>Timer: time until the kernel acts</source>
        <translation>Timer: tempo até o kernel agir</translation>
    </message>
    <message>
        <source>RTT: round-trip time</source>
        <translation>RTT: tempo de ida e volta</translation>
    </message>
    <message>
        <source>Segments sent again</source>
        <translation>Segmentos repetidos</translation>
    </message>
    <message>
        <source>Bytes sent and confirmed</source>
        <translation>Bytes enviados e confirmados</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>Bytes recebidos</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Addresses</source>
        <translation>Endereços</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Remoto</translation>
    </message>
    <message>
        <source>IPv4 with %1, through an IPv6 socket</source>
        <translation>IPv4 com %1, por um socket IPv6</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>número %1</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
    </message>
    <message>
        <source>%1, descriptor %2, user %3</source>
        <translation>%1, descritor %2, usuário %3</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidade</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Contêiner</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Dono</translation>
    </message>
    <message>
        <source>And</source>
        <translation>E</translation>
    </message>
    <message numerus="yes">
        <source>%n more descriptor(s)</source>
        <translation>
            <numerusform>mais %n descritor</numerusform>
            <numerusform>mais %n descritores</numerusform>
        </translation>
    </message>
    <message>
        <source>Socket’s user</source>
        <translation>Usuário do socket</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Waiting for accept()</source>
        <translation>À espera de accept()</translation>
    </message>
    <message>
        <source>Receive queue</source>
        <translation>Fila de recepção</translation>
    </message>
    <message>
        <source>%1 (the FIN counts as one)</source>
        <translation>%1 (o FIN conta como um)</translation>
    </message>
    <message>
        <source>%1 not yet read by the program</source>
        <translation>%1 que o programa ainda não leu</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Fila de envio</translation>
    </message>
    <message>
        <source>%1 not yet confirmed by the other side</source>
        <translation>%1 que o outro lado ainda não confirmou</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>In this state</source>
        <translation>Neste estado</translation>
    </message>
    <message>
        <source>at least %1 (since it was first seen so)</source>
        <translation>pelo menos %1 (desde que foi visto assim)</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segmento</numerusform>
            <numerusform>%n segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Caminho</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Ida e volta</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>Congestion window</source>
        <translation>Janela de congestionamento</translation>
    </message>
    <message>
        <source>Slow start until</source>
        <translation>Slow start até</translation>
    </message>
    <message>
        <source>Segment size</source>
        <translation>Tamanho do segmento</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Repetidos</translation>
    </message>
    <message>
        <source>%1, %2 of them unanswered now</source>
        <translation>%1, %2 agora sem resposta</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Controle de congestionamento</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>há %1</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Tráfego</translation>
    </message>
    <message>
        <source>Sent and confirmed</source>
        <translation>Enviado e confirmado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recebido</translation>
    </message>
    <message>
        <source>Last data sent</source>
        <translation>Últimos dados enviados</translation>
    </message>
    <message>
        <source>Last data received</source>
        <translation>Últimos dados recebidos</translation>
    </message>
    <message>
        <source>Delivery rate</source>
        <translation>Taxa de entrega</translation>
    </message>
    <message>
        <source>Pacing rate</source>
        <translation>Taxa de envio (pacing)</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidade</translation>
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
        <translation>Número do estado no kernel</translation>
    </message>
    <message>
        <source>from this computer only</source>
        <translation>só a partir deste computador</translation>
    </message>
    <message>
        <source>by whoever can reach this one address</source>
        <translation>por quem alcança este único endereço</translation>
    </message>
    <message>
        <source>at every address of this computer, IPv4 too unless the program asked for IPv6 only</source>
        <translation>em todos os endereços deste computador, também IPv4, a não ser que o programa tenha pedido só IPv6</translation>
    </message>
    <message>
        <source>at every IPv4 address of this computer</source>
        <translation>em todos os endereços IPv4 deste computador</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Pode ser alcançado</translation>
    </message>
    <message>
        <source>Actually</source>
        <translation>Na verdade</translation>
    </message>
    <message numerus="yes">
        <source>%1 of at most %n connection(s)</source>
        <translation>
            <numerusform>%1 de no máximo %n conexão</numerusform>
            <numerusform>%1 de no máximo %n conexões</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>a word or a key such as state:</source>
        <translation>uma palavra ou uma chave, como state:</translation>
    </message>
    <message>
        <source>a word or a key such as state: inside the parentheses</source>
        <translation>uma palavra ou uma chave, como state:, dentro dos parênteses</translation>
    </message>
    <message>
        <source>a word or a key such as state: after &apos;%1&apos;</source>
        <translation>uma palavra ou uma chave, como state:, depois de “%1”</translation>
    </message>
    <message>
        <source>at most %1 parentheses inside each other</source>
        <translation>no máximo %1 parênteses, um dentro do outro</translation>
    </message>
    <message>
        <source>a &apos;)&apos; that closes the &apos;(&apos; at column %1</source>
        <translation>um “)” que fecha o “(” da coluna %1</translation>
    </message>
    <message>
        <source>the end of the filter or another word, because no &apos;(&apos; is open</source>
        <translation>o fim do filtro ou outra palavra, porque nenhum “(” está aberto</translation>
    </message>
    <message>
        <source> (did you mean %1?)</source>
        <translation> (você quis dizer %1?)</translation>
    </message>
    <message>
        <source>a state, such as close-wait</source>
        <translation>um estado, como close-wait</translation>
    </message>
    <message>
        <source>a process number, such as 812</source>
        <translation>um número de processo, como 812</translation>
    </message>
    <message>
        <source>a port from 0 to 65535, a range such as 8000-8100, or a service such as https</source>
        <translation>uma porta de 0 a 65535, uma faixa, como 8000-8100, ou um serviço, como https</translation>
    </message>
    <message>
        <source>an address, a subnet, a port or a service, such as 10.0.0.5:443</source>
        <translation>um endereço, uma sub-rede, uma porta ou um serviço, como 10.0.0.5:443</translation>
    </message>
    <message>
        <source>an address or a subnet, such as 10.0.0.5 or 10.0.0.0/8</source>
        <translation>um endereço ou uma sub-rede, como 10.0.0.5 ou 10.0.0.0/8</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>uma destas palavras: %1</translation>
    </message>
    <message>
        <source>&apos;&gt;&apos; or &apos;&lt;&apos; in front of it, as in %1</source>
        <translation>“&gt;” ou “&lt;” na frente, como em %1</translation>
    </message>
    <message>
        <source>a comparison, such as %1</source>
        <translation>uma comparação, como %1</translation>
    </message>
    <message>
        <source> (units: %1)</source>
        <translation> (unidades: %1)</translation>
    </message>
    <message>
        <source>a key (%1), or quotes around a plain word with a colon</source>
        <translation>uma chave (%1) ou aspas em torno de uma palavra comum com dois-pontos</translation>
    </message>
    <message>
        <source>a space or a comma after the closing quote</source>
        <translation>um espaço ou uma vírgula depois de fechar as aspas</translation>
    </message>
    <message>
        <source>a closing %1 for the one that begins here</source>
        <translation>um %1 que fecha as aspas abertas aqui</translation>
    </message>
    <message>
        <source>something between the quotes</source>
        <translation>algo entre as aspas</translation>
    </message>
    <message>
        <source>a value in front of &apos;,&apos;</source>
        <translation>um valor antes de “,”</translation>
    </message>
    <message>
        <source>a value after &apos;%1&apos;</source>
        <translation>um valor depois de “%1”</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Exibir</translation>
    </message>
    <message>
        <source>Look &amp;every</source>
        <translation>Atualizar a &amp;cada</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Conexão</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;juda</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Look again now</source>
        <translation>&amp;Atualizar agora</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrar</translation>
    </message>
    <message>
        <source>&amp;Clear filter and states</source>
        <translation>Li&amp;mpar filtro e estados</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>Menos mo&amp;vimento</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Amp&amp;liar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Reduzir</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>&amp;Copiar a linha</translation>
    </message>
    <message>
        <source>Copy &amp;ss command for it</source>
        <translation>Copiar o comando &amp;ss dela</translation>
    </message>
    <message>
        <source>Show only this &amp;process</source>
        <translation>Mostrar só este &amp;processo</translation>
    </message>
    <message>
        <source>Show only this re&amp;mote address</source>
        <translation>Mostrar só este &amp;endereço remoto</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>&amp;Desmarcar</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Teclado</translation>
    </message>
    <message>
        <source>&amp;About TCP Atlas</source>
        <translation>&amp;Sobre o TCP Atlas</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>Col&amp;unas</translation>
    </message>
    <message>
        <source>Show li&amp;stening sockets</source>
        <translation>Mostrar &amp;sockets que escutam</translation>
    </message>
    <message>
        <source>Fit the &amp;diagram</source>
        <translation>&amp;Enquadrar o diagrama</translation>
    </message>
    <message>
        <source>Show only this s&amp;tate</source>
        <translation>Mostrar só este es&amp;tado</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Lendo…</translation>
    </message>
    <message>
        <source>As it was at %1</source>
        <translation>Como estava às %1</translation>
    </message>
    <message>
        <source>Polling every %1 · shorter states may be missed</source>
        <translation>Uma leitura a cada %1 · estados mais curtos podem escapar</translation>
    </message>
    <message>
        <source>Polling /proc every %1 · shorter states may be missed, few details</source>
        <translation>Uma leitura de /proc a cada %1 · estados mais curtos podem escapar, poucos detalhes</translation>
    </message>
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
            <numerusform>%n processo</numerusform>
            <numerusform>%n processos</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>completo</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>parcial</translation>
    </message>
    <message>
        <source>The kernel’s socket interface cannot be used, so the list comes from /proc, without round-trip times and without identities: %1</source>
        <translation>A interface de sockets do kernel não pode ser usada; por isso a lista vem de /proc, sem tempos de ida e volta e sem identidades: %1</translation>
    </message>
    <message>
        <source>the list ended early</source>
        <translation>a lista terminou antes da hora</translation>
    </message>
    <message>
        <source>The %1 list is partial: %2</source>
        <translation>A lista de %1 está parcial: %2</translation>
    </message>
    <message>
        <source>Looking takes %1, so it is done only every %2, to leave the processor to your programs.</source>
        <translation>Uma leitura leva %1; por isso ela só é feita a cada %2, para deixar o processador para os seus programas.</translation>
    </message>
    <message>
        <source>Looking for connections…</source>
        <translation>Procurando conexões…</translation>
    </message>
    <message>
        <source>This computer has no TCP socket now: nothing listens, and nothing is connected. Connections of containers are in network namespaces of their own and are not listed here.</source>
        <translation>Este computador não tem nenhum socket TCP agora: nada escuta e nada está conectado. As conexões de contêineres ficam em namespaces de rede próprios e não aparecem aqui.</translation>
    </message>
    <message>
        <source>No TCP socket could be listed. The reason is above.</source>
        <translation>Não foi possível listar nenhum socket TCP. O motivo está acima.</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) exist, but none matches the filter and the chosen states.</source>
        <translation>
            <numerusform>Há %n socket, mas ele não corresponde ao filtro e aos estados escolhidos.</numerusform>
            <numerusform>Há %n sockets, mas nenhum corresponde ao filtro e aos estados escolhidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is connected now. %n listening socket(s) are hidden (View → Show listening sockets).</source>
        <translation>
            <numerusform>Nada está conectado agora. %n socket que escuta está oculto (Exibir → Mostrar sockets que escutam).</numerusform>
            <numerusform>Nada está conectado agora. %n sockets que escutam estão ocultos (Exibir → Mostrar sockets que escutam).</numerusform>
        </translation>
    </message>
    <message>
        <source>read in %1</source>
        <translation>lido em %1</translation>
    </message>
    <message numerus="yes">
        <source>No permission to look into %n process(es)</source>
        <translation>
            <numerusform>Sem permissão para olhar %n processo</numerusform>
            <numerusform>Sem permissão para olhar %n processos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransitionTexts</name>
    <message>
        <source>recv SYN</source>
        <extracomment>Label on the diagram: a SYN arrives. At most 11 characters; SYN, ACK, FIN and RST stay as they are.</extracomment>
        <translation>recebe SYN</translation>
    </message>
    <message>
        <source>recv SYN+ACK</source>
        <extracomment>Label on the diagram, at most 15 characters.</extracomment>
        <translation>recebe SYN+ACK</translation>
    </message>
    <message>
        <source>recv ACK</source>
        <extracomment>Label on the diagram, at most 11 characters.</extracomment>
        <translation>recebe ACK</translation>
    </message>
    <message>
        <source>recv FIN</source>
        <extracomment>Label on the diagram, at most 11 characters.</extracomment>
        <translation>recebe FIN</translation>
    </message>
    <message>
        <source>recv FIN+ACK</source>
        <extracomment>Label on the diagram, at most 14 characters.</extracomment>
        <translation>recebe FIN+ACK</translation>
    </message>
    <message>
        <source>recv RST</source>
        <extracomment>Label on the diagram, at most 11 characters.</extracomment>
        <translation>recebe RST</translation>
    </message>
    <message>
        <source>after 60 s</source>
        <extracomment>Label on the diagram, at most 11 characters: after 60 seconds.</extracomment>
        <translation>após 60 s</translation>
    </message>
    <message>
        <source>abort</source>
        <extracomment>Label on the diagram: the program drops the connection.</extracomment>
        <translation>corte</translation>
    </message>
    <message>
        <source>timeout</source>
        <extracomment>Label on the diagram: no answer came for too long.</extracomment>
        <translation>timeout</translation>
    </message>
    <message>
        <source>send SYN</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>envia SYN</translation>
    </message>
    <message>
        <source>send SYN+ACK</source>
        <extracomment>Second line of a label on the diagram, at most 16 characters.</extracomment>
        <translation>envia SYN+ACK</translation>
    </message>
    <message>
        <source>send ACK</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>envia ACK</translation>
    </message>
    <message>
        <source>send FIN</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>envia FIN</translation>
    </message>
    <message>
        <source>send RST</source>
        <extracomment>Second line of a label on the diagram, at most 12 characters.</extracomment>
        <translation>envia RST</translation>
    </message>
    <message>
        <source>of our SYN</source>
        <extracomment>Second line below &quot;recv ACK&quot;, at most 13 characters: it acknowledges our SYN.</extracomment>
        <translation>do nosso SYN</translation>
    </message>
    <message>
        <source>of our FIN</source>
        <extracomment>Second line below &quot;recv ACK&quot;, at most 13 characters: it acknowledges our FIN.</extracomment>
        <translation>do nosso FIN</translation>
    </message>
    <message>
        <source>A SYN of the other side arrives while ours is still unanswered: both sides opened at the same time. The kernel answers with SYN+ACK by itself.</source>
        <translation>Chega um SYN do outro lado enquanto o nosso ainda está sem resposta: os dois lados abriram ao mesmo tempo. O kernel responde sozinho com SYN+ACK.</translation>
    </message>
    <message>
        <source>A SYN arrives: somebody wants to connect. The kernel answers with SYN+ACK by itself. On Linux the listener stays in LISTEN, and the new connection is a socket of its own.</source>
        <translation>Chega um SYN: alguém quer se conectar. O kernel responde sozinho com SYN+ACK. No Linux, o socket que escuta continua em LISTEN, e a conexão nova é um socket próprio.</translation>
    </message>
    <message>
        <source>The other side acknowledges our FIN. It has not closed yet and may still send.</source>
        <translation>O outro lado confirma o nosso FIN. Ele ainda não fechou e ainda pode enviar.</translation>
    </message>
    <message>
        <source>The other side acknowledges our FIN: now each side knows that the other has closed.</source>
        <translation>O outro lado confirma o nosso FIN: agora cada lado sabe que o outro fechou.</translation>
    </message>
    <message>
        <source>The other side acknowledges our FIN: both have finished, and the connection is gone.</source>
        <translation>O outro lado confirma o nosso FIN: os dois terminaram, e a conexão desaparece.</translation>
    </message>
    <message>
        <source>The program closes its listening socket. Connections that it has accepted live on.</source>
        <translation>O programa fecha o socket que escuta. As conexões que ele já aceitou continuam.</translation>
    </message>
    <message>
        <source>The program closes the socket before an answer came. Nothing is sent.</source>
        <translation>O programa fecha o socket antes de vir uma resposta. Nada é enviado.</translation>
    </message>
    <message>
        <source>The program calls close() or shutdown() too. The kernel sends the FIN that the other side waits for.</source>
        <translation>O programa também chama close() ou shutdown(). O kernel manda o FIN que o outro lado espera.</translation>
    </message>
    <message>
        <source>The program calls close() or shutdown(): it has nothing more to send. The kernel sends a FIN, behind any data that still waits to be sent.</source>
        <translation>O programa chama close() ou shutdown(): não tem mais nada a enviar. O kernel manda um FIN, atrás dos dados que ainda esperam para ser enviados.</translation>
    </message>
    <message>
        <source>An RST arrives: the other side takes its request back, and the listener waits on. On Linux the request just disappears.</source>
        <translation>Chega um RST: o outro lado retira o pedido, e o socket que escuta continua esperando. No Linux, o pedido simplesmente desaparece.</translation>
    </message>
    <message>
        <source>A valid RST arrives and ends the waiting early.</source>
        <translation>Chega um RST válido e encerra a espera antes da hora.</translation>
    </message>
    <message>
        <source>A valid RST arrives: the other side dropped the connection. It ends at once, and data on the way is lost.</source>
        <translation>Chega um RST válido: o outro lado cortou a conexão. Ela acaba na hora, e os dados no caminho se perdem.</translation>
    </message>
    <message>
        <source>The program drops the connection: it closes with unread data, or with SO_LINGER set to 0. The kernel sends an RST, and data on the way is lost.</source>
        <translation>O programa corta a conexão: fecha com dados não lidos, ou com SO_LINGER em 0. O kernel manda um RST, e os dados no caminho se perdem.</translation>
    </message>
    <message>
        <source>The program drops the connection. Nothing is sent.</source>
        <translation>O programa corta a conexão. Nada é enviado.</translation>
    </message>
    <message>
        <source>The program calls listen(): from now on others may connect to this port.</source>
        <translation>O programa chama listen(): a partir de agora outros podem se conectar a esta porta.</translation>
    </message>
    <message>
        <source>The program calls connect(). The kernel sends a SYN, and again if no answer comes.</source>
        <translation>O programa chama connect(). O kernel manda um SYN, e o repete se não vier resposta.</translation>
    </message>
    <message>
        <source>The program sends on a listening connection, which makes it the one that connects. The RFC allows this; the sockets API of Linux does not offer it.</source>
        <translation>O programa envia por um socket que escuta e assim passa a ser quem se conecta. A RFC permite isso; a API de sockets do Linux não oferece.</translation>
    </message>
    <message>
        <source>The other side agrees: its SYN+ACK arrives. The kernel answers with an ACK by itself, and the connection is open.</source>
        <translation>O outro lado concorda: chega o SYN+ACK dele. O kernel responde sozinho com um ACK, e a conexão está aberta.</translation>
    </message>
    <message>
        <source>The other side acknowledges our SYN: the handshake is complete and the connection is open. The program gets it from accept().</source>
        <translation>O outro lado confirma o nosso SYN: o handshake está completo e a conexão, aberta. O programa a recebe de accept().</translation>
    </message>
    <message>
        <source>The waiting is over: 60 s on Linux, twice the longest life of a segment (2 MSL) in the RFC. No late segment can be mistaken for part of a new connection any more.</source>
        <translation>A espera acabou: 60 s no Linux; na RFC, duas vezes a vida mais longa de um segmento (2 MSL). Nenhum segmento atrasado pode mais ser confundido com parte de uma conexão nova.</translation>
    </message>
    <message>
        <source>RFC 9293, section %1</source>
        <translation>RFC 9293, seção %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <extracomment>Heading on the diagram.</extracomment>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>Opening</source>
        <extracomment>Heading on the diagram, at most 10 characters.</extracomment>
        <translation>Abrindo</translation>
    </message>
    <message>
        <source>Connected</source>
        <extracomment>Heading on the diagram, at most 11 characters.</extracomment>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>This side closed first</source>
        <extracomment>Heading on the diagram.</extracomment>
        <translation>Este lado fechou primeiro</translation>
    </message>
    <message>
        <source>The other side closed first</source>
        <extracomment>Heading on the diagram; it may take two lines of at most 16 characters.</extracomment>
        <translation>O outro lado fechou primeiro</translation>
    </message>
    <message>
        <source>%1 (simultaneous open)</source>
        <extracomment>Label on the diagram; %1 is &quot;recv SYN&quot;. At most 36 characters in all.</extracomment>
        <translation>%1 (abertura simultânea)</translation>
    </message>
    <message>
        <source>A new SYN for the same pair of addresses arrives, and its numbers cannot be mistaken for the old connection’s. The kernel lets a new connection begin before the 60 s are over.</source>
        <translation>Chega um SYN novo para o mesmo par de endereços, e os números dele não se confundem com os da conexão antiga. O kernel deixa começar uma conexão nova antes que os 60 s acabem.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives together with the end of the handshake, and the kernel answers with an ACK by itself. The other side closed as soon as it could.</source>
        <translation>O FIN do outro lado chega junto com o fim do handshake, e o kernel responde sozinho com um ACK. O outro lado fechou assim que pôde.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives before it has acknowledged ours: both closed at the same time. The kernel answers with an ACK by itself.</source>
        <translation>O FIN do outro lado chega antes de ele confirmar o nosso: os dois fecharam ao mesmo tempo. O kernel responde sozinho com um ACK.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives: now both have finished. The kernel answers with an ACK by itself.</source>
        <translation>Chega o FIN do outro lado: agora os dois terminaram. O kernel responde sozinho com um ACK.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives again, because our ACK was lost. The kernel repeats the ACK and starts the waiting anew.</source>
        <translation>O FIN do outro lado chega de novo, porque o nosso ACK se perdeu. O kernel repete o ACK e recomeça a espera.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives: it will send nothing more. The kernel answers with an ACK by itself; what is left to do is the program’s close().</source>
        <translation>Chega o FIN do outro lado: ele não vai enviar mais nada. O kernel responde sozinho com um ACK; só falta o close() do programa.</translation>
    </message>
    <message>
        <source>An RST answers our SYN: nothing listens there. The program’s connect() fails with “connection refused”.</source>
        <translation>Um RST responde ao nosso SYN: nada escuta lá. O connect() do programa falha com “connection refused”.</translation>
    </message>
    <message>
        <source>One segment brings the other side’s FIN and the ACK of ours: it closed at once. The kernel answers with an ACK by itself.</source>
        <translation>Um só segmento traz o FIN do outro lado e o ACK do nosso: ele fechou logo em seguida. O kernel responde sozinho com um ACK.</translation>
    </message>
    <message>
        <source>No answer came, however often the kernel repeated itself, or the program’s own limit is over. The kernel gives up, and the program learns “connection timed out”.</source>
        <translation>Nenhuma resposta veio, por mais que o kernel repetisse, ou o limite do próprio programa acabou. O kernel desiste, e o programa recebe “connection timed out”.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>&lt; 1 s</source>
        <translation>&lt; 1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>sends again in %1</source>
        <translation>repete o envio em %1</translation>
    </message>
    <message numerus="yes">
        <source>sends again in %1 (%n unanswered)</source>
        <translation>
            <numerusform>repete o envio em %1 (%n sem resposta)</numerusform>
            <numerusform>repete o envio em %1 (%n sem resposta)</numerusform>
        </translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>termina em %1</translation>
    </message>
    <message>
        <source>a timer of unknown kind ends in %1</source>
        <translation>um timer de tipo desconhecido termina em %1</translation>
    </message>
    <message>
        <source>Not permitted to look: a process of user %1 holds it.</source>
        <translation>Sem permissão para olhar: um processo do usuário %1 o segura.</translation>
    </message>
    <message>
        <source>Not permitted to look: another user’s process holds it.</source>
        <translation>Sem permissão para olhar: um processo de outro usuário o segura.</translation>
    </message>
    <message>
        <source>Nobody: a TIME-WAIT belongs to no program. The kernel keeps it.</source>
        <translation>Ninguém: um TIME-WAIT não pertence a nenhum programa. O kernel o guarda.</translation>
    </message>
    <message>
        <source>Nobody any more: its program has closed it, and the kernel waits for the other side’s FIN.</source>
        <translation>Ninguém mais: o programa já a fechou, e o kernel espera o FIN do outro lado.</translation>
    </message>
    <message>
        <source>Nobody any more: its program has closed it, and the kernel sends what is left.</source>
        <translation>Ninguém mais: o programa já a fechou, e o kernel envia o que resta.</translation>
    </message>
    <message>
        <source>Nobody yet: no program is told before the handshake is complete.</source>
        <translation>Ninguém ainda: nenhum programa fica sabendo antes de o handshake se completar.</translation>
    </message>
    <message>
        <source>Nobody yet: the connection waits until the listening program calls accept().</source>
        <translation>Ninguém ainda: a conexão espera até o programa que escuta chamar accept().</translation>
    </message>
    <message>
        <source>The kernel itself: no process holds a descriptor for it.</source>
        <translation>O próprio kernel: nenhum processo tem um descritor para ele.</translation>
    </message>
    <message>
        <source>A process that cannot be seen from here, as in another process namespace (a container).</source>
        <translation>Um processo que não se vê daqui, por exemplo em outro namespace de processos (um contêiner).</translation>
    </message>
    <message>
        <source>Its process ended while it was being looked for.</source>
        <translation>O processo dele terminou enquanto era procurado.</translation>
    </message>
    <message>
        <source>Not looked up.</source>
        <translation>Não foi procurado.</translation>
    </message>
    <message>
        <source>asks in %1 whether the other side is still there</source>
        <translation>pergunta em %1 se o outro lado ainda existe</translation>
    </message>
    <message>
        <source>asks in %1 whether the other side has room again</source>
        <translation>pergunta em %1 se o outro lado já tem espaço</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>atlas::view::ArticlePane</name>
    <message>
        <source>What happens next</source>
        <translation>O que acontece a seguir</translation>
    </message>
    <message>
        <source>Whose turn it is</source>
        <translation>De quem é a vez</translation>
    </message>
    <message>
        <source>Is it a problem?</source>
        <translation>É um problema?</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>O que verificar</translation>
    </message>
    <message>
        <source>Often said, but wrong</source>
        <translation>Dizem muito, mas está errado</translation>
    </message>
    <message>
        <source>On Linux</source>
        <translation>No Linux</translation>
    </message>
</context>
<context>
    <name>atlas::view::CommandLine</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Copiar o comando %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>atlas::view::DiagramView</name>
    <message>
        <source>TCP state diagram</source>
        <translation>Diagrama de estados do TCP</translation>
    </message>
    <message>
        <source>where a connection ends</source>
        <translation>onde uma conexão termina</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>nenhuma conexão</translation>
    </message>
    <message>
        <source>one connection</source>
        <translation>uma conexão</translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n conexão</numerusform>
            <numerusform>%n conexões</numerusform>
        </translation>
    </message>
    <message>
        <source>the selected connection is here</source>
        <translation>a conexão selecionada está aqui</translation>
    </message>
</context>
<context>
    <name>atlas::view::FilterField</name>
    <message>
        <source>Column %1: expected %2.</source>
        <translation>Coluna %1: esperava-se %2.</translation>
    </message>
    <message>
        <source>Column %1: expected %2, but found “%3”.</source>
        <translation>Coluna %1: esperava-se %2, mas veio “%3”.</translation>
    </message>
    <message>
        <source>Filter: nginx · state:close-wait · port:443 · remote:10.0.0.0/8 · age:&gt;5m</source>
        <translation>Filtro: nginx · state:close-wait · port:443 · remote:10.0.0.0/8 · age:&gt;5m</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Words match process, PID, address, port, service and state.
Keys: state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:
Join with or, exclude with -, group with ( ).</source>
        <translation>As palavras são procuradas em processo, PID, endereço, porta, serviço e estado.
Chaves: state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:
Junte com or, exclua com -, agrupe com ( ).</translation>
    </message>
</context>
<context>
    <name>atlas::view::Inspector</name>
    <message>
        <source>Select a connection to see where it stands on the diagram, what that means, whose turn it is and whether it is a problem.

Point at a state or an arrow of the diagram to have it explained. The numbers say how many connections are in each state now.</source>
        <translation>Selecione uma conexão para ver onde ela está no diagrama, o que isso significa, de quem é a vez e se há um problema.

Aponte para um estado ou uma seta do diagrama para ver a explicação. Os números dizem quantas conexões estão agora em cada estado.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) now</source>
        <translation>
            <numerusform>%n conexão agora</numerusform>
            <numerusform>%n conexões agora</numerusform>
        </translation>
    </message>
    <message>
        <source>also shown as %1 · %2</source>
        <translation>também aparece como %1 · %2</translation>
    </message>
    <message>
        <source>kernel state %1</source>
        <translation>estado %1 no kernel</translation>
    </message>
    <message>
        <source>This connection is gone: the kernel does not list it any more. Below is what was last seen of it.</source>
        <translation>Esta conexão desapareceu: o kernel não a lista mais. Abaixo está o que se viu dela por último.</translation>
    </message>
    <message>
        <source>The last look did not find this connection. It may be ending, or the kernel’s list was incomplete.</source>
        <translation>A última leitura não encontrou esta conexão. Ela pode estar terminando, ou a lista do kernel estava incompleta.</translation>
    </message>
    <message>
        <source>%1 left of %2 s</source>
        <translation>faltam %1 de %2 s</translation>
    </message>
</context>
<context>
    <name>atlas::view::MainWindow</name>
    <message>
        <source>The last look failed: %1</source>
        <translation>A última leitura falhou: %1</translation>
    </message>
    <message>
        <source>The connections cannot be read. The reason is above.</source>
        <translation>Não é possível ler as conexões. O motivo está acima.</translation>
    </message>
    <message>
        <source>No socket of this computer has the address %1%2.</source>
        <translation>Nenhum socket deste computador tem o endereço %1%2.</translation>
    </message>
    <message>
        <source>About TCP Atlas</source>
        <translation>Sobre o TCP Atlas</translation>
    </message>
    <message>
        <source>&lt;h3&gt;TCP Atlas %1&lt;/h3&gt;&lt;p&gt;Every TCP connection of this computer, on the state diagram.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;TCP Atlas %1&lt;/h3&gt;&lt;p&gt;Todas as conexões TCP deste computador, no diagrama de estados.&lt;/p&gt;&lt;p&gt;Software livre sob a GNU General Public License, versão 3 ou posterior.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Go on looking (Space)</source>
        <translation>Continuar as leituras (Space)</translation>
    </message>
    <message>
        <source>Paused: go on looking</source>
        <translation>Pausado: continuar</translation>
    </message>
    <message>
        <source>Live: pause</source>
        <translation>Ao vivo: pausar</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexões</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Escuro</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como no &amp;sistema</translation>
    </message>
    <message>
        <source>Stop looking and keep this list (Space)</source>
        <translation>Parar as leituras e manter esta lista (Space)</translation>
    </message>
    <message>
        <source>Ctrl+F	filter
F5	look again now
Space	pause and go on
Tab	from part to part
↑ ↓ ← →	from row to row; on the diagram from state to state
Enter	on a state: show only its connections
Esc	back, deselect
Ctrl+C	copy the row
Ctrl++	zoom into the diagram
Ctrl+-	zoom out again
Ctrl+0	show the whole diagram</source>
        <translation>Ctrl+F	filtrar
F5	atualizar agora
Space	pausar e continuar
Tab	de parte em parte
↑ ↓ ← →	de linha em linha; no diagrama, de estado em estado
Enter	num estado: mostrar só as conexões dele
Esc	voltar, desmarcar
Ctrl+C	copiar a linha
Ctrl++	ampliar o diagrama
Ctrl+-	reduzi-lo de novo
Ctrl+0	mostrar o diagrama inteiro</translation>
    </message>
</context>
<context>
    <name>atlas::view::SocketTableView</name>
    <message>
        <source>Usual columns</source>
        <translation>Colunas de sempre</translation>
    </message>
</context>
<context>
    <name>atlas::view::StateChip</name>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1: %n conexão</numerusform>
            <numerusform>%1: %n conexões</numerusform>
        </translation>
    </message>
    <message>
        <source>Show every state again</source>
        <translation>Mostrar de novo todos os estados</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>Mostrar só %1</translation>
    </message>
</context>
</TS>
