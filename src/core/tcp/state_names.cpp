// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/state_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace atlas {
namespace {

struct Alias {
    std::string_view name; ///< in capitals, as folded() makes them
    State state;
    std::string_view tool;
};

constexpr std::string_view kernel = "the Linux kernel";
constexpr std::string_view windows = "Windows";
constexpr std::string_view powershell = "PowerShell";
constexpr std::string_view germanWindows = "Windows in German";
constexpr std::string_view polishWindows = "Windows in Polish";
constexpr std::string_view czechWindows = "Windows in Czech";
constexpr std::string_view solaris = "Solaris";
constexpr std::string_view catalan = "netstat in Catalan";
constexpr std::string_view czech = "netstat in Czech";
constexpr std::string_view german = "netstat in German";
constexpr std::string_view portuguese = "netstat in Portuguese";
constexpr std::string_view swedish = "netstat in Swedish";

constexpr std::array aliases{
    Alias{"NEWSYNRECV", State::SynReceived, kernel},
    Alias{"BOUNDINACTIVE", State::Closed, kernel},
    Alias{"BOUND", State::Closed, powershell},
    Alias{"BOUND", State::Closed, solaris},
    Alias{"IDLE", State::Closed, solaris},
    Alias{"DELETETCB", State::Closed, windows},
    Alias{"SYNRECEIVED", State::SynReceived, windows},
    Alias{"FINWAIT", State::FinWait1, "some tools"},
    Alias{"FINWAIT", State::FinWait2, "some tools"},
    Alias{"ABHÖREN", State::Listen, germanWindows},
    Alias{"HERGESTELLT", State::Established, germanWindows},
    Alias{"WARTEND", State::TimeWait, germanWindows},
    Alias{"SCHLIESSENWARTEN", State::CloseWait, germanWindows},
    Alias{"SCHLIESSEND", State::Closing, germanWindows},
    Alias{"GESCHLOSSEN", State::Closed, germanWindows},
    Alias{"SYNGESENDET", State::SynSent, germanWindows},
    Alias{"SYNEMPFANGEN", State::SynReceived, germanWindows},
    Alias{"FINWARTEN1", State::FinWait1, germanWindows},
    Alias{"FINWARTEN2", State::FinWait2, germanWindows},
    Alias{"LETZTESACK", State::LastAck, germanWindows},
    Alias{"LETZTEBESTÄTIGUNG", State::LastAck, germanWindows},
    Alias{"NASŁUCHIWANIE", State::Listen, polishWindows},
    Alias{"USTANOWIONO", State::Established, polishWindows},
    Alias{"CZASOCZEKIWANIA", State::TimeWait, polishWindows},
    Alias{"OCZEKIWANIEZAMKNIĘCIA", State::CloseWait, polishWindows},
    Alias{"NASLOUCHÁNÍ", State::Listen, czechWindows},
    Alias{"NAVÁZÁNO", State::Established, czechWindows},
    Alias{"ESTABLERT", State::Established, catalan},
    Alias{"TEMPS", State::TimeWait, catalan},
    Alias{"TANCA", State::Closed, catalan},
    Alias{"ESCOLTA", State::Listen, catalan},
    Alias{"TANCAMENT", State::Closing, catalan},
    Alias{"SPOJENO", State::Established, czech},
    Alias{"ZAVŘEN", State::Closed, czech},
    Alias{"POSLEDNÍACK", State::LastAck, czech},
    Alias{"NASLOUCHÁ", State::Listen, czech},
    Alias{"ZAVÍRÁ", State::Closing, czech},
    Alias{"VERBUNDEN", State::Established, german},
    Alias{"ESTABELECIDA", State::Established, portuguese},
    Alias{"SYNENVIADO", State::SynSent, portuguese},
    Alias{"SYNRECEBIDO", State::SynReceived, portuguese},
    Alias{"ESPERAFIN1", State::FinWait1, portuguese},
    Alias{"ESPERAFIN2", State::FinWait2, portuguese},
    Alias{"FECHAR", State::Closed, portuguese},
    Alias{"ESPERANDOFECHAR", State::CloseWait, portuguese},
    Alias{"ÚLTIMOACK", State::LastAck, portuguese},
    Alias{"OUÇA", State::Listen, portuguese},
    Alias{"FECHANDO", State::Closing, portuguese},
    Alias{"ETABLERAD", State::Established, swedish},
    Alias{"STÄNG", State::Closed, swedish},
    Alias{"STÄNGVÄNTA", State::CloseWait, swedish},
    Alias{"LYSSNAR", State::Listen, swedish},
    Alias{"STÄNGER", State::Closing, swedish},
};

/// MIB_TCP_STATE of Windows, which PowerShell continues: 100 is Bound.
constexpr std::array windowsNumbers{State::Closed,      State::Listen,   State::SynSent,  State::SynReceived,
                                    State::Established, State::FinWait1, State::FinWait2, State::CloseWait,
                                    State::Closing,     State::LastAck,  State::TimeWait, State::Closed};

/// The capital of a letter of two bytes, as far as Latin letters go: à to þ, ā to ž.
std::uint32_t capital(std::uint32_t letter)
{
    if (letter >= 0xe0 && letter <= 0xfe && letter != 0xf7)
        return letter - 0x20;
    const bool oddIsCapital = (letter >= 0x139 && letter <= 0x148) || (letter >= 0x179 && letter <= 0x17e);
    const bool evenIsCapital = (letter >= 0x100 && letter <= 0x137) || (letter >= 0x14a && letter <= 0x177);
    const bool isSmall = (evenIsCapital && letter % 2 == 1) || (oddIsCapital && letter % 2 == 0);
    return isSmall ? letter - 1 : letter;
}

/// In capitals, without separators and without the kernel's and psutil's prefixes.
std::string folded(std::string_view name)
{
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (byte == '-' || byte == '_' || byte == ' ')
            continue;
        const bool two = (byte == 0xc3 || byte == 0xc4 || byte == 0xc5) && i + 1 < name.size();
        if (two) {
            const auto letter = capital((byte & 0x1fU) << 6U | (static_cast<unsigned char>(name[++i]) & 0x3fU));
            result += static_cast<char>(0xc0U | letter >> 6U);
            result += static_cast<char>(0x80U | (letter & 0x3fU));
        } else {
            result += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : name[i];
        }
    }
    for (const std::string_view prefix : {"TCPS", "TCP", "CONN", "MIBTCPSTATE", "BPFTCP"})
        if (result.starts_with(prefix) && result.size() > prefix.size() + 3 && name.size() > prefix.size())
            if (name[prefix.size()] == '_' || prefix.size() > 4)
                return result.substr(prefix.size());
    return result;
}

