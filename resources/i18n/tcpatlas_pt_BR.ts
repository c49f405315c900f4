<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>Band</name>
    <message>
        <source>since %1 or earlier</source>
        <translation>desde %1 ou antes</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>até %1</translation>
    </message>
    <message>
        <source>for at least %1</source>
        <translation>por pelo menos %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>por %1</translation>
    </message>
    <message>
        <source>at an unknown moment between %1 and %2</source>
        <translation>num momento desconhecido entre %1 e %2</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>passando por %1</translation>
    </message>
    <message>
        <source>on which way is not known</source>
        <translation>não se sabe por qual caminho</translation>
    </message>
    <message>
        <source>(drawn wider than its time)</source>
        <translation>(desenhado mais largo que o seu tempo)</translation>
    </message>
    <message>
        <source>an unknown moment of change</source>
        <translation>uma mudança em momento desconhecido</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 por %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
    <message>
        <source>not to scale</source>
        <extracomment>Below a part of the band of states, where short pieces are drawn wider than their time.</extracomment>
        <translation>fora de escala</translation>
    </message>
    <message>
        <source>%1 for at least %2</source>
        <translation>%1 por pelo menos %2</translation>
    </message>
</context>
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
        <source>Retransmitted</source>
        <translation>Retransmitidos</translation>
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
        <source>Packets retransmitted</source>
        <translation>Pacotes retransmitidos</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>Bytes recebidos</translation>
    </message>
    <message>
        <source>(was %1)</source>
        <comment>process</comment>
        <translation>(antes: %1)</translation>
    </message>
    <message>
        <source>(listener: %1)</source>
        <translation>(escuta: %1)</translation>
    </message>
    <message>
        <source>Bytes that the program has sent</source>
        <translation>Bytes que o programa enviou</translation>
    </message>
