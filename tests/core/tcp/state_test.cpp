// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/state.h"

#include <gtest/gtest.h>

namespace atlas {
namespace {

struct Spelling {
    const char* text;
    State state;
};

class AnyDialect : public testing::TestWithParam<Spelling> { };

TEST_P(AnyDialect, IsUnderstood)
{
    EXPECT_EQ(parseState(GetParam().text), GetParam().state);
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, AnyDialect,
    testing::Values(Spelling{"FIN_WAIT1", State::FinWait1}, Spelling{"fin-wait-1", State::FinWait1},
                    Spelling{"FIN_WAIT_1", State::FinWait1}, Spelling{"SYN_RECV", State::SynReceived},
                    Spelling{"syn_rcvd", State::SynReceived}, Spelling{"SYN-RECEIVED", State::SynReceived},
                    Spelling{"estab", State::Established}, Spelling{"LISTENING", State::Listen},
                    Spelling{"CLOSE", State::Closed}, Spelling{"unconn", State::Closed},
                    Spelling{"close-wait", State::CloseWait}, Spelling{"Time_Wait", State::TimeWait},
                    Spelling{"lastack", State::LastAck}, Spelling{"unknown", State::Unknown}));

TEST(State, RefusesWhatIsNoName)
{
    for (const char* text : {"", "-", "FIN_WAIT", "ESTABLISHE", "8", "TIME WAIT 2"})
        EXPECT_EQ(parseState(text), std::nullopt) << text;
}

TEST(State, KernelNumbersComeBack)
{
    for (const State state : knownStates)
        EXPECT_EQ(stateFromKernel(names(state).kernel), state);
    EXPECT_EQ(stateFromKernel(12), State::SynReceived);
    EXPECT_EQ(stateFromKernel(13), State::Closed);
    EXPECT_EQ(stateFromKernel(0), State::Unknown);
    EXPECT_EQ(stateFromKernel(200), State::Unknown);
}

} // namespace
} // namespace atlas
