// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lessons and their narrations themselves: complete, alike in every language, and each key of a lesson narrated.
// That the kernel does what they expect is tested where they are run.
#include "core/tcp/state.h"
#include "lesson_texts.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace atlas {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> languages{"en", "pt_BR", "uk"};

using Keys = std::set<std::string>;

json lesson(const EmbeddedFile& file)
{
    return json::parse(file.text, nullptr, false);
}

/// Every key that a step of the lesson names, also for where there are no packets.
Keys saidIn(const json& lesson)
{
    Keys keys;
    for (const json& step : lesson.at("steps")) {
        keys.insert(step.at("say"));
        if (step.contains("loopback") && step.at("loopback").is_object() && step.at("loopback").contains("say"))
            keys.insert(step.at("loopback").at("say"));
    }
    return keys;
}

/// The lesson's quizzes: "b-after-fin: CLOSED CLOSE-WAIT …", the choices in alphabetical order.
Keys askedIn(const json& lesson)
{
    Keys keys;
    for (const json& step : lesson.at("steps")) {
        if (!step.contains("quiz"))
            continue;
        std::string key = step.at("quiz").at("ask").get<std::string>() + ':';
        for (const std::string& choice : step.at("quiz").at("choices").get<Keys>())
            key += ' ' + choice;
        keys.insert(key);
    }
    return keys;
}

Keys toldIn(const Narration& narration)
{
    Keys keys;
    for (const auto& [key, text] : narration.texts)
        keys.insert(key);
    return keys;
}

Keys askedIn(const Narration& narration)
{
    Keys keys;
    for (const auto& [ask, quiz] : narration.quizzes) {
        std::string key = ask + ':';
        for (const auto& [choice, reason] : quiz.reasons)
            key += ' ' + choice;
        keys.insert(key);
    }
    return keys;
}

/// What stands in back quotes. Its order in a sentence may differ from language to language.
Keys codeIn(std::string_view text)
{
    Keys code;
    for (auto from = text.find('`'); from != std::string_view::npos;) {
        const auto to = text.find('`', from + 1);
        if (to == std::string_view::npos)
            break;
        code.emplace(text.substr(from + 1, to - from - 1));
        from = text.find('`', to + 1);
    }
    return code;
}

/// The names of states in a text. They are the same in every language.
Keys statesIn(std::string_view text)
{
    Keys found;
    const auto belongs = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
    while (!text.empty()) {
        const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, belongs) - text.begin());
        const std::string_view word = text.substr(0, end);
        if (std::ranges::any_of(knownStates, [&](State state) { return rfcName(state) == word; }))
            found.emplace(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

/// Calls `compare(where, text, text in English)` for every text of a narration.
template <typename Compare> void forEachText(const Narration& narration, const Narration& english, Compare compare)
{
    const std::string where = narration.id + ' ' + narration.language + ' ';
    for (const auto& [key, text] : narration.texts)
        if (const auto found = english.texts.find(key); found != english.texts.end())
            compare(where + key, text, found->second);
    for (const auto& [key, quiz] : narration.quizzes) {
        const auto found = english.quizzes.find(key);
        if (found == english.quizzes.end())
            continue;
        compare(where + key, quiz.question, found->second.question);
        for (const auto& [choice, reason] : quiz.reasons)
            if (const auto same = found->second.reasons.find(choice); same != found->second.reasons.end())
                compare((where + key).append(1, ' ').append(choice), reason, same->second);
    }
}

template <typename Compare> void forEachTranslatedText(Compare compare)
{
    const Narrations narrations = builtInNarrations();
    for (const EmbeddedFile& file : lessonFiles())
        for (const std::string_view language : languages)
            forEachText(*narrations.find(file.name, language), *narrations.find(file.name, "en"), compare);
}

TEST(LessonFiles, AreTheOnesOnDisk)
{
    const std::filesystem::path folder = TCPATLAS_LESSONS;
    Keys onDisk;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".json" ||
            (entry.path().extension() == ".md" && entry.path().parent_path() != folder))
            onDisk.insert(entry.path().lexically_relative(folder).string());
    Keys embedded;
    const auto compare = [&](const std::string& path, std::string_view text) {
        embedded.insert(path);
        std::ifstream in(folder / path, std::ios::binary);
        EXPECT_EQ((std::string{std::istreambuf_iterator<char>(in), {}}), text) << path;
    };
    for (const EmbeddedFile& file : lessonFiles())
        compare(std::string(file.name) + ".json", file.text);
    for (const NarrationFile& file : narrationFiles())
        compare(std::string(file.language) + '/' + std::string(file.name) + ".md", file.markdown);
    EXPECT_EQ(embedded, onDisk);
}

TEST(LessonFiles, AreNumberedFromOneOn)
{
    int order = 0;
    for (const EmbeddedFile& file : lessonFiles()) {
        const json read = lesson(file);
        ASSERT_TRUE(read.is_object()) << file.name;
        EXPECT_EQ(read.at("lesson"), 1) << file.name;
        EXPECT_EQ(read.at("id"), file.name);
        EXPECT_EQ(read.at("order"), ++order) << file.name;
    }
    EXPECT_EQ(order, 14);
}