</context>
<context>
    <name>DiagramTexts</name>
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
    <message>
        <source>%1 is here</source>
        <translation>aqui: %1</translation>
    </message>
    <message numerus="yes">
        <source>Taken %n times in the last minute.</source>
        <translation>
            <numerusform>Aconteceu %n vez no último minuto.</numerusform>
            <numerusform>Aconteceu %n vezes no último minuto.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>It had ended by %1; how is not known.</source>
        <translation>Terminou até %1; como, não se sabe.</translation>
    </message>
    <message>
        <source>When and how it ended is not known.</source>
        <translation>Não se sabe quando nem como terminou.</translation>
    </message>
    <message>
        <source>It ended at %1</source>
        <translation>Terminou às %1</translation>
    </message>
    <message>
        <source>It ended between %1 and %2</source>
        <translation>Terminou entre %1 e %2</translation>
    </message>
    <message>
        <source>Nothing comes next: it is nobody’s turn, and nothing of it is left to check.</source>
        <translation>Nada vem a seguir: não é a vez de ninguém, e não sobrou nada dela para verificar.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>fewer bytes than a message header</source>
        <translation>menos bytes que um cabeçalho de mensagem</translation>
    </message>
    <message>
        <source>a message that claims to be shorter than its header</source>
        <translation>uma mensagem que se diz menor que o próprio cabeçalho</translation>
    </message>
    <message>
        <source>a message that claims more bytes than arrived</source>
        <translation>uma mensagem que diz ter mais bytes do que chegaram</translation>
    </message>
    <message>
        <source>a message of an unexpected type</source>
        <translation>uma mensagem de tipo inesperado</translation>
    </message>
    <message>
        <source>a message too short for its type</source>
        <translation>uma mensagem curta demais para o seu tipo</translation>
    </message>
    <message>
        <source>a socket that is neither IPv4 nor IPv6</source>
        <translation>um socket que não é IPv4 nem IPv6</translation>
    </message>
    <message>
        <source>an attribute whose length is wrong</source>
        <translation>um atributo de tamanho errado</translation>
    </message>
    <message>
        <source>a tcp_info too short to be one</source>
        <translation>um tcp_info curto demais</translation>
    </message>
    <message>
        <source>an unknown fault</source>
        <translation>uma falha desconhecida</translation>
    </message>
    <message>
        <source>a packet that was cut off</source>
        <translation>um pacote cortado</translation>
    </message>
    <message>
        <source>a packet that is not IPv4</source>
        <translation>um pacote que não é IPv4</translation>
    </message>
    <message>
        <source>a packet that carries no TCP</source>
        <translation>um pacote que não leva TCP</translation>
    </message>
    <message>
        <source>a fragment of a packet</source>
        <translation>um fragmento de pacote</translation>
    </message>
    <message>
        <source>a packet with a header length that cannot be</source>
        <translation>um pacote com tamanho de cabeçalho impossível</translation>
    </message>
    <message>
        <source>a packet that cannot be read</source>
        <translation>um pacote que não pode ser lido</translation>
    </message>
    <message>
        <source>its %1 is out of range: %2</source>
        <translation>o campo %1 está fora do intervalo: %2</translation>
    </message>
    <message>
        <source>its address family is neither 4 nor 6 but %1</source>
        <translation>a família de endereços não é 4 nem 6, mas %1</translation>
    </message>
    <message>
        <source>%1 bytes are left over at its end</source>
        <translation>sobram bytes no fim: %1</translation>
    </message>
    <message>
        <source>it ends within its %1</source>
        <translation>termina no meio do campo %1</translation>
    </message>
    <message>
        <source>the probe speaks version %1, and this program version %2: they are not of the same release</source>
        <translation>o observador fala a versão %1, e este programa a versão %2: não são do mesmo lançamento</translation>
    </message>
    <message>
        <source>it names a feature twice</source>
        <translation>nomeia um recurso duas vezes</translation>
    </message>
    <message>
        <source>it comes after the end</source>
        <translation>vem depois do fim</translation>
    </message>
    <message>
        <source>it is a second greeting</source>
        <translation>é uma segunda saudação</translation>
    </message>
    <message>
        <source>the stream does not begin with a greeting</source>
        <translation>o fluxo não começa com uma saudação</translation>
    </message>
    <message>
        <source>its kind is unknown: %1</source>
        <translation>o tipo é desconhecido: %1</translation>
    </message>
    <message>
        <source>its length is out of range: %1</source>
        <translation>o tamanho está fora do intervalo: %1</translation>
    </message>
    <message>
        <source>the probe&apos;s stream, frame at offset %1</source>
        <translation>fluxo do observador, quadro na posição %1</translation>
    </message>
    <message>
        <source>the probe&apos;s stream is cut within the frame at offset %1</source>
        <translation>o fluxo do observador foi cortado no quadro da posição %1</translation>
    </message>
    <message>
        <source>the probe&apos;s stream stops at offset %1 without saying why</source>
        <translation>o fluxo do observador para na posição %1 sem dizer por quê</translation>
    </message>
    <message>
        <source>this is not a table of sockets</source>
        <translation>isto não é uma tabela de sockets</translation>
    </message>
    <message>
        <source>fewer fields than a socket has</source>
        <translation>menos campos do que um socket tem</translation>
    </message>
    <message>
        <source>an address that cannot be read</source>
        <translation>um endereço que não pode ser lido</translation>
    </message>
    <message>
        <source>a state that is no number</source>
        <translation>um estado que não é número</translation>
    </message>
    <message>
        <source>queues that are no numbers</source>
        <translation>filas que não são números</translation>
    </message>
    <message>
        <source>a timer that cannot be read</source>
        <translation>um timer que não pode ser lido</translation>
    </message>
    <message>
        <source>a user that is no number</source>
        <translation>um usuário que não é número</translation>
    </message>
    <message>
        <source>an inode that is no number</source>
        <translation>um inode que não é número</translation>
    </message>
    <message>
        <source>the text ends within a line</source>
        <translation>o texto termina no meio de uma linha</translation>
    </message>
    <message>
        <source>there is no member &quot;%1&quot; here</source>
        <translation>não há aqui um membro &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a list of at most %1 is expected</source>
        <translation>espera-se uma lista de no máximo %1</translation>
    </message>
    <message>
        <source>a short text is expected</source>
        <translation>espera-se um texto curto</translation>
    </message>
    <message>
        <source>a lesson has at most %1 bytes</source>
        <translation>o limite de uma lição em bytes é %1</translation>
    </message>
    <message>
        <source>no JSON from byte %1 on</source>
        <translation>não há JSON a partir do byte %1</translation>
    </message>
    <message>
        <source>no program was named</source>
        <translation>nenhum programa foi indicado</translation>
    </message>
    <message>
        <source>cannot start %1</source>
        <translation>não foi possível iniciar %1</translation>
    </message>
    <message>
        <source>opening a socket for the kernel&apos;s destroy events</source>
        <translation>abrir um socket para os eventos de destruição do kernel</translation>
    </message>
    <message>
        <source>making room for the kernel&apos;s destroy events</source>
        <translation>reservar espaço para os eventos de destruição do kernel</translation>
    </message>
    <message>
        <source>binding a socket for the kernel&apos;s destroy events</source>
        <translation>vincular um socket para os eventos de destruição do kernel</translation>
    </message>
    <message>
        <source>joining the kernel&apos;s destroy events</source>
        <translation>assinar os eventos de destruição do kernel</translation>
    </message>
    <message>
        <source>making a wake-up for the reader of destroy events</source>
        <translation>criar o despertador do leitor de eventos de destruição</translation>
    </message>
    <message>
        <source>waiting for the kernel&apos;s destroy events</source>
        <translation>esperar os eventos de destruição do kernel</translation>
    </message>
    <message>
        <source>reading the kernel&apos;s destroy events</source>
        <translation>ler os eventos de destruição do kernel</translation>
    </message>
    <message>
        <source>tcpatlas-probe is not installed</source>
        <translation>o tcpatlas-probe não está instalado</translation>
    </message>
    <message>
        <source>tcpatlas-probe may be used by the members of its group only, and pkexec is not installed to ask for permission</source>
        <translation>só os membros do grupo do tcpatlas-probe podem usá-lo, e o pkexec não está instalado para pedir permissão</translation>
    </message>
    <message>
        <source>it takes root: pkexec is not installed to ask for it, and tcpatlas-probe has no capabilities of its own</source>
        <translation>é preciso ser root: o pkexec não está instalado para pedir isso, e o tcpatlas-probe não tem capacidades próprias</translation>
    </message>
    <message>
        <source>pkexec closed its output</source>
        <translation>o pkexec fechou a saída</translation>
    </message>
    <message>
        <source>the probe closed its output</source>
        <translation>o observador fechou a saída</translation>
    </message>
    <message>
        <source>pkexec ended with status %1</source>
        <translation>o pkexec terminou com o status %1</translation>
    </message>
    <message>
        <source>the probe ended with status %1</source>
        <translation>o observador terminou com o status %1</translation>
    </message>
    <message>
        <source>pkexec was killed by signal %1</source>
        <translation>o pkexec foi morto pelo sinal %1</translation>
    </message>
    <message>
        <source>the probe was killed by signal %1</source>
        <translation>o observador foi morto pelo sinal %1</translation>
    </message>
    <message>
        <source>the probe has been started already</source>
        <translation>o observador já foi iniciado</translation>
    </message>
    <message>
        <source>cannot start the probe</source>
        <translation>não foi possível iniciar o observador</translation>
    </message>
    <message>
        <source>cannot read from the probe</source>
        <translation>não foi possível ler do observador</translation>
    </message>
    <message>
        <source>the probe names more owners than this computer can have</source>
        <translation>o observador indica mais donos do que este computador pode ter</translation>
    </message>
    <message>
        <source>the probe cannot tell owners</source>
        <translation>o observador não consegue indicar os donos</translation>
    </message>
    <message>
        <source>the probe has ended</source>
        <translation>o observador terminou</translation>
    </message>
    <message>
        <source>the request to observe every transition was dismissed</source>
        <translation>o pedido para observar todas as transições foi dispensado</translation>
    </message>
    <message>
        <source>the permission to observe every transition was refused</source>
        <translation>a permissão para observar todas as transições foi negada</translation>
    </message>
    <message>
        <source>, and </source>
        <translation>, e </translation>
    </message>
    <message>
        <source>listing the processes</source>
        <translation>listar os processos</translation>
    </message>
    <message>
        <source>%1: line %2</source>
        <translation>%1: linha %2</translation>
    </message>
    <message>
        <source>, and %1 more such lines</source>
        <translation>, e mais linhas assim: %1</translation>
    </message>
    <message>
        <source>reading %1</source>
        <translation>ler %1</translation>
    </message>
    <message>
        <source>the kernel&apos;s answer has </source>
        <translation>a resposta do kernel tem </translation>
    </message>
    <message>
        <source> at byte %1</source>
        <translation> no byte %1</translation>
    </message>
    <message>
        <source>asking the kernel for its sockets</source>
        <translation>pedir ao kernel os seus sockets</translation>
    </message>
    <message>
        <source>the kernel stopped answering before its list of sockets was complete</source>
        <translation>o kernel parou de responder antes de completar a lista de sockets</translation>
    </message>
    <message>
        <source>reading the kernel&apos;s list of sockets</source>
        <translation>ler a lista de sockets do kernel</translation>
    </message>
    <message>
        <source>a message of the kernel was longer than the buffer for it</source>
        <translation>uma mensagem do kernel era maior que o espaço para ela</translation>
    </message>
    <message>
        <source>the list of sockets changed while the kernel made it</source>
        <translation>a lista de sockets mudou enquanto o kernel a fazia</translation>
    </message>
    <message>
        <source>the kernel&apos;s list of sockets</source>
        <translation>a lista de sockets do kernel</translation>
    </message>
    <message>
        <source>the kernel answers other questions, but not ours</source>
        <translation>o kernel responde a outras perguntas, mas não à nossa</translation>
    </message>
    <message>
        <source>asking the kernel for one socket</source>
        <translation>pedir ao kernel um único socket</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>sem motivo informado</translation>
    </message>
    <message>
        <source>cannot empty the capability bounding set</source>
        <translation>não foi possível esvaziar o conjunto limite de capacidades</translation>
    </message>
    <message>
        <source>cannot drop the capabilities</source>
        <translation>não foi possível abandonar as capacidades</translation>
    </message>
    <message>
        <source>the capabilities are still there after dropping them</source>
        <translation>as capacidades continuam lá depois de abandonadas</translation>
    </message>
    <message>
        <source>cannot make the system call filter</source>
        <translation>não foi possível criar o filtro de chamadas de sistema</translation>
    </message>
    <message>
        <source>cannot install the system call filter</source>
        <translation>não foi possível instalar o filtro de chamadas de sistema</translation>
    </message>
    <message>
        <source>cannot read the capabilities of the process</source>
        <translation>não foi possível ler as capacidades do processo</translation>
    </message>
    <message>
        <source>not permitted: it takes the capabilities CAP_BPF and CAP_PERFMON, and both are missing</source>
        <translation>sem permissão: são precisas as capacidades CAP_BPF e CAP_PERFMON, e faltam as duas</translation>
    </message>
    <message>
        <source>not permitted: it takes the capabilities CAP_BPF and CAP_PERFMON, and %1 is missing</source>
        <translation>sem permissão: são precisas as capacidades CAP_BPF e CAP_PERFMON, e falta %1</translation>
    </message>
    <message>
        <source>cannot forbid tracing</source>
        <translation>não foi possível proibir o rastreamento</translation>
    </message>
    <message>
        <source>cannot set no_new_privs</source>
        <translation>não foi possível ativar no_new_privs</translation>
    </message>
    <message>
        <source>it is locked down for confidentiality</source>
        <translation>está bloqueado por confidencialidade (lockdown)</translation>
    </message>
    <message>
        <source>cannot open the BPF object</source>
        <translation>não foi possível abrir o objeto BPF</translation>
    </message>
    <message>
        <source>the kernel refuses the BPF programs</source>
        <translation>o kernel recusa os programas BPF</translation>
    </message>
    <message>
        <source>this kernel does not describe its types (CONFIG_DEBUG_INFO_BTF), so no program can be fitted to it</source>
        <translation>este kernel não descreve os seus tipos (CONFIG_DEBUG_INFO_BTF), e assim nenhum programa pode ser ajustado a ele</translation>
    </message>
    <message>
        <source>cannot attach %1</source>
        <translation>não foi possível ligar %1</translation>
    </message>
    <message>
        <source>cannot map the ring buffer</source>
        <translation>não foi possível mapear o buffer circular</translation>
    </message>
    <message>
        <source>the iterator is not attached</source>
        <translation>o iterador não está ligado</translation>
    </message>
    <message>
        <source>cannot begin</source>
        <translation>não foi possível começar</translation>
    </message>
    <message>
        <source>the kernel shows %1 instead of %2</source>
        <translation>o kernel mostra %1 em vez de %2</translation>
    </message>
    <message>
        <source>the kernel shows no such socket instead of %1</source>
        <translation>o kernel não mostra esse socket, em vez de %1</translation>
    </message>
    <message>
        <source>%1 cannot be held: there is no socket in it</source>
        <translation>%1 não pode ser segurado: nele não há socket</translation>
    </message>
    <message>
        <source>holding %1</source>
        <translation>segurar %1</translation>
    </message>
    <message>
        <source>no more than %1 states are held at a time</source>
        <translation>o limite de estados segurados ao mesmo tempo é %1</translation>
    </message>
    <message>
        <source>nothing is held under %1</source>
        <translation>nada está segurado sob %1</translation>
    </message>
    <message>
        <source>a TIME-WAIT belongs to no program: the kernel ends it after %1 s</source>
        <translation>um TIME-WAIT não pertence a nenhum programa: o kernel o encerra após %1 s</translation>
    </message>
    <message>
        <source>waiting for requests</source>
        <translation>esperar pedidos</translation>
    </message>
    <message>
        <source>the packets in flight do not come to an end</source>
        <translation>os pacotes em trânsito não acabam</translation>
    </message>
    <message>
        <source>packets cannot be held in this mode</source>
        <translation>neste modo não dá para segurar pacotes</translation>
    </message>
    <message>
        <source>no packet %1 is in flight</source>
        <translation>nenhum pacote %1 está em trânsito</translation>
    </message>
    <message>
        <source>no such packet is in flight</source>
        <translation>nenhum pacote assim está em trânsito</translation>
    </message>
    <message>
        <source>the two packets go in different directions</source>
        <translation>os dois pacotes vão em direções diferentes</translation>
    </message>
    <message>
        <source>&quot;%1&quot; on %2 has no connection</source>
        <translation>&quot;%1&quot; em %2 não tem conexão</translation>
    </message>
    <message>
        <source>packets cannot be made in this mode</source>
        <translation>neste modo não dá para criar pacotes</translation>
    </message>
    <message>
        <source>no packet of this connection was seen, so its sequence numbers are not known</source>
        <translation>nenhum pacote desta conexão foi visto, e por isso os números de sequência são desconhecidos</translation>
    </message>
    <message>
        <source>what was waited for did not happen in %1 ms</source>
        <translation>o que se esperava não aconteceu em %1 ms</translation>
    </message>
    <message>
        <source>nobody is there any more to wait for</source>
        <translation>já não há por quem esperar</translation>
    </message>
    <message>
        <source>%1 has no open socket &quot;%2&quot;</source>
        <translation>%1 não tem um socket &quot;%2&quot; aberto</translation>
    </message>
    <message>
        <source>%1 has a socket &quot;%2&quot; already</source>
        <translation>%1 já tem um socket &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 has too many sockets already</source>
        <translation>%1 já tem sockets demais</translation>
    </message>
    <message>
        <source>%1 is no call on an open socket</source>
        <translation>%1 não é uma chamada sobre um socket aberto</translation>
    </message>
    <message>
        <source>the answer would be longer than %1 bytes</source>
        <translation>a resposta passaria do limite em bytes: %1</translation>
    </message>
    <message>
        <source>nothing has been done yet that could be saved</source>
        <translation>ainda não foi feito nada que possa ser salvo</translation>
    </message>
    <message>
        <source>more was done than fits into a lesson</source>
        <translation>foi feito mais do que cabe numa lição</translation>
    </message>
    <message>
        <source>there is no lesson of this name</source>
        <translation>não há lição com este nome</translation>
    </message>
    <message>
        <source>this lesson needs packets that can be held; loopback has none</source>
        <translation>esta lição precisa de pacotes que possam ser segurados; o loopback não os tem</translation>
    </message>
    <message>
        <source>the steps of this lesson make more than %1 bytes</source>
        <translation>os passos desta lição passam do limite em bytes: %1</translation>
    </message>
    <message>
        <source>no lesson has begun</source>
        <translation>nenhuma lição começou</translation>
    </message>
    <message>
        <source>action %1</source>
        <translation>ação %1</translation>
    </message>
    <message>
        <source>setup</source>
        <translation>preparação</translation>
    </message>
    <message>
        <source>the lesson is over</source>
        <translation>a lição acabou</translation>
    </message>
    <message>
        <source>the list of sockets is not complete</source>
        <translation>a lista de sockets não está completa</translation>
    </message>
    <message>
        <source>the kernel&apos;s answer is cut off</source>
        <translation>a resposta do kernel está cortada</translation>
    </message>
    <message>
        <source>the kernel answers something else</source>
        <translation>o kernel responde outra coisa</translation>
    </message>
    <message>
        <source>asking the kernel for a network device</source>
        <translation>pedir ao kernel um dispositivo de rede</translation>
    </message>
    <message>
        <source>giving the network device its address</source>
        <translation>dar um endereço ao dispositivo de rede</translation>
    </message>
    <message>
        <source>switching the network device on</source>
        <translation>ligar o dispositivo de rede</translation>
    </message>
    <message>
        <source>taking the queue away</source>
        <translation>remover a fila</translation>
    </message>
    <message>
        <source>making the route</source>
        <translation>criar a rota</translation>
    </message>
    <message>
        <source>entering a network namespace</source>
        <translation>entrar num namespace de rede</translation>
    </message>
    <message>
        <source>making a user namespace</source>
        <translation>criar um namespace de usuário</translation>
    </message>
    <message>
        <source>making a network namespace</source>
        <translation>criar um namespace de rede</translation>
    </message>
    <message>
        <source>making a network device</source>
        <translation>criar um dispositivo de rede</translation>
    </message>
    <message>
        <source>finding the network device</source>
        <translation>achar o dispositivo de rede</translation>
    </message>
    <message>
        <source>delivering a packet</source>
        <translation>entregar um pacote</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>coluna %1: %2</translation>
    </message>
    <message>
        <source>the line is no JSON object</source>
        <translation>a linha não é um objeto JSON</translation>
    </message>
    <message>
        <source>nobody waits for the answer any more</source>
        <translation>a resposta já não é esperada</translation>
    </message>
    <message>
        <source>this kernel has no tracepoint %1</source>
        <translation>este kernel não tem o tracepoint %1</translation>
    </message>
    <message>
        <source>a line is longer than %1 bytes</source>
        <translation>uma linha tem mais de %1 bytes</translation>
    </message>
    <message>
        <source>do: hold, release or held is expected</source>
        <translation>do: espera-se hold, release ou held</translation>
    </message>
    <message>
        <source>there are no lessons here</source>
        <translation>aqui não há lições</translation>
    </message>
    <message>
        <source>states are held in the mode hold only</source>
        <translation>estados só são segurados no modo hold</translation>
    </message>
    <message>
        <source>the request is longer than 64 KiB</source>
        <translation>o pedido tem mais de 64 KiB</translation>
    </message>
    <message>
        <source>&quot;a&quot; or &quot;b&quot; is expected</source>
        <translation>espera-se &quot;a&quot; ou &quot;b&quot;</translation>
    </message>
    <message>
        <source>letters, digits, - and _ are expected</source>
        <translation>esperam-se letras, dígitos, - e _</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;</source>
        <translation>não existe &quot;%1&quot;</translation>
    </message>
    <message>
        <source>0 is expected, as a close() that lingers would wait, and no call here does</source>
        <translation>espera-se 0, pois um close() que se demora esperaria, e aqui nenhuma chamada espera</translation>
    </message>
    <message>
        <source>&quot;rst&quot; is expected</source>
        <translation>espera-se &quot;rst&quot;</translation>
    </message>
    <message>
        <source>&quot;packet&quot; or &quot;states&quot; is expected</source>
        <translation>espera-se &quot;packet&quot; ou &quot;states&quot;</translation>
    </message>
    <message>
        <source>a list is expected</source>
        <translation>espera-se uma lista</translation>
    </message>
    <message>
        <source>SYN, ACK, FIN, RST, PSH, URG, ECE or CWR is expected</source>
        <translation>espera-se SYN, ACK, FIN, RST, PSH, URG, ECE ou CWR</translation>
    </message>
    <message>
        <source>is no state</source>
        <translation>não é um estado</translation>
    </message>
    <message>
        <source>is no address with a port</source>
        <translation>não é um endereço com porta</translation>
    </message>
    <message>
        <source>is no errno</source>
        <translation>não é um errno</translation>
    </message>
    <message>
        <source>is neither a nor b</source>
        <translation>não é a nem b</translation>
    </message>
    <message>
        <source>is unknown</source>
        <translation>é desconhecido</translation>
    </message>
    <message>
        <source>is version %1 of the protocol, not %2</source>
        <translation>é a versão %1 do protocolo, não a %2</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>não é um texto</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>não é true nem false</translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation>está fora do intervalo</translation>
    </message>
    <message>
        <source>is no whole number</source>
        <translation>não é um número inteiro</translation>
    </message>
    <message>
        <source>is no list</source>
        <translation>não é uma lista</translation>
    </message>
    <message>
        <source>has an entry that is no text</source>
        <translation>tem um item que não é texto</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>espera-se um objeto</translation>
    </message>
    <message>
        <source>a text of 1 to %1 bytes is expected</source>
        <translation>espera-se um texto de 1 a %1 bytes</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2 is expected</source>
        <translation>espera-se um número inteiro de %1 a %2</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>espera-se true ou false</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>falta %1</translation>
    </message>
    <message>
        <source>small letters, digits and - are expected</source>
        <translation>esperam-se letras minúsculas, dígitos e -</translation>
    </message>
    <message>
        <source>in a lesson it is told by what it looks like</source>
        <translation>numa lição, ele é indicado pela sua aparência</translation>
    </message>
    <message>
        <source>it is not one of the choices</source>
        <translation>não é uma das opções</translation>
    </message>
    <message>
        <source>nothing is done</source>
        <translation>nada é feito</translation>
    </message>
    <message>
        <source>version 1 of the format is expected</source>
        <translation>espera-se a versão 1 do formato</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>não há nenhum</translation>
    </message>
    <message>
        <source>a line is at most %1 bytes long</source>
        <translation>o limite de uma linha em bytes é %1</translation>
    </message>
    <message>
        <source>either lesson or text is expected</source>
        <translation>espera-se lesson ou text</translation>
    </message>
    <message>
        <source>there is no such state</source>
        <translation>não existe esse estado</translation>
    </message>
    <message>
        <source>has an entry that is no flag of TCP</source>
        <translation>tem um item que não é uma flag de TCP</translation>
    </message>
    <message>
        <source>each packet is delivered by itself here</source>
        <translation>aqui cada pacote é entregue sozinho</translation>
    </message>
    <message>
        <source>read() = 0: the other side has closed</source>
        <translation>read() = 0: o outro lado fechou</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <translation>%1: esperado %2, encontrado %3</translation>
    </message>
    <message>
        <source>in flight: expected %1, found %2</source>
        <translation>em trânsito: esperado %1, encontrado %2</translation>
    </message>
    <message>
        <source>errno: expected %1, found %2</source>
        <translation>errno: esperado %1, encontrado %2</translation>
    </message>
    <message>
        <source>To allow more of them until the next start: sudo sysctl user.%1=10000</source>
        <translation>Para permitir mais até a próxima inicialização: sudo sysctl user.%1=10000</translation>
    </message>
    <message>
        <source>AppArmor forbids it to programs without a profile. To allow it until the next start: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</source>
        <translation>O AppArmor o proíbe a programas sem perfil. Para permitir até a próxima inicialização: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0</translation>
    </message>
    <message>
        <source>To allow it until the next start: sudo sysctl kernel.unprivileged_userns_clone=1</source>
        <translation>Para permitir até a próxima inicialização: sudo sysctl kernel.unprivileged_userns_clone=1</translation>
    </message>
    <message>
        <source>A container or a security policy around this program forbids it; start it outside.</source>
        <translation>Um contêiner ou uma política de segurança em volta deste programa o proíbe; inicie-o fora dele.</translation>
    </message>
    <message>
        <source>A container or a security policy around this program forbids it, or the kernel has been built without network namespaces.</source>
        <translation>Um contêiner ou uma política de segurança em volta deste programa o proíbe, ou o kernel foi compilado sem namespaces de rede.</translation>
    </message>
    <message>
        <source>To let every user make such devices in namespaces of their own, which is safe and usual: sudo chmod 0666 /dev/net/tun</source>
        <translation>Para que cada usuário possa criar tais dispositivos nos seus próprios namespaces, o que é seguro e usual: sudo chmod 0666 /dev/net/tun</translation>
    </message>
    <message>
        <source>Load the kernel&apos;s module: sudo modprobe tun</source>
        <translation>Carregue o módulo do kernel: sudo modprobe tun</translation>
    </message>
    <message>
        <source>Nothing on this computer was changed. Trying again may help.</source>
        <translation>Nada neste computador foi alterado. Tentar de novo pode ajudar.</translation>
    </message>
    <message>
        <source>a line is longer than 64 KiB</source>
        <translation>uma linha tem mais de 64 KiB</translation>
    </message>
    <message>
        <source>an answer to request %1, which was not made</source>
        <translation>uma resposta ao pedido %1, que não foi feito</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>status %1</translation>
    </message>
    <message>
        <source>cannot start a thread</source>
        <translation>não foi possível iniciar uma thread</translation>
    </message>
    <message>
        <source>a socket without a peer cannot be asked for</source>
        <translation>não dá para consultar um socket sem o outro lado</translation>
    </message>
    <message>
        <source>cannot become another user</source>
        <translation>não foi possível tornar-se outro usuário</translation>
    </message>
    <message>
        <source>cannot lower the limits of the process</source>
        <translation>não foi possível reduzir os limites do processo</translation>
    </message>
    <message>
        <source>the 60 s of TIME-WAIT begin anew while you read</source>
        <translation>os 60 s de TIME-WAIT recomeçam enquanto você lê</translation>
    </message>
    <message>
        <source>%1 bytes have been sent and not read; no more than %2 may be</source>
        <translation>%1 bytes foram enviados e não lidos; não podem ser mais de %2</translation>
    </message>
    <message>
        <source>on loopback only %1 and %2 can be connected to</source>
        <translation>em loopback só é possível conectar-se a %1 e %2</translation>
    </message>
    <message>
        <source>something ended by itself while you read; everything up to here was done again</source>
        <translation>algo terminou sozinho enquanto você lia; tudo até aqui foi refeito</translation>
    </message>
    <message>
        <source>tcpatlas-lab is not installed</source>
        <translation>tcpatlas-lab não está instalado</translation>
    </message>
    <message>
        <source>/proc lists no process: it is not mounted</source>
        <translation>/proc não lista nenhum processo: não está montado</translation>
    </message>
    <message>
        <source>processes that could not be read: %1</source>
        <translation>processos que não puderam ser lidos: %1</translation>
    </message>
    <message>
        <source>not every process could be read</source>
        <translation>nem todos os processos puderam ser lidos</translation>
    </message>
    <message>
        <source>/proc hides the processes of other users (hidepid)</source>
        <translation>/proc esconde os processos de outros usuários (hidepid)</translation>
    </message>
    <message>
        <source>its flags are out of range: %1</source>
        <translation>as flags estão fora do intervalo: %1</translation>
    </message>
