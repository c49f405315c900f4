// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/state.h"
#include "core/tcp/state_names.h"

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

TEST(StateNames, AreThoseOfAnyTool)
{
    const auto only = [](const char* name) {
        const auto states = statesMeant(name);
        return states.size() == 1 ? states.front() : State::Unknown;
    };
    for (const auto& [name, state] : {Spelling{"NEW_SYN_RECV", State::SynReceived},
                                      Spelling{"TCP_NEW_SYN_RECV", State::SynReceived},
                                      Spelling{"BOUND_INACTIVE", State::Closed},
                                      Spelling{"TCP_CLOSE_WAIT", State::CloseWait},
                                      Spelling{"BPF_TCP_LISTEN", State::Listen},
                                      Spelling{"TCPS_SYN_RECEIVED", State::SynReceived},
                                      Spelling{"0A", State::Listen},
                                      Spelling{"0x06", State::TimeWait},
                                      Spelling{"10", State::Listen},
                                      Spelling{"1", State::Established},
                                      Spelling{"13", State::Closed},
                                      Spelling{"0d", State::Closed},
                                      Spelling{"Bound", State::Closed},
                                      Spelling{"DeleteTCB", State::Closed},
                                      Spelling{"100", State::Closed},
                                      Spelling{"SynReceived", State::SynReceived},
                                      Spelling{"CloseWait", State::CloseWait},
                                      Spelling{"ABHÖREN", State::Listen},
                                      Spelling{"abhören", State::Listen},
                                      Spelling{"SCHLIESSEN_WARTEN", State::CloseWait},
                                      Spelling{"wartend", State::TimeWait},
                                      Spelling{"VERBUNDEN", State::Established},
                                      Spelling{"ESPERANDO_FECHAR", State::CloseWait},
                                      Spelling{"ouça", State::Listen},
                                      Spelling{"Último_ACK", State::LastAck},
                                      Spelling{"poslední ack", State::LastAck},
                                      Spelling{"zavřen", State::Closed},
                                      Spelling{"stäng_vänta", State::CloseWait},
                                      Spelling{"nasłuchiwanie", State::Listen}})
        EXPECT_EQ(only(name), state) << name;
    for (const char* name : {"", "0", "14", "0x", "0E", "99", "ESTABLISHE", "TCP", "\xc3", "-"})
        EXPECT_TRUE(statesMeant(name).empty()) << name;
}

TEST(StateNames, OneWordMayMeanSeveral)
{
    EXPECT_EQ(statesMeant("FIN_WAIT"), (std::vector{State::FinWait1, State::FinWait2}));
    const auto ten = meaningsOf("10");
    ASSERT_EQ(ten.size(), 2U);
    EXPECT_EQ(ten[1], (StateMeaning{State::LastAck, "Windows"}));
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