TEST(LessonFiles, HaveEndsAndStepsWithExpectations)
{
    for (const EmbeddedFile& file : lessonFiles()) {
        const json read = lesson(file);
        EXPECT_TRUE(read.at("ends").at("a").is_string()) << file.name;
        EXPECT_TRUE(read.at("ends").at("b").is_string()) << file.name;
        EXPECT_TRUE(read.at("loopback").is_boolean()) << file.name;
        EXPECT_GE(read.at("steps").size(), 6U) << file.name;
        EXPECT_LE(read.at("steps").size(), 14U) << file.name;
        for (const json& step : read.at("steps")) {
            const std::string where = std::string(file.name) + ' ' + step.at("say").get<std::string>();
            EXPECT_FALSE(step.at("do").empty()) << where;
            for (const char* const host : {"a", "b"})
                EXPECT_TRUE(parseState(step.at("expect").at(host).get<std::string>())) << where;
            EXPECT_TRUE(!step.contains("loopback") || read.at("loopback") == true) << where;
        }
    }
}

TEST(LessonFiles, AskOnlyWhatTheNextStepAnswers)
{
    std::size_t lessonsWithQuiz = 0;
    for (const EmbeddedFile& file : lessonFiles()) {
        const json read = lesson(file);
        const json& steps = read.at("steps");
        lessonsWithQuiz += askedIn(read).empty() ? 0 : 1;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (!steps[i].contains("quiz"))
                continue;
            const json& quiz = steps[i].at("quiz");
            const std::string where = std::string(file.name) + ' ' + quiz.at("ask").get<std::string>();
            ASSERT_LT(i + 1, steps.size()) << where;
            EXPECT_EQ(steps[i + 1].at("expect").at(quiz.at("host").get<std::string>()), quiz.at("answer")) << where;
            const auto choices = quiz.at("choices").get<std::vector<std::string>>();
            EXPECT_EQ(Keys(choices.begin(), choices.end()).size(), choices.size()) << where;
            EXPECT_EQ(std::ranges::count(choices, quiz.at("answer").get<std::string>()), 1) << where;
        }
    }
    EXPECT_GE(lessonsWithQuiz, 8U);
}

/// Every text of a JSON value that is not a name of the protocol's would have a space in it.
void expectNoSentences(const json& value, std::string_view where)
{
    if (value.is_string())
        EXPECT_EQ(value.get<std::string>().find(' '), std::string::npos) << where << ": " << value;
    else if (value.is_structured())
        for (const json& item : value)
            expectNoSentences(item, where);
}

TEST(LessonFiles, HaveNoWords)
{
    for (const EmbeddedFile& file : lessonFiles())
        expectNoSentences(lesson(file), file.name);
}

TEST(LessonFiles, AreNarratedWholeInEveryLanguage)
{
    for (const NarrationFile& file : narrationFiles()) {
        const auto narration = parseNarration(file.markdown, std::string(file.name), std::string(file.language));
        ASSERT_TRUE(narration) << file.language << '/' << file.name << ".md: " << narration.error().message();
    }
    const Narrations narrations = builtInNarrations();
    for (const EmbeddedFile& file : lessonFiles()) {
        const json read = lesson(file);
        for (const std::string_view language : languages) {
            const Narration* const narration = narrations.find(file.name, language);
            ASSERT_NE(narration, nullptr) << file.name;
            ASSERT_EQ(narration->language, language) << file.name;
            EXPECT_EQ(toldIn(*narration), saidIn(read)) << file.name << ' ' << language;
            EXPECT_EQ(askedIn(*narration), askedIn(read)) << file.name << ' ' << language;
        }
    }
    EXPECT_EQ(narrationFiles().size(), lessonFiles().size() * languages.size());
}

TEST(LessonFiles, HaveTheSameCodeInEveryLanguage)
{
    forEachTranslatedText([](const std::string& where, const std::string& text, const std::string& english) {
        EXPECT_EQ(std::ranges::count(text, '`') % 2, 0) << where;
        EXPECT_EQ(codeIn(text), codeIn(english)) << where;
    });
}

TEST(LessonFiles, HaveTheSameStatesInEveryLanguage)
{
    forEachTranslatedText([](const std::string& where, const std::string& text, const std::string& english) {
        EXPECT_EQ(statesIn(text), statesIn(english)) << where;
    });
}

TEST(LessonFiles, HaveTitlesOfTheirOwn)
{
    const Narrations narrations = builtInNarrations();
    for (const std::string_view language : languages) {
        Keys titles;
        for (const EmbeddedFile& file : lessonFiles())
            titles.insert(narrations.find(file.name, language)->title);
        EXPECT_EQ(titles.size(), lessonFiles().size()) << language;
    }
}

} // namespace
} // namespace atlas