</context>
<context>
    <name>Essentials</name>
    <message numerus="yes">
        <source>%1 holds %n of these, the oldest for %2</source>
        <translation>
            <numerusform>%1 tem %n destas, há %2</numerusform>
            <numerusform>%1 tem %n destas, a mais antiga há %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 e mais %n</numerusform>
            <numerusform>%1 e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at most %2 wait for accept()</source>
        <translation>%1 de no máximo %2 esperam por accept()</translation>
    </message>
    <message>
        <source>Receive queue</source>
        <translation>Fila de recepção</translation>
    </message>
    <message>
        <source>Send queue</source>
        <translation>Fila de envio</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidade</translation>
    </message>
    <message>
        <source>In this state</source>
        <translation>Neste estado</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Ao todo</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quem</translation>
    </message>
    <message>
        <source>%1 wait for accept(); the limit is not known</source>
        <translation>%1 esperam por accept(); o limite é desconhecido</translation>
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
        <source>%n packet(s)</source>
        <translation>
            <numerusform>%n pacote</numerusform>
            <numerusform>%n pacotes</numerusform>
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
        <source>Retransmitted</source>
        <translation>Retransmitidos</translation>
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
    <message>
        <source>at every IPv6 address of this computer, not by IPv4 (ss writes [::])</source>
        <translation>em todos os endereços IPv6 deste computador, não por IPv4 (o ss escreve [::])</translation>
    </message>
    <message>
        <source>at every address of this computer, IPv6 and IPv4 (ss writes *)</source>
        <translation>em todos os endereços deste computador, IPv6 e IPv4 (o ss escreve *)</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Associado</translation>
    </message>
    <message>
        <source>the program has reserved this address and port, and neither listens nor is connected</source>
        <translation>o programa reservou este endereço e porta, mas não escuta nem está conectado</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Relacionado</translation>
    </message>
    <message>
        <source>%1 (the SYN counts as one)</source>
        <translation>%1 (o SYN conta como um)</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s); the limit is not known</source>
        <translation>
            <numerusform>%n conexão; o limite é desconhecido</numerusform>
            <numerusform>%n conexões; o limite é desconhecido</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>%1, without a descriptor (io_uring), user %2</source>
        <translation>%1, sem descritor (io_uring), usuário %2</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>it is not a regular file</source>
        <translation>não é um arquivo comum</translation>
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
    <message>
        <source>a key, &apos;:&apos; and a value without spaces, or quotes around a plain word</source>
        <translation>uma chave, &apos;:&apos; e um valor sem espaços, ou aspas em volta de uma palavra comum</translation>
    </message>
    <message>
        <source>&apos;and&apos;, &apos;or&apos; or &apos;not&apos;, written as words</source>
        <translation>&apos;and&apos;, &apos;or&apos; ou &apos;not&apos;, escritos como palavras</translation>
    </message>
