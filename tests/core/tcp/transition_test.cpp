// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/transition.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atlas {
namespace {

struct Edge {
    State from;
    State to;
    Sent sent;

    bool operator==(const Edge&) const = default;
};

// Figure 5 of RFC 9293, copied from its drawing line by line and not from our table.
constexpr std::array figure5{
    Edge{State::Closed, State::Listen, Sent::Nothing},      Edge{State::Closed, State::SynSent, Sent::Syn},
    Edge{State::Listen, State::Closed, Sent::Nothing},      Edge{State::Listen, State::SynReceived, Sent::SynAck},
    Edge{State::Listen, State::SynSent, Sent::Syn},         Edge{State::SynSent, State::Closed, Sent::Nothing},
    Edge{State::SynSent, State::SynReceived, Sent::SynAck}, Edge{State::SynSent, State::Established, Sent::Ack},
    Edge{State::SynReceived, State::Listen, Sent::Nothing}, Edge{State::SynReceived, State::Established, Sent::Nothing},
    Edge{State::SynReceived, State::FinWait1, Sent::Fin},   Edge{State::Established, State::FinWait1, Sent::Fin},
    Edge{State::Established, State::CloseWait, Sent::Ack},  Edge{State::FinWait1, State::FinWait2, Sent::Nothing},
    Edge{State::FinWait1, State::Closing, Sent::Ack},       Edge{State::FinWait2, State::TimeWait, Sent::Ack},
    Edge{State::Closing, State::TimeWait, Sent::Nothing},   Edge{State::CloseWait, State::LastAck, Sent::Fin},
    Edge{State::LastAck, State::Closed, Sent::Nothing},     Edge{State::TimeWait, State::Closed, Sent::Nothing},
};

TEST(Transitions, DrawFigure5AndOneMore)
{
    for (const Edge& edge : figure5) {
        const Transition* const drawn = drawnEdge(edge.from, edge.to);
        ASSERT_NE(drawn, nullptr) << rfcName(edge.from) << " -> " << rfcName(edge.to);
        EXPECT_EQ(drawn->sent, edge.sent) << drawn->id;
    }
    for (const Transition& drawn : transitions) {
        if (drawn.kind == EdgeKind::Drawn && drawn.id != "fw1-finack") {
            EXPECT_NE(std::ranges::find(figure5, Edge{drawn.from, drawn.to, drawn.sent}), figure5.end()) << drawn.id;
        }
    }
    EXPECT_EQ(drawnEdge(State::FinWait1, State::TimeWait)->cause, Cause::ReceiveFinAndAckOfFin);
}

TEST(Transitions, DrawNoPairTwice)
{
    for (const Transition& edge : transitions) {
        if (edge.kind == EdgeKind::Drawn) {
            EXPECT_EQ(drawnEdge(edge.from, edge.to)->id, edge.id);
        }
    }
    EXPECT_EQ(drawnEdge(State::Established, State::TimeWait), nullptr);
}

// RFC 9293, section 3.10.5: what ABORT sends in each state.
TEST(Transitions, AbortResetsOnlySynchronizedStates)
{
    constexpr std::array sendsReset{State::SynReceived, State::Established, State::FinWait1, State::FinWait2,
                                    State::CloseWait};
    for (const State state : knownStates) {
        const auto abort = std::ranges::find_if(
            transitions, [state](const Transition& t) { return t.from == state && t.cause == Cause::Abort; });
        if (state == State::Closed) {
            EXPECT_EQ(abort, transitions.end());
            continue;
        }
        ASSERT_NE(abort, transitions.end()) << rfcName(state);
        EXPECT_EQ(abort->to, State::Closed);
        EXPECT_EQ(abort->sent == Sent::Reset, std::ranges::find(sendsReset, state) != sendsReset.end())
            << rfcName(state);
    }
}

TEST(Transitions, TimeWaitDoesNotTimeOutTwice)
{
    for (const Transition& edge : transitions) {
        EXPECT_FALSE(edge.from == State::TimeWait && edge.cause == Cause::TimedOut);
        EXPECT_FALSE(edge.from == State::Unknown || edge.to == State::Unknown);
        EXPECT_TRUE(edge.section.starts_with("3.")) << edge.id;
    }
}

} // namespace
} // namespace atlas
