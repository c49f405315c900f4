// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_process.h"

#include <sstream>

namespace atlas::cli::test {
namespace {

class FixedSource final : public SnapshotSource {
public:
    explicit FixedSource(std::expected<Snapshot, Error> snapshot) : m_snapshot(std::move(snapshot)) { }
    std::expected<Snapshot, Error> capture() override { return m_snapshot; }
    std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record) override { return record; }

private:
    std::expected<Snapshot, Error> m_snapshot;
};

Guide guideIn(const std::string& languages)
{
    Guide guide;
    std::istringstream words(languages);
    for (std::string language; words >> language;) {
        for (const State state : knownStates) {
            Article article{.state = state, .language = language, .sections = {}};
            article.sections.fill("- Text in " + language +
                                  " with `ss -tn 'sport = :{local_port}'`.\n- And {process}.");
            article.sections[static_cast<std::size_t>(Section::Myths)].clear();
            article.sections[0] = std::string(rfcName(state)) + " in " + language + ": one two three four five six.";
            guide.add(std::move(article));
        }
    }
    return guide;
}

LabResources lessons()
{
    LabResources resources;
    for (const char* const id : {"open", "close"}) {
        lab::Lesson lesson;
        lesson.id = id;
        resources.lessons.push_back(lesson);
    }
    return resources;
}

} // namespace

Outcome run(std::initializer_list<std::string_view> arguments, const Surroundings& surroundings)
{
    Outcome outcome;
    std::ostringstream out;
    std::ostringstream err;
    const auto environment = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = surroundings.environment.find(name);
        return found == surroundings.environment.end() ? std::nullopt : std::optional(found->second);
    };
    const auto makeSource = [&](bool withOwners) {
        outcome.askedForOwners = withOwners;
        return std::make_unique<FixedSource>(surroundings.snapshot);
    };
    const Workshop workshop{{out, err, surroundings.terminal, environment},
                            makeSource,
                            [&] { return guideIn(surroundings.languages); },
                            {},
                            lessons,
                            {}};
    outcome.code = static_cast<int>(cli::run({arguments.begin(), arguments.size()}, workshop));
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

} // namespace atlas::cli::test