</context>
<context>
    <name>Help</name>
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
        <source>Tab	from part to part
↓ or Enter	in the filter: go to the first row
← →	among the states above the list; Space chooses one
↑ ↓ ← →	from row to row; on the diagram from state to state
Enter	on a state: show only its connections
Esc	in the filter: clear it; elsewhere: back, deselect, show everything
+ - 0	on the band of a connection’s past: closer, farther, all of it</source>
        <translation>Tab	de parte em parte
↓ ou Enter	no filtro: ir para a primeira linha
← →	entre os estados acima da lista; Espaço escolhe um
↑ ↓ ← →	de linha em linha; no diagrama, de estado em estado
Enter	num estado: mostrar só as conexões dele
Esc	no filtro: limpá-lo; em outro lugar: voltar, desmarcar, mostrar tudo
+ - 0	na faixa do passado de uma conexão: mais perto, mais longe, tudo</translation>
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
        <translation>nginx	a palavra no processo, PID, endereço, porta, serviço ou estado
state:close-wait	um estado; vários: state:close-wait,fin-wait-2
process:nginx -state:established	do nginx, mas não as abertas
port:443	de qualquer lado; um intervalo: port:8000-8100; um serviço: port:https
local:22	o nosso lado; remote:10.0.0.0/8: o outro lado numa sub-rede
user:www-data	sockets deste usuário
age:&gt;5m	há mais de cinco minutos no estado; unidades: ms s m h d
queue:&gt;0	algo não lido ou não confirmado; unidades: k M G
rtt:&gt;100ms	idas e voltas lentas; retrans:&gt;0: algo foi retransmitido
is:listening	também connected, opening, closing, loopback, link-local, ipv4, ipv6, mapped, owned, ownerless
(nginx or redis) port:6379	ou, e parênteses; palavras lado a lado precisam todas coincidir
&quot;a name with spaces&quot;	aspas mantêm juntas as palavras e tiram o sentido dos operadores</translation>
    </message>
    <message>
        <source>Filter examples</source>
        <translation>Exemplos de filtro</translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message>
        <source>History limits</source>
        <translation>Limites do histórico</translation>
    </message>
    <message>
        <source>Connections that are &amp;gone stay in the list for</source>
        <translation>Conexões que &amp;desapareceram ficam na lista por</translation>
    </message>
    <message>
        <source>Connections whose &amp;history is kept</source>
        <translation>Conexões com &amp;histórico guardado</translation>
    </message>
    <message>
        <source>&amp;Transitions kept in the log</source>
        <translation>&amp;Transições guardadas no registro</translation>
    </message>
</context>
<context>
    <name>HistoryTexts</name>
    <message>
        <source>kernel events</source>
        <translation>eventos do kernel</translation>
    </message>
    <message>
        <source>snapshots, plus kernel notice of each close</source>
        <translation>leituras e o aviso do kernel sobre cada fechamento</translation>
    </message>
    <message>
        <source>snapshots only</source>
        <translation>só leituras</translation>
    </message>
    <message>
        <source>It came into this state %1 ago; how is not known.</source>
        <translation>Chegou a este estado há %1; não se sabe como.</translation>
    </message>
    <message>
        <source>No change since the window first saw it %1 ago; what came before is not known.</source>
        <translation>Nenhuma mudança desde que a janela a viu pela primeira vez, há %1; não se sabe o que veio antes.</translation>
    </message>
    <message>
        <source>From now on the kernel reports each change.</source>
        <translation>A partir de agora o kernel informa cada mudança.</translation>
    </message>
    <message>
        <source>It ended at %1 and will be forgotten at %2.</source>
        <translation>Terminou às %1 e será esquecida às %2.</translation>
    </message>
    <message>
        <source>It had ended by %1 and will be forgotten at %2.</source>
        <translation>Já tinha terminado às %1 e será esquecida às %2.</translation>
    </message>
    <message>
        <source>partly unknown · between two snapshots</source>
        <translation>em parte desconhecido · entre duas leituras</translation>
    </message>
    <message>
        <source>partly inferred · between two snapshots</source>
        <translation>em parte inferido · entre duas leituras</translation>
    </message>
    <message>
        <source>partly exact · the rest seen between two snapshots</source>
        <translation>em parte exato · o resto visto entre duas leituras</translation>
    </message>
    <message>
        <source>order certain · times between two snapshots</source>
        <translation>ordem certa · momentos entre duas leituras</translation>
    </message>
    <message>
        <source>exact · from kernel events</source>
        <translation>exato · de eventos do kernel</translation>
    </message>
    <message>
        <source>no step yet · from %1</source>
        <extracomment>%1: &quot;kernel events&quot;, &quot;snapshots only&quot;</extracomment>
        <translation>nenhum passo ainda · fonte: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier step(s) were forgotten.</source>
        <translation>
            <numerusform>%n passo anterior foi esquecido.</numerusform>
            <numerusform>%n passos anteriores foram esquecidos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The kernel reports each transition as it happens. Only TIME-WAIT, which it does not report, comes from snapshots.</source>
        <translation>O kernel informa cada transição quando ela acontece. Só o TIME-WAIT, que ele não informa, vem das leituras.</translation>
    </message>
    <message>
        <source>All connections are listed again and again, and the kernel reports each one that ends. What happens between two snapshots is concluded where only one path is possible.</source>
        <translation>Todas as conexões são listadas repetidamente, e o kernel informa cada uma que termina. O que acontece entre duas leituras é deduzido onde só um caminho é possível.</translation>
    </message>
    <message>
        <source>All connections are listed again and again. What happens between two snapshots is concluded where only one path is possible, and connections that live only in between are missed.</source>
        <translation>Todas as conexões são listadas repetidamente. O que acontece entre duas leituras é deduzido onde só um caminho é possível, e conexões que só vivem nesse intervalo escapam.</translation>
    </message>
    <message>
        <source>It is gone. How it ended is not known, or has been forgotten.</source>
        <translation>Ela se foi. Como terminou não se sabe, ou já foi esquecido.</translation>
    </message>
    <message>
        <source>Its history was forgotten; this is what the log still has of it.</source>
        <translation>Sua história foi esquecida; isto é o que o registro ainda tem dela.</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>The receive queue of a CLOSE-WAIT shows one more than there is data: the FIN itself counts.</source>
        <translation>A fila de recepção de um CLOSE-WAIT mostra um a mais do que há de dados: o próprio FIN conta.</translation>
    </message>
    <message>
        <source>This SYN-RECEIVED is a small request that the listener’s kernel keeps, not a socket of a program yet.</source>
        <translation>Este SYN-RECEIVED é um pequeno pedido que o kernel guarda junto ao socket que escuta, ainda não o socket de um programa.</translation>
    </message>
    <message>
        <source>The connection is complete, but no program has called accept() yet: nobody owns it.</source>
        <translation>A conexão está completa, mas nenhum programa chamou accept() ainda: ela não tem dono.</translation>
    </message>
    <message>
        <source>Linux enters this state at close(), even while the FIN still waits behind data in the send queue.</source>
        <translation>O Linux entra neste estado com o close(), mesmo que o FIN ainda espere atrás de dados na fila de envio.</translation>
    </message>
    <message>
        <source>No program holds this end any more; the kernel keeps it in FIN-WAIT-2 for a limited time (tcp_fin_timeout).</source>
        <translation>Nenhum programa segura mais este lado; o kernel o guarda em FIN-WAIT-2 por um tempo limitado (tcp_fin_timeout).</translation>
    </message>
    <message>
        <source>A TIME-WAIT belongs to no program. Linux ends it after 60 s; no setting changes that.</source>
        <translation>Um TIME-WAIT não pertence a nenhum programa. O Linux o encerra depois de 60 s; nenhuma configuração muda isso.</translation>
    </message>
    <message>
        <source>On a LISTEN socket the receive queue counts the connections that wait for accept().</source>
        <translation>Num socket em LISTEN, a fila de recepção conta as conexões que esperam por accept().</translation>
    </message>
    <message>
        <source>The lab’s program cannot be started: %1</source>
        <translation>Não é possível iniciar o programa do laboratório: %1</translation>
    </message>
    <message>
        <source>The lab’s program was started, but does not answer.</source>
        <translation>O programa do laboratório foi iniciado, mas não responde.</translation>
    </message>
    <message>
        <source>The lab’s program said something that this window does not understand: %1</source>
        <translation>O programa do laboratório disse algo que esta janela não entende: %1</translation>
    </message>
    <message>
        <source>The lab’s program has ended: %1</source>
        <translation>O programa do laboratório terminou: %1</translation>
    </message>
    <message>
        <source>The lab’s program was killed. Everything that it had made is gone.</source>
        <translation>O programa do laboratório foi morto. Tudo o que ele tinha feito desapareceu.</translation>
    </message>
    <message>
        <source>This computer refuses user namespaces, which the lab needs for its two hosts.</source>
        <translation>Este computador recusa namespaces de usuário, de que o laboratório precisa para os seus dois hosts.</translation>
    </message>
    <message>
        <source>This computer refuses network namespaces, which the lab needs for its two hosts.</source>
        <translation>Este computador recusa namespaces de rede, de que o laboratório precisa para os seus dois hosts.</translation>
    </message>
    <message>
        <source>This computer refuses /dev/net/tun, which the lab needs to hold each packet.</source>
        <translation>Este computador recusa /dev/net/tun, de que o laboratório precisa para segurar cada pacote.</translation>
    </message>
    <message>
        <source>The lab cannot make its two hosts.</source>
        <translation>O laboratório não consegue criar os seus dois hosts.</translation>
    </message>
    <message>
        <source>To allow it: %1</source>
        <translation>Para permitir: %1</translation>
    </message>
    <message>
        <source>Meanwhile, some lessons can be followed on this computer’s loopback, without seeing the packets.</source>
        <translation>Enquanto isso, dá para seguir algumas lições no loopback deste computador, sem ver os pacotes.</translation>
    </message>
