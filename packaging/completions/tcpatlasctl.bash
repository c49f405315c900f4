# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for tcpatlasctl
_tcpatlasctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local states='CLOSED LISTEN SYN-SENT SYN-RECEIVED ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 CLOSING TIME-WAIT CLOSE-WAIT
        LAST-ACK'
    local words
    if ((COMP_CWORD == 1)); then
        words='list watch explain states lab --help --version'
    elif [[ $previous == --state ]]; then
        words=$states
    elif [[ $previous == --language ]]; then
        words='en pt_BR uk'
    elif [[ $previous == --seconds ]]; then
        words='10 60 600'
    elif [[ $command == lab && $COMP_CWORD -eq 2 ]]; then
        words='list run hold --help'
    elif [[ $command == lab && $COMP_CWORD -eq 3 && $current != -* ]]; then
        case $previous in
        run)
            words=$(tcpatlasctl lab list 2>/dev/null | awk 'NR > 1 { print $1 }')
            compopt -o default # or a file
            ;;
        hold) words=${states/CLOSED/} ;;
        *) words='' ;;
        esac
    elif [[ $previous == --filter ]]; then
        # Readline treats ':' as the end of a word, so only keys are offered.
        words='state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:'
        compopt -o nospace
    else
        case $command in
        list) words='--filter --state --json --csv --no-owners --help' ;;
        watch) words='--filter --all-namespaces --json --help' ;;
        explain) words="$states UNKNOWN --language --help" ;;
        states) words='--json --help' ;;
        lab) words='--language --json --seconds --help' ;;
        help) words='list watch explain states lab' ;;
        *) words='' ;;
        esac
    fi
    # States may be begun in small letters.
    [[ $words == *LISTEN* && $current != -* ]] && current=${current^^}
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _tcpatlasctl tcpatlasctl
