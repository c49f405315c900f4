// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/greeting.h"
#include "formats/lab/lesson.h"
#include "formats/lab/report.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace atlas::test {

/// Values of the lab's protocol, of every kind and with every member now there and now not. One seed makes the same
/// values everywhere.
class AnyLabValue {
public:
    explicit AnyLabValue(std::uint32_t seed) : m_random(seed) { }

    [[nodiscard]] lab::Report report();
    [[nodiscard]] lab::FirstLine firstLine();
    [[nodiscard]] lab::Request request();
    [[nodiscard]] lab::Lesson lesson();

private:
    [[nodiscard]] std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(m_random() % end); }
    [[nodiscard]] bool maybe() { return below(2) == 0; }
    template <typename Make> [[nodiscard]] auto optional(Make make)
    {
        return maybe() ? std::optional(make()) : std::nullopt;
    }
    template <typename Make> [[nodiscard]] auto list(Make make, std::uint32_t most = 4)
    {
        std::vector<decltype(make())> all;
        for (std::uint32_t left = below(most); left > 0; --left)
            all.push_back(make());
        return all;
    }
    /// One of the alternatives that the functions make.
    template <typename Value, typename... Make> [[nodiscard]] Value either(Make... make)
    {
        const std::array<std::function<Value()>, sizeof...(Make)> all{make...};
        return all.at(below(sizeof...(Make)))();
    }

    [[nodiscard]] std::string text(); ///< any characters
    [[nodiscard]] Error sentence();
    [[nodiscard]] std::string key(); ///< letters that every kind of name may have
    [[nodiscard]] lab::Host host() { return maybe() ? lab::Host::A : lab::Host::B; }
    [[nodiscard]] State state();
    [[nodiscard]] TcpFlags flags() { return TcpFlags(static_cast<std::uint8_t>(below(256))); }
    [[nodiscard]] Endpoint endpoint();
    [[nodiscard]] lab::CallResult callResult();
    [[nodiscard]] std::chrono::milliseconds time() { return std::chrono::milliseconds(below(100'000)); }
    [[nodiscard]] lab::Segment segment();
    [[nodiscard]] lab::Packet packet();
    [[nodiscard]] lab::HostSituation hostSituation();
    [[nodiscard]] lab::Event event();
    [[nodiscard]] lab::Answer answer();
    [[nodiscard]] lab::PacketMatcher matcher();
    [[nodiscard]] lab::EndStates endStates();
    [[nodiscard]] lab::Call call();
    [[nodiscard]] lab::Action action(bool byNumber);
    [[nodiscard]] lab::LessonAction lessonAction();
    [[nodiscard]] std::vector<lab::LessonAction> lessonActions();
    [[nodiscard]] lab::Expectation expectation();
    [[nodiscard]] lab::Quiz quiz();
    [[nodiscard]] lab::LessonStep lessonStep();

    std::mt19937 m_random;
};

} // namespace atlas::test