</context>
<context>
    <name>LabWindow</name>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lições</translation>
    </message>
    <message>
        <source>Both ends on one diagram</source>
        <translation>Os dois lados num só diagrama</translation>
    </message>
    <message>
        <source>What the kernel says right now</source>
        <translation>O que o kernel diz agora</translation>
    </message>
    <message>
        <source>Lab · TCP Atlas</source>
        <translation>Laboratório · TCP Atlas</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>now · nothing is on its way</source>
        <translation>agora · nada a caminho</translation>
    </message>
    <message numerus="yes">
        <source>now · %n packet(s) on the way</source>
        <translation>
            <numerusform>agora · %n pacote a caminho</numerusform>
            <numerusform>agora · %n pacotes a caminho</numerusform>
        </translation>
    </message>
    <message>
        <source>Usually nobody listens on that port; a firewall that rejects looks the same.</source>
        <translation>Em geral ninguém escuta nessa porta; um firewall que recusa parece igual.</translation>
    </message>
    <message>
        <source>The other side ended the connection with RST.</source>
        <translation>O outro lado encerrou a conexão com RST.</translation>
    </message>
    <message>
        <source>The other side did not answer, and the kernel has given up.</source>
        <translation>O outro lado não respondeu, e o kernel desistiu.</translation>
    </message>
    <message>
        <source>This side cannot send any more: it was shut down, or the connection is gone.</source>
        <translation>Este lado não pode enviar mais: o envio foi encerrado, ou a conexão desapareceu.</translation>
    </message>
    <message>
        <source>Another socket holds this port; it may be one in TIME-WAIT.</source>
        <translation>Outro socket segura esta porta; pode ser um em TIME-WAIT.</translation>
    </message>
    <message>
        <source>Not possible yet: a blocking call would wait.</source>
        <translation>Ainda não é possível: uma chamada bloqueante esperaria.</translation>
    </message>
    <message>
        <source>The SYN is on its way; the answer is still to come.</source>
        <translation>O SYN está a caminho; a resposta ainda está por vir.</translation>
    </message>
    <message>
        <source>The socket is not connected.</source>
        <translation>O socket não está conectado.</translation>
    </message>
    <message>
        <source>The socket is connected already.</source>
        <translation>O socket já está conectado.</translation>
    </message>
    <message>
        <source>An earlier connect() still waits for its answer.</source>
        <translation>Um connect() anterior ainda espera a resposta.</translation>
    </message>
    <message>
        <source>This call cannot be made in the socket’s present state.</source>
        <translation>Esta chamada não é possível no estado atual do socket.</translation>
    </message>
    <message>
        <source>No route to that address, or a firewall prohibits it.</source>
        <translation>Não há rota para esse endereço, ou um firewall o proíbe.</translation>
    </message>
    <message>
        <source>This host does not have that address, or no port is free.</source>
        <translation>Este host não tem esse endereço, ou não há porta livre.</translation>
    </message>
    <message>
        <source>data %1 B</source>
        <translation>dados %1 B</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of data</source>
        <translation>
            <numerusform>%n byte de dados</numerusform>
            <numerusform>%n bytes de dados</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: connected</source>
        <translation>%1: conectado</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
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
        <source>%1 calls %2</source>
        <translation>o lado %1 chama %2</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3</source>
        <translation>o lado %1 passa de %2 para %3</translation>
    </message>
    <message>
        <source>%1 sends %2</source>
        <translation>o lado %1 envia %2</translation>
    </message>
    <message>
        <source>%1 sends %2 again</source>
        <translation>o lado %1 envia %2 de novo</translation>
    </message>
    <message>
        <source>%1 receives %2</source>
        <translation>o lado %1 recebe %2</translation>
    </message>
    <message>
        <source>%1 is lost</source>
        <translation>o pacote %1 se perde</translation>
    </message>
    <message>
        <source>%1 arrives, and a copy of it stays on its way</source>
        <translation>o pacote %1 chega, e uma cópia dele continua a caminho</translation>
    </message>
    <message>
        <source>%1 is delayed</source>
        <translation>o pacote %1 se atrasa</translation>
    </message>
    <message>
        <source>two packets swap places</source>
        <translation>dois pacotes trocam de lugar</translation>
    </message>
    <message>
        <source>a forged %1 is on its way</source>
        <translation>um %1 forjado está a caminho</translation>
    </message>
    <message>
        <source>%1 pass</source>
        <translation>%1 depois</translation>
    </message>
    <message>
        <source>%1 has read to the end: the other side has closed</source>
        <translation>o lado %1 leu até o fim: o outro lado fechou</translation>
    </message>
    <message>
        <source>×%1: its sender has sent this packet %1 times so far, since nothing confirms it while it is held. Here it is one packet.</source>
        <translation>×%1: o remetente já enviou este pacote %1 vezes, pois nada o confirma enquanto está retido. Aqui ele é um só pacote.</translation>
    </message>
</context>
<context>
    <name>LogTexts</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Transição</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processo</translation>
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
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidência</translation>
    </message>
    <message>
        <source>did not happen</source>
        <translation>não aconteceu</translation>
    </message>
    <message>
        <source>in network namespace %1</source>
        <translation>no namespace de rede %1</translation>
    </message>
    <message>
        <source>It was a guess; what became known later says that it did not happen.</source>
        <translation>Era uma suposição; o que se soube depois diz que isso não aconteceu.</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>mostradas: %1</translation>
    </message>
    <message>
        <source>%1 of at most %2 kept</source>
        <translation>guardadas: %1 de no máximo %2</translation>
    </message>
    <message>
        <source>some missed (number unknown)</source>
        <translation>algumas perdidas (número desconhecido)</translation>
    </message>
    <message>
        <source>%1 missed</source>
        <translation>perdidas: %1</translation>
    </message>
    <message>
        <source>paused, %1 new</source>
        <translation>pausado, novas: %1</translation>
    </message>
    <message>
        <source>Waiting for the first snapshot of this computer’s connections.</source>
        <translation>Esperando a primeira leitura das conexões deste computador.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n transition(s) matches the filter.</source>
        <translation>
            <numerusform>Há %n transição, mas ela não corresponde ao filtro.</numerusform>
            <numerusform>Nenhuma das %n transições corresponde ao filtro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused: nothing is shown until it goes on.</source>
        <translation>Pausado: nada aparece até você continuar.</translation>
    </message>
    <message>
        <source>No connection has changed its state since the log began.</source>
        <translation>Nenhuma conexão mudou de estado desde que o registro começou.</translation>
    </message>
    <message>
        <source>own</source>
        <extracomment>The network namespace that this program itself is in.</extracomment>
        <translation>próprio</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Espaço de nomes</translation>
    </message>
    <message numerus="yes">
        <source>%n not kept here</source>
        <translation>
            <numerusform>%n não guardada aqui</numerusform>
            <numerusform>%n não guardadas aqui</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 not kept</source>
        <translation>%1 não guardadas</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Limpar</translation>
    </message>
    <message>
        <source>Forget all transitions of this log</source>
        <translation>Esquecer todas as transições deste registro</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Salvar…</translation>
    </message>
    <message>
        <source>Write what is shown to a file, as CSV or as JSON lines</source>
        <translation>Salvar num arquivo o que aparece, como CSV ou como linhas JSON</translation>
    </message>
    <message>
        <source>Transitions of this computer · TCP Atlas</source>
        <translation>Transições deste computador · TCP Atlas</translation>
    </message>
    <message>
        <source>All &amp;namespaces</source>
        <translation>Todos os espaços de &amp;nomes</translation>
    </message>
    <message>
        <source>Also what happens in other network namespaces, such as those of containers, from now on. Only the observer tells of it; the list and the diagram speak of this namespace alone.</source>
        <translation>Também o que acontece em outros espaços de nomes de rede, como os de contêineres, a partir de agora. Só o observador informa sobre isso; a lista e o diagrama falam apenas deste espaço de nomes.</translation>
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
        <source>Refresh &amp;every</source>
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
        <source>Refresh no&amp;w</source>
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
        <source>&amp;Lab</source>
        <translation>&amp;Laboratório</translation>
    </message>
    <message>
        <source>Show every transitio&amp;n…</source>
        <translation>Mostrar t&amp;odas as transições…</translation>
    </message>
    <message>
        <source>Show the &amp;history of the connection</source>
        <translation>Mostrar o &amp;histórico da conexão</translation>
    </message>
    <message>
        <source>Tr&amp;ansitions of this computer</source>
        <translation>Transições &amp;deste computador</translation>
    </message>
    <message>
        <source>Open the &amp;lab</source>
        <translation>Abrir o &amp;laboratório</translation>
    </message>
    <message>
        <source>History &amp;limits…</source>
        <translation>&amp;Limites do histórico…</translation>
    </message>
    <message>
        <source>This computer · TCP Atlas</source>
        <translation>Este computador · TCP Atlas</translation>
    </message>
    <message>
        <source>Copy &amp;local address</source>
        <translation>Copiar endereço &amp;local</translation>
    </message>
    <message>
        <source>Copy &amp;remote address</source>
        <translation>Copiar endereço re&amp;moto</translation>
    </message>
    <message>
        <source>Go to the &amp;other end</source>
        <translation>Ir para a &amp;outra ponta</translation>
    </message>
    <message>
        <source>Filter &amp;examples</source>
        <translation>&amp;Exemplos de filtro</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lendo…</translation>
    </message>
    <message>
        <source>As it was at %1</source>
        <translation>Como estava às %1</translation>
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
        <source>A snapshot takes %1, so one is taken only every %2, to leave the processor to your programs.</source>
        <translation>Uma leitura leva %1; por isso ela só é feita a cada %2, para deixar o processador para os seus programas.</translation>
    </message>
    <message>
        <source>Reading the connections…</source>
        <translation>Lendo as conexões…</translation>
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
    <message numerus="yes">
        <source>Kernel events · %n missed</source>
        <translation>
            <numerusform>Eventos do kernel · %n perdido</numerusform>
            <numerusform>Eventos do kernel · %n perdidos</numerusform>
        </translation>
    </message>
    <message>
        <source>All sockets are listed every %1.</source>
        <translation>Todos os sockets são listados a cada %1.</translation>
    </message>
    <message>
        <source>The kernel reports each transition as it happens.</source>
        <translation>O kernel informa cada transição quando ela acontece.</translation>
    </message>
    <message>
        <source>The kernel reports each socket that dies, and the selected connection is asked for 20 times a second.</source>
        <translation>O kernel informa cada socket que morre, e a conexão selecionada é consultada 20 vezes por segundo.</translation>
    </message>
    <message>
        <source>What a connection passes between two snapshots is inferred where only one path is possible.</source>
        <translation>O que uma conexão atravessa entre duas leituras é inferido onde só um caminho é possível.</translation>
    </message>
    <message numerus="yes">
        <source>Events were lost %n time(s); the list was read again after each.</source>
        <translation>
            <numerusform>Eventos se perderam %n vez; depois a lista foi lida de novo.</numerusform>
            <numerusform>Eventos se perderam %n vezes; depois de cada uma, a lista foi lida de novo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to stop showing every transition.</source>
        <translation>Clique para deixar de mostrar todas as transições.</translation>
    </message>
    <message>
        <source>Click to show every transition.</source>
        <translation>Clique para mostrar todas as transições.</translation>
    </message>
    <message>
        <source>Owners may be missing: %1</source>
        <translation>Podem faltar donos: %1</translation>
    </message>
    <message>
        <source>Polling every %1</source>
        <translation>Leitura a cada %1</translation>
    </message>
    <message>
        <source>Polling /proc every %1</source>
        <translation>Leitura de /proc a cada %1</translation>
    </message>
    <message>
        <source>States shorter than that may be missed.</source>
        <translation>Estados mais curtos que isso podem escapar.</translation>
    </message>
