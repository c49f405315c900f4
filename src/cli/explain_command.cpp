// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/language_option.h"
#include "cli/paragraph.h"
#include "cli/section_titles.h"
#include "cli/style.h"
#include "core/base/letters.h"
#include "core/base/visible.h"
#include "core/guide/placeholders.h"
#include "core/tcp/state_names.h"

#include <algorithm>
#include <array>

namespace atlas::cli {
namespace {

constexpr std::string_view help = R"(usage: tcpatlasctl explain STATE [--language CODE]

Explains a state: what it means, what happens next, whose turn it is, whether it is a problem, and
what to check. STATE is what any tool calls it: FIN_WAIT1, fin-wait-1, ESTAB, LISTENING, Bound, 0A.

  --language CODE   en, pt_BR or uk; otherwise what LC_ALL, LC_MESSAGES or LANG say

In the commands, words in capitals such as LOCAL_PORT stand for what 'tcpatlasctl list' shows.
)";

constexpr std::array options{Option{"--language", true}};

/// Whether two codes name the same language, wherever it is spoken.
bool sameLanguage(std::string_view one, std::string_view other)
{
    const auto base = [](std::string_view code) { return code.substr(0, code.find_first_of("_-.@")); };
    return equalLetters(base(one), base(other));
}

/// A state stands for no connection in particular, so the guide's placeholders become the words that a
/// manual page would use: LOCAL_PORT.
PlaceholderValues capitals()
{
    PlaceholderValues values;
    for (const std::string_view name : knownPlaceholders) {
        std::string& value = values[std::string(name)] = name;
        std::ranges::transform(value, value.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    }
    return values;
}

void printNames(const StateNames& state, const Io& io)
{
    io.out << styled(state.rfc, Style::Strong, io.terminal.colours) << '\n';
    if (state.state == State::Unknown)
        return;
    std::string aliases("netstat ");
    aliases.append(state.netstat).append(", ss ").append(state.ss).append(", Windows ").append(state.windows);
    aliases.append(", macOS ").append(state.macos).append(", kernel ").append(std::to_string(state.kernel));
    printParagraph(aliases, "", "", io);
}

/// Which tools say so, where it is no usual name, and what else the word means.
void printMeanings(std::string_view name, const Io& io)
{
    const auto meanings = meaningsOf(name);
    if (meanings.empty() || (meanings.size() == 1 && meanings.front().tool.empty()))
        return;
    std::string text = "'" + visible(name) + "' means ";
    for (const StateMeaning& meaning : meanings) {
        text += &meaning == &meanings.front() ? "" : ", and ";
        text.append(rfcName(meaning.state));
        if (!meaning.tool.empty())
            text.append(" to ").append(meaning.tool);
    }
    printParagraph(text + '.', "", "", io);
}

ExitCode explain(const Arguments& arguments, const Workshop& workshop)
{
    const Io& io = workshop.io;
    if (arguments.words.size() != 1)
        return usageError(explainCommand(), io,
                          arguments.words.empty() ? "which state?" : "one state at a time, please");
    const auto state = stateNamed(arguments.words.front());
    if (!state)
        return usageError(explainCommand(), io, state.error().message());

    const Guide guide = workshop.makeGuide();
    const std::string language = languageOf(arguments, io);
    const Article* const article = guide.find(*state, language);
    if (article == nullptr) {
        io.complain("the guide says nothing about " + std::string(rfcName(*state)));
        return ExitCode::CouldNotRead;
    }
    if (arguments.has("--language") && !sameLanguage(article->language, language)) {
        std::string known;
        for (const std::string& code : guide.languages())
            known += (known.empty() ? "" : ", ") + code;
        return usageError(explainCommand(), io,
                          "the guide is not written in '" + visible(language) + "', but in " + known);
    }

    printNames(names(*state), io);
    printMeanings(arguments.words.front(), io);
    const PlaceholderValues values = capitals();
    for (std::size_t i = 0; i < sectionCount; ++i) {
        const auto section = static_cast<Section>(i);
        const std::string text = fillIn(article->text(section), values);
        if (text.empty())
            continue;
        io.out << '\n';
        if (section != Section::Meaning)
            io.out << styled(sectionTitle(section, article->language), Style::Strong, io.terminal.colours) << '\n';
        printText(text, io);
    }
    return ExitCode::Done;
}

} // namespace

const Command& explainCommand()
{
    static constexpr Command command{"explain", "what a state means, and what to do about it", help, options, explain};
    return command;
}

} // namespace atlas::cli