std::optional<unsigned> number(std::string_view text, int base)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

/// "10", and as /proc/net/tcp has it "0A".
std::vector<StateMeaning> meaningsOfNumber(std::string_view text)
{
    const bool marked = text.starts_with("0x") || text.starts_with("0X");
    const bool hex = marked || (text.size() == 2 && text.front() == '0');
    const auto value = number(marked ? text.substr(2) : text, hex ? 16 : 10);
    std::vector<StateMeaning> meanings;
    if (!value)
        return meanings;
    if (const State state = stateFromKernel(static_cast<std::uint8_t>(std::min(*value, 255U))); state != State::Unknown)
        meanings.push_back({state, kernel});
    if (hex)
        return meanings;
    if (*value >= 1 && *value <= windowsNumbers.size() && windowsNumbers[*value - 1] != meanings.front().state)
        meanings.push_back({windowsNumbers[*value - 1], windows});
    if (*value == 100)
        meanings.push_back({State::Closed, powershell});
    return meanings;
}

} // namespace

std::vector<StateMeaning> meaningsOf(std::string_view name)
{
    auto meanings = meaningsOfNumber(name);
    const std::string wanted = folded(name);
    const auto add = [&](StateMeaning meaning) {
        if (std::ranges::find(meanings, meaning.state, &StateMeaning::state) == meanings.end())
            meanings.push_back(meaning);
    };
    if (const auto usual = parseState(wanted))
        add({*usual, {}});
    for (const Alias& alias : aliases)
        if (alias.name == wanted)
            add({alias.state, alias.tool});
    return meanings;
}

std::vector<State> statesMeant(std::string_view name)
{
    auto meanings = meaningsOf(name);
    if (!meanings.empty() && meanings.front().tool == kernel && name.front() >= '0' && name.front() <= '9')
        meanings.resize(1);
    std::vector<State> states;
    states.reserve(meanings.size());
    for (const StateMeaning& meaning : meanings)
        states.push_back(meaning.state);
    return states;
}

} // namespace atlas