</context>
<context>
    <name>StepTexts</name>
    <message>
        <source>SYN received</source>
        <translation>recebeu SYN</translation>
    </message>
    <message>
        <source>SYN+ACK received</source>
        <translation>recebeu SYN+ACK</translation>
    </message>
    <message>
        <source>ACK of SYN received</source>
        <translation>recebeu ACK do SYN</translation>
    </message>
    <message>
        <source>FIN received</source>
        <translation>recebeu FIN</translation>
    </message>
    <message>
        <source>ACK of FIN received</source>
        <translation>recebeu ACK do FIN</translation>
    </message>
    <message>
        <source>FIN and ACK of FIN received</source>
        <translation>recebeu FIN e ACK do FIN</translation>
    </message>
    <message>
        <source>reset by the peer</source>
        <translation>encerrada à força pelo outro lado</translation>
    </message>
    <message>
        <source>60 s are over</source>
        <translation>os 60 s acabaram</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>abortada</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>timeout</translation>
    </message>
    <message>
        <source>both sides opened at the same time</source>
        <translation>os dois lados abriram ao mesmo tempo</translation>
    </message>
    <message>
        <source>somebody asked to connect</source>
        <translation>alguém pediu para se conectar</translation>
    </message>
    <message>
        <source>the other side agreed: open</source>
        <translation>o outro lado concordou: aberta</translation>
    </message>
    <message>
        <source>the other side confirmed: open</source>
        <translation>o outro lado confirmou: aberta</translation>
    </message>
    <message>
        <source>the other side closed too; waiting 60 s</source>
        <translation>o outro lado também fechou; espera de 60 s</translation>
    </message>
    <message>
        <source>both sides closed at the same time</source>
        <translation>os dois lados fecharam ao mesmo tempo</translation>
    </message>
    <message>
        <source>the other side closed</source>
        <translation>o outro lado fechou</translation>
    </message>
    <message>
        <source>the other side confirmed our FIN; waiting 60 s</source>
        <translation>o outro lado confirmou o nosso FIN; espera de 60 s</translation>
    </message>
    <message>
        <source>the other side confirmed our FIN: over</source>
        <translation>o outro lado confirmou o nosso FIN: acabou</translation>
    </message>
    <message>
        <source>the other side confirmed our FIN</source>
        <translation>o outro lado confirmou o nosso FIN</translation>
    </message>
    <message>
        <source>the other side confirmed and closed; waiting 60 s</source>
        <translation>o outro lado confirmou e fechou; espera de 60 s</translation>
    </message>
    <message>
        <source>the program stopped listening</source>
        <translation>o programa parou de escutar</translation>
    </message>
    <message>
        <source>the program closed it before an answer came</source>
        <translation>o programa fechou antes de vir uma resposta</translation>
    </message>
    <message>
        <source>the program closed too; FIN sent</source>
        <translation>o programa também fechou; FIN enviado</translation>
    </message>
    <message>
        <source>the program closed; FIN sent</source>
        <translation>o programa fechou; FIN enviado</translation>
    </message>
    <message>
        <source>the program waits for connections</source>
        <translation>o programa espera conexões</translation>
    </message>
    <message>
        <source>the program asked to connect; SYN sent</source>
        <translation>o programa pediu para se conectar; SYN enviado</translation>
    </message>
    <message>
        <source>the program sent on a listening socket</source>
        <translation>o programa enviou por um socket que escuta</translation>
    </message>
    <message>
        <source>refused: usually nothing listens there</source>
        <translation>recusada: em geral nada escuta lá</translation>
    </message>
    <message>
        <source>the other side dropped the connection</source>
        <translation>o outro lado abortou a conexão</translation>
    </message>
    <message>
        <source>the address pair is free again</source>
        <translation>o par de endereços está livre de novo</translation>
    </message>
    <message>
        <source>the program dropped the connection</source>
        <translation>o programa abortou a conexão</translation>
    </message>
    <message>
        <source>no answer came; the kernel gave up</source>
        <translation>não veio resposta; o kernel desistiu</translation>
    </message>
    <message>
        <source>opened and closed unseen</source>
        <translation>aberta e fechada sem ser vista</translation>
    </message>
    <message>
        <source>several paths</source>
        <extracomment>Instead of a cause: there are several possible ways from one state to the other.</extracomment>
        <translation>vários caminhos</translation>
    </message>
    <message>
        <source>cause unknown</source>
        <extracomment>Instead of a cause.</extracomment>
        <translation>causa desconhecida</translation>
    </message>
    <message numerus="yes">
        <source>gave up after %n retries</source>
        <translation>
            <numerusform>desistiu após %n repetição</numerusform>
            <numerusform>desistiu após %n repetições</numerusform>
        </translation>
    </message>
    <message>
        <source>opened and closed between two snapshots</source>
        <translation>abriu e fechou entre duas leituras</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>diretamente</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>por %1</translation>
    </message>
    <message numerus="yes">
        <source>one of %n other path(s)</source>
        <translation>
            <numerusform>por %n outro caminho</numerusform>
            <numerusform>por um de %n outros caminhos</numerusform>
        </translation>
    </message>
    <message>
        <source>, or </source>
        <extracomment>Between two possibilities.</extracomment>
        <translation>, ou </translation>
    </message>
    <message>
        <source>● observed</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>● observada</translation>
    </message>
    <message>
        <source>◐ seen</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>◐ vista</translation>
    </message>
    <message>
        <source>○ inferred</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>○ inferida</translation>
    </message>
    <message>
        <source>? ambiguous</source>
        <extracomment>How a transition is known; keep the sign.</extracomment>
        <translation>? ambígua</translation>
    </message>
    <message>
        <source>Observed: the kernel reported it as it happened.</source>
        <translation>Observada: o kernel a informou quando aconteceu.</translation>
    </message>
    <message>
        <source>Seen: one snapshot found the first state, a later one the second, and one step joins them.</source>
        <translation>Vista: uma leitura encontrou o primeiro estado, uma posterior encontrou o segundo, e um só passo liga os dois.</translation>
    </message>
    <message>
        <source>Inferred: nobody saw it, but it is the only path between what was seen.</source>
        <translation>Inferida: ninguém viu, mas é o único caminho entre o que se viu.</translation>
    </message>
    <message>
        <source>Ambiguous: several paths lead from what was seen first to what was seen then.</source>
        <translation>Ambígua: vários caminhos levam do que se viu primeiro ao que se viu depois.</translation>
    </message>
    <message>
        <source>data after close()</source>
        <translation>dados após close()</translation>
    </message>
    <message>
        <source>nobody was left to read it; RST sent</source>
        <translation>não havia mais quem lesse; RST enviado</translation>
    </message>
    <message>
        <source>refused by ICMP</source>
        <translation>recusada por ICMP</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>inalcançável</translation>
    </message>
    <message>
        <source>prohibited</source>
        <translation>proibida</translation>
    </message>
    <message>
        <source>ended by a tool</source>
        <translation>encerrada por uma ferramenta</translation>
    </message>
    <message>
        <source>set by TCP_REPAIR</source>
        <translation>definido por TCP_REPAIR</translation>
    </message>
    <message>
        <source>ICMP says that nothing listens on the port</source>
        <translation>o ICMP diz que nada escuta nessa porta</translation>
    </message>
    <message>
        <source>ICMP says that there is no way to the host, or nobody answered ARP</source>
        <translation>o ICMP diz que não há caminho até o computador, ou ninguém respondeu ao ARP</translation>
    </message>
    <message>
        <source>ICMP says that a packet filter refuses it</source>
        <translation>o ICMP diz que um filtro de pacotes a recusa</translation>
    </message>
    <message>
        <source>a tool ended it from outside, as ss -K does</source>
        <translation>uma ferramenta a encerrou de fora, como faz ss -K</translation>
    </message>
    <message>
        <source>a program set this state with TCP_REPAIR; no segment was sent or received</source>
        <translation>um programa definiu este estado com TCP_REPAIR; nenhum segmento foi enviado nem recebido</translation>
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
        <source>recv FIN, ACK</source>
        <extracomment>Label on the diagram, at most 14 characters: a FIN that acknowledges ours; &quot;of FIN&quot; stands below it.</extracomment>
        <translation>recebe FIN, ACK</translation>
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
        <translation>abortar</translation>
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
        <source>The program closes the socket before an answer comes. Nothing is sent.</source>
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
        <source>An RST with exactly the expected sequence number arrives and ends the waiting early. Where tcp_rfc1337 is 1, Linux ignores it.</source>
        <translation>Chega um RST com exatamente o número de sequência esperado e encerra a espera antes da hora. Onde tcp_rfc1337 é 1, o Linux o ignora.</translation>
    </message>
    <message>
        <source>A valid RST arrives: the other side dropped the connection. It ends at once. What was still to be sent is lost; what had arrived can still be read on Linux, then the error comes.</source>
        <translation>Chega um RST válido: o outro lado abortou a conexão. Ela acaba na hora. O que ainda havia para enviar se perde; o que já tinha chegado ainda pode ser lido no Linux, e depois vem o erro.</translation>
    </message>
    <message>
        <source>The program drops the connection: it closes with unread data (section 3.6.1), or with SO_LINGER set to 0. The kernel sends an RST, and data on the way is lost.</source>
        <translation>O programa aborta a conexão: fecha com dados não lidos (seção 3.6.1), ou com SO_LINGER em 0. O kernel manda um RST, e os dados no caminho se perdem.</translation>
    </message>
    <message>
        <source>The program drops the connection. Nothing is sent.</source>
        <translation>O programa aborta a conexão. Nada é enviado.</translation>
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
        <source>The waiting is over: 60 s on Linux, twice the maximum segment lifetime (2 MSL) in the RFC. No late packet can be mistaken for part of a new connection any more.</source>
        <translation>A espera acabou: 60 s no Linux; na RFC, duas vezes o tempo máximo de vida de um segmento (2 MSL). Nenhum pacote atrasado pode mais ser confundido com parte de uma conexão nova.</translation>
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
        <source>The other side’s FIN arrives before it has acknowledged ours: each side closed before it knew of the other’s FIN. The kernel answers with an ACK by itself.</source>
        <translation>O FIN do outro lado chega antes de ele confirmar o nosso: cada lado fechou antes de saber do FIN do outro. O kernel responde sozinho com um ACK.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives: now both have finished. The kernel answers with an ACK by itself.</source>
        <translation>Chega o FIN do outro lado: agora os dois terminaram. O kernel responde sozinho com um ACK.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives again, probably because our ACK was lost. The kernel repeats the ACK and starts the waiting anew.</source>
        <translation>O FIN do outro lado chega de novo, provavelmente porque o nosso ACK se perdeu. O kernel repete o ACK e recomeça a espera.</translation>
    </message>
    <message>
        <source>The other side’s FIN arrives: it will send nothing more. The kernel answers with an ACK by itself; what is left to do is the program’s close().</source>
        <translation>Chega o FIN do outro lado: ele não vai enviar mais nada. O kernel responde sozinho com um ACK; só falta o close() do programa.</translation>
    </message>
    <message>
        <source>An RST answers our SYN: usually nothing listens there; a firewall that rejects looks the same. The program’s connect() fails with “connection refused”. An ICMP error ends the attempt just as quickly.</source>
        <translation>Um RST responde ao nosso SYN: em geral nada escuta lá; um firewall que recusa parece igual. O connect() do programa falha com “connection refused”. Um erro ICMP encerra a tentativa com a mesma rapidez.</translation>
    </message>
    <message>
        <source>One packet brings the other side’s FIN and the ACK of ours: it closed at once. The kernel answers with an ACK by itself.</source>
        <translation>Um só pacote traz o FIN do outro lado e o ACK do nosso: ele fechou logo em seguida. O kernel responde sozinho com um ACK.</translation>
    </message>
    <message>
        <source>No answer came, however often the kernel repeated itself, or the program’s own limit is over. The kernel gives up, and the program learns “connection timed out”.</source>
        <translation>Nenhuma resposta veio, por mais que o kernel repetisse, ou o limite do próprio programa acabou. O kernel desiste, e o programa recebe “connection timed out”.</translation>
    </message>
    <message>
        <source>late data</source>
        <extracomment>Label on the diagram, at most 9 characters: data arrives that nobody is left to read.</extracomment>
        <translation>dados tardios</translation>
    </message>
    <message>
        <source>of FIN; send ACK</source>
        <extracomment>Second line below &quot;recv FIN, ACK&quot;, at most 18 characters: it acknowledges our FIN; we send an ACK.</extracomment>
        <translation>do FIN; envia ACK</translation>
    </message>
    <message>
        <source>A SYN arrives instead of the ACK, and the listener forgets the request. Linux repeats its SYN+ACK where the old SYN comes again, answers one outside the window with an ACK, and forgets the request only for one inside it.</source>
        <translation>Chega um SYN em vez do ACK, e o socket que escuta esquece o pedido. O Linux repete o SYN+ACK quando o SYN antigo vem de novo, responde com um ACK a um que esteja fora da janela e só esquece o pedido por um que esteja dentro dela.</translation>
    </message>
    <message>
        <source>The program calls close() or shutdown() before the handshake is complete. On Linux it can do so only after both sides opened at the same time, or with TCP Fast Open: otherwise no program has this connection yet. The kernel sends a FIN.</source>
        <translation>O programa chama close() ou shutdown() antes de o handshake se completar. No Linux isso só é possível depois de os dois lados abrirem ao mesmo tempo, ou com TCP Fast Open: fora disso, nenhum programa tem ainda esta conexão. O kernel manda um FIN.</translation>
    </message>
    <message>
        <source>No ACK came, however often the kernel repeated its SYN+ACK. It forgets the request; no program has heard of it.</source>
        <translation>Nenhum ACK veio, por mais que o kernel repetisse o SYN+ACK. Ele esquece o pedido; nenhum programa soube dele.</translation>
    </message>
    <message>
        <source>Our FIN was not acknowledged, however often the kernel repeated it, and it gives up. Usually no program is left to learn it: it has called close().</source>
        <translation>O nosso FIN não foi confirmado, por mais que o kernel o repetisse, e ele desiste. Em geral não resta programa que fique sabendo: ele já chamou close().</translation>
    </message>
    <message>
        <source>The other side’s FIN did not come. On Linux this ends only a connection that no program holds any more, after tcp_fin_timeout (60 s): nothing is repeated, nothing is sent, and nobody learns it.</source>
        <translation>O FIN do outro lado não veio. No Linux isso só encerra uma conexão que nenhum programa segura mais, após tcp_fin_timeout (60 s): nada é repetido, nada é enviado e ninguém fica sabendo.</translation>
    </message>
    <message>
        <source>Data arrives after close(): no program is left to read it. The kernel sends an RST to say that it is lost. After shutdown() instead of close() the program could have read it.</source>
        <translation>Chegam dados depois do close(): não resta programa para lê-los. O kernel manda um RST para dizer que se perderam. Com shutdown() em vez de close(), o programa ainda poderia lê-los.</translation>
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
        <source>retransmits in %1</source>
        <translation>retransmite em %1</translation>
    </message>
    <message numerus="yes">
        <source>retransmits in %1 (%n unanswered)</source>
        <translation>
            <numerusform>retransmite em %1 (%n sem resposta)</numerusform>
            <numerusform>retransmite em %1 (%n sem resposta)</numerusform>
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
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>ends in %1, unless the other side’s FIN comes before</source>
        <translation>termina em %1, a não ser que o FIN do outro lado venha antes</translation>
    </message>
    <message>
        <source>No process: nobody has a descriptor for it. The kernel uses it itself, or something keeps it that needs no descriptor.</source>
        <translation>Nenhum processo: ninguém tem um descritor dele. O próprio kernel o usa, ou algo que não precisa de descritor o mantém.</translation>
    </message>
    <message>
        <source>No process has it now. Descriptors are on their way through a Unix socket, and it is probably one of them.</source>
        <translation>Nenhum processo o tem agora. Há descritores a caminho por um socket Unix, e ele é provavelmente um deles.</translation>
    </message>
    <message>
        <source>No process has a descriptor for it. It is probably registered with io_uring, which does not name what it keeps.</source>
        <translation>Nenhum processo tem um descritor dele. Provavelmente está registrado no io_uring, que não diz o que guarda.</translation>
    </message>
    <message>
        <source>Not known: not every process could be read.</source>
        <translation>Não se sabe: não foi possível ler todos os processos.</translation>
    </message>
    <message>
        <source>Its listener belongs to %1.</source>
        <translation>O socket que escuta pertence a %1.</translation>
    </message>
    <message>
        <source>Last held by %1.</source>
        <translation>Pertenceu por último a %1.</translation>
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
</context>
<context>
    <name>atlas::view::FilterBar</name>
    <message numerus="yes">
        <source>All %n shown</source>
        <translation>
            <numerusform>%n, todas visíveis</numerusform>
            <numerusform>Todas as %n visíveis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown</source>
        <translation>
            <numerusform>%1 de %n visível</numerusform>
            <numerusform>%1 de %n visíveis</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Guardados</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>Usados antes</translation>
    </message>
    <message>
        <source>Keep this filter no longer</source>
        <translation>Não guardar mais este filtro</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Guardar este filtro</translation>
    </message>
    <message>
        <source>Filters used before, and those that you keep</source>
        <translation>Filtros usados antes e os guardados</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
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
    <message>
        <source>Everything is still shown.</source>
        <translation>Tudo continua visível.</translation>
    </message>
    <message>
        <source>Still shown: %1</source>
        <translation>Continua valendo: %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::FreePlayPane</name>
    <message>
        <source>There is no other packet in that direction to swap it with.</source>
        <translation>Não há outro pacote nessa direção para trocar com este.</translation>
    </message>
    <message>
        <source>linger 0</source>
        <translation>linger 0</translation>
    </message>
    <message>
        <source>reuse address</source>
        <translation>reusar endereço</translation>
    </message>
    <message>
        <source>defer accept</source>
        <translation>adiar accept</translation>
    </message>
    <message>
        <source>small buffers</source>
        <translation>buffers pequenos</translation>
    </message>
    <message>
        <source>Packets in flight</source>
        <translation>Pacotes em trânsito</translation>
    </message>
    <message>
        <source>Deliver (D)</source>
        <translation>Entregar (D)</translation>
    </message>
    <message>
        <source>Drop (X)</source>
        <translation>Descartar (X)</translation>
    </message>
    <message>
        <source>Deliver a copy (2)</source>
        <translation>Entregar cópia (2)</translation>
    </message>
    <message>
        <source>In 1 s (L)</source>
        <translation>Em 1 s (L)</translation>
    </message>
    <message>
        <source>Swap (S)</source>
        <translation>Trocar (S)</translation>
    </message>
    <message>
        <source>Socket of %1</source>
        <translation>Socket do lado %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 no lado %2</translation>
    </message>
    <message>
        <source>forged RST</source>
        <translation>RST forjado</translation>
    </message>
    <message>
        <source>Send %1 a forged RST</source>
        <translation>Enviar um RST forjado ao lado %1</translation>
    </message>
    <message>
        <source>Put an RST on the way to %1 that looks as if its peer had sent it</source>
        <translation>Pôr a caminho do lado %1 um RST que parece enviado pelo outro lado</translation>
    </message>
    <message>
        <source>New sockets start with</source>
        <translation>Sockets novos começam com</translation>
    </message>
    <message>
        <source>SO_LINGER with 0 seconds: close() sends RST instead of FIN</source>
        <translation>SO_LINGER com 0 segundos: close() envia RST em vez de FIN</translation>
    </message>
    <message>
        <source>SO_REUSEADDR: bind() also where a TIME-WAIT holds the port</source>
        <translation>SO_REUSEADDR: bind() também onde um TIME-WAIT segura a porta</translation>
    </message>
    <message>
        <source>TCP_DEFER_ACCEPT: a connection is complete only with its first data</source>
        <translation>TCP_DEFER_ACCEPT: uma conexão só fica completa com os primeiros dados</translation>
    </message>
    <message>
        <source>SO_SNDBUF and SO_RCVBUF of 4096 bytes, so that the window fills quickly</source>
        <translation>SO_SNDBUF e SO_RCVBUF de 4096 bytes, para a janela encher logo</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recomeçar</translation>
    </message>
    <message>
        <source>Save as lesson…</source>
        <translation>Salvar como lição…</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>Abrir lição…</translation>
    </message>
</context>
<context>
    <name>atlas::view::HistoryBand</name>
    <message>
        <source>States over time</source>
        <translation>Estados ao longo do tempo</translation>
    </message>
</context>
<context>
    <name>atlas::view::HistoryPane</name>
    <message>
        <source>Transitions of this connection</source>
        <translation>Transições desta conexão</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Histórico de %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Select a connection to see how it came to its state.</source>
        <translation>Selecione uma conexão para ver como ela chegou ao estado em que está.</translation>
    </message>
</context>
<context>
    <name>atlas::view::HistorySettings</name>
    <message>
        <source>At most about %1 of memory; the oldest are forgotten first.</source>
        <translation>No máximo cerca de %1 de memória; os mais antigos são esquecidos primeiro.</translation>
    </message>
</context>
<context>
    <name>atlas::view::HoldPanel</name>
    <message>
        <source>ends in %1</source>
        <translation>termina em %1</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Release %1 at %2</source>
        <translation>Liberar %1 em %2</translation>
    </message>
    <message>
        <source>Hold a state</source>
        <translation>Manter um estado</translation>
    </message>
    <message>
        <source>Brings a real connection of this computer into the state, for other tools to look at</source>
        <translation>Põe no estado uma conexão real deste computador, para ser vista com outras ferramentas</translation>
    </message>
    <message>
        <source>Hold a connection in %1</source>
        <translation>Manter uma conexão em %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 em %2</translation>
    </message>
    <message>
        <source>Show it in the main window</source>
        <translation>Mostrar na janela principal</translation>
    </message>
    <message>
        <source>Bring a real connection of this computer into %1</source>
        <translation>Levar uma conexão real deste computador a %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::Inspector</name>
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
        <source>The last snapshot did not find this connection. It may be ending, or the kernel’s list was incomplete.</source>
        <translation>A última leitura não encontrou esta conexão. Ela pode estar terminando, ou a lista do kernel estava incompleta.</translation>
    </message>
    <message>
        <source>%1 left of %2 s</source>
        <translation>faltam %1 de %2 s</translation>
    </message>
    <message>
        <source>Select a connection to see where it stands on the diagram, what that means, whose turn it is and whether it is a problem.

Point at a state or an arrow of the diagram to have it explained. The numbers on the states say how many of the connections that the filter shows are there now; those on the arrows, how often each was taken in the last minute in this network namespace, whatever the filter shows.</source>
        <translation>Selecione uma conexão para ver onde ela está no diagrama, o que isso significa, de quem é a vez e se é um problema.

Aponte para um estado ou uma seta do diagrama para ver a explicação. Os números nos estados dizem quantas das conexões que o filtro mostra estão lá agora; os das setas, quantas vezes cada uma foi percorrida no último minuto neste espaço de nomes de rede, seja qual for o filtro.</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>era %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::KernelPane</name>
    <message>
        <source>program</source>
        <translation>programa</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>ninguém</translation>
    </message>
    <message>
        <source>timer: %1</source>
        <translation>timer: %1</translation>
    </message>
    <message>
        <source>end</source>
        <translation>lado</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>dono</translation>
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
        <translation>O que o kernel diz dos sockets</translation>
    </message>
</context>
<context>
    <name>atlas::view::LabWindow</name>
    <message>
        <source>The lab is starting.</source>
        <translation>O laboratório está iniciando.</translation>
    </message>
    <message>
        <source>There is nothing to show: the lab could not be started.</source>
        <translation>Não há nada para mostrar: não foi possível iniciar o laboratório.</translation>
    </message>
    <message>
        <source>Free play</source>
        <translation>Modo livre</translation>
    </message>
    <message>
        <source>Your own calls, packet by packet</source>
        <translation>Suas próprias chamadas, pacote por pacote</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Laboratório</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>passo %1 de %2</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Salvo como %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::LadderView</name>
    <message>
        <source>Ladder diagram: what happened, oldest first</source>
        <translation>Diagrama em escada: o que aconteceu, do mais antigo ao mais novo</translation>
    </message>
</context>
<context>
    <name>atlas::view::LessonFiles</name>
    <message>
        <source>Lessons (*.json)</source>
        <translation>Lições (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>Não é possível abrir %1: %2</translation>
    </message>
    <message>
        <source>%1 is larger than a lesson can be (60 KiB)</source>
        <translation>%1 é maior do que uma lição pode ser (60 KiB)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Não é possível gravar %1: %2</translation>
    </message>
</context>
<context>
    <name>atlas::view::LessonList</name>
    <message>
        <source>finished</source>
        <translation>concluída</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lições</translation>
    </message>
    <message>
        <source>needs the two hosts</source>
        <translation>precisa dos dois hosts</translation>
    </message>
</context>
<context>
    <name>atlas::view::LessonPane</name>
    <message>
        <source>%1 s per step</source>
        <translation>%1 s por passo</translation>
    </message>
    <message>
        <source>The two hosts are being set up.</source>
        <translation>Os dois hosts estão sendo preparados.</translation>
    </message>
    <message>
        <source>Both ends are ready. Press Next step, and watch what passes between them.</source>
        <translation>Os dois lados estão prontos. Clique em “Avançar” e veja o que passa entre eles.</translation>
    </message>
    <message>
        <source>This kernel did something other than the lesson expects: %1</source>
        <translation>Este kernel fez algo diferente do que a lição espera: %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproduzir</translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ Voltar</translation>
    </message>
    <message>
        <source>Back: one step</source>
        <translation>Voltar um passo</translation>
    </message>
    <message>
        <source>Previous step (←)</source>
        <translation>Passo anterior (←)</translation>
    </message>
    <message>
        <source>Next step ▶</source>
        <translation>Avançar ▶</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Avançar um passo</translation>
    </message>
    <message>
        <source>Next step (→, Space or Enter)</source>
        <translation>Próximo passo (→, Space ou Enter)</translation>
    </message>
    <message>
        <source>Go on by itself</source>
        <translation>Deixar a lição avançar sozinha</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recomeçar</translation>
    </message>
    <message>
        <source>To the beginning of the lesson (Home)</source>
        <translation>Ao começo da lição (Home)</translation>
    </message>
    <message>
        <source>Pace: seconds per step</source>
        <translation>Ritmo: segundos por passo</translation>
    </message>
    <message>
        <source>How long each step is shown while playing</source>
        <translation>Por quanto tempo cada passo aparece durante a reprodução</translation>
    </message>
    <message>
        <source>See it with other tools</source>
        <translation>Ver com outras ferramentas</translation>
    </message>
    <message>
        <source>Next lesson ▶</source>
        <translation>Próxima lição ▶</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Próxima lição</translation>
    </message>
    <message>
        <source>The next lesson of the list</source>
        <translation>A próxima lição da lista</translation>
    </message>
</context>
<context>
    <name>atlas::view::LogTable</name>
    <message>
        <source>Show the connection</source>
        <translation>Mostrar a conexão</translation>
    </message>
    <message>
        <source>Copy selected lines</source>
        <translation>Copiar as linhas selecionadas</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>Copiar todas as linhas</translation>
    </message>
</context>
<context>
    <name>atlas::view::LogWindow</name>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>Continuar (Space)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pausar (Space)</translation>
    </message>
    <message>
        <source>Save what is shown</source>
        <translation>Salvar o que aparece</translation>
    </message>
    <message>
        <source>CSV, for spreadsheets (*.csv)</source>
        <translation>CSV, para planilhas (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines, for programs (*.jsonl)</source>
        <translation>Linhas JSON, para programas (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2. Nothing of the log is lost.</source>
        <translation>Não foi possível salvar %1: %2. Nada do registro se perdeu.</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Transições</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
</context>
<context>
    <name>atlas::view::MainWindow</name>
    <message>
        <source>The last refresh failed: %1</source>
        <translation>A última atualização falhou: %1</translation>
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
        <source>Connections</source>
        <translation>Conexões</translation>
    </message>
    <message>
        <source>Not every transition can be shown: %1</source>
        <translation>Não é possível mostrar todas as transições: %1</translation>
    </message>
</context>
<context>
    <name>atlas::view::ObserverControl</name>
    <message>
        <source>Show every transition</source>
        <translation>Mostrar todas as transições</translation>
    </message>
    <message>
        <source>Show every transition of every connection?</source>
        <translation>Mostrar todas as transições de todas as conexões?</translation>
    </message>
    <message>
        <source>The kernel then reports to this window each change of state as it happens, resets and repeated segments, and who owns every socket, those of other users included. Only a small helper gets the right to watch: it sees states and addresses but no contents, and ends with this window; the system asks you for permission first.</source>
        <translation>O kernel passa então a avisar esta janela de cada mudança de estado quando ela acontece, de resets e de segmentos repetidos, e a dizer quem é o dono de cada socket, também dos de outros usuários. Só um pequeno programa auxiliar ganha o direito de observar: ele vê estados e endereços, mas nenhum conteúdo, e termina com esta janela; antes, o sistema pede a sua permissão.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Waiting for permission…</source>
        <translation>Esperando permissão…</translation>
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
        <translation>Pacotes em trânsito: nenhum</translation>
    </message>
    <message>
        <source>Packet %1 of %2: %3, %4</source>
        <translation>Pacote %1 de %2: %3, %4</translation>
    </message>
    <message>
        <source>D delivers, X drops, 2 delivers a copy, L delivers later, S swaps it with the next one</source>
        <translation>D entrega, X descarta, 2 entrega uma cópia, L entrega depois, S troca com o seguinte</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Não há nada a caminho.</translation>
    </message>
</context>
<context>
    <name>atlas::view::QuizPane</name>
    <message>
        <source>Which state will %1 be in after the next step?</source>
        <translation>Em que estado ficará o lado %1 depois do próximo passo?</translation>
    </message>
    <message>
        <source>Choose here, or click the state on the diagram.</source>
        <translation>Escolha aqui ou clique no estado no diagrama.</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Resposta: %1</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Isso mesmo.</translation>
    </message>
    <message>
        <source>No. Try again.</source>
        <translation>Não. Tente de novo.</translation>
    </message>
</context>
<context>
    <name>atlas::view::SocketTableView</name>
    <message>
        <source>Default columns</source>
        <translation>Colunas padrão</translation>
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
<context>
    <name>atlas::view::StepList</name>
    <message>
        <source>Copy selected lines</source>
        <translation>Copiar as linhas selecionadas</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>Copiar todas as linhas</translation>
    </message>
</context>
<context>
    <name>atlas::view::StepListModel</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quem</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Transição</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidência</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>entre %1 e %2</translation>
    </message>
</context>
<context>
    <name>atlas::view::WindowMenus</name>
    <message>
        <source>Transitions</source>
        <translation>Transições</translation>
    </message>
    <message>
        <source>Every transition of this computer, as it becomes known (Ctrl+T)</source>
        <translation>Todas as transições deste computador, assim que se sabe delas (Ctrl+T)</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Lab</translation>
    </message>
    <message>
        <source>Real TCP, one packet at a time (Ctrl+L)</source>
        <translation>TCP de verdade, um pacote por vez (Ctrl+L)</translation>
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
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>Continuar (Space)</translation>
    </message>
    <message>
        <source>Pause and keep this list (Space)</source>
        <translation>Pausar e manter esta lista (Space)</translation>
    </message>
    <message>
        <source>Paused: resume</source>
        <translation>Pausado: continuar</translation>
    </message>
    <message>
        <source>Live: pause</source>
        <translation>Ao vivo: pausar</translation>
    </message>
</context>
</TS>
