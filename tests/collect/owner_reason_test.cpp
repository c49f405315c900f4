// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/owner_reason.h"

#include <gtest/gtest.h>

namespace atlas::collect {
namespace {

SocketRecord record(State state, std::optional<Inode> inode = {})
{
    SocketRecord result;
    result.state = state;
    result.inode = inode;
    return result;
}

struct Unheld {
    State state;
    OwnerMissing reason;
};

class WithoutInode : public testing::TestWithParam<Unheld> { };

TEST_P(WithoutInode, TheStateIsTheReasonHoweverTheSearchWent)
{
    const SocketRecord socket = record(GetParam().state);
    EXPECT_EQ(reasonWithoutSearch(socket), GetParam().reason);
    for (const OwnerSearch& search :
         {OwnerSearch{}, OwnerSearch{.searched = false}, OwnerSearch{.letGo = true}, OwnerSearch{.refusedOfUser = true},
          OwnerSearch{.refused = true}, OwnerSearch{.vanished = true}, OwnerSearch{.insideNamespace = true}})
        EXPECT_EQ(ownerMissing(socket, search), GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    States, WithoutInode,
    testing::Values(Unheld{State::TimeWait, OwnerMissing::TimeWait},
                    Unheld{State::FinWait2, OwnerMissing::OrphanedFinWait2},
                    Unheld{State::FinWait1, OwnerMissing::Orphaned}, Unheld{State::Closing, OwnerMissing::Orphaned},
                    Unheld{State::LastAck, OwnerMissing::Orphaned},
                    Unheld{State::SynReceived, OwnerMissing::SynReceived},
                    Unheld{State::Established, OwnerMissing::NotAcceptedYet},
                    Unheld{State::CloseWait, OwnerMissing::NotAcceptedYet}, Unheld{State::Listen, OwnerMissing::Kernel},
                    Unheld{State::SynSent, OwnerMissing::Kernel}, Unheld{State::Closed, OwnerMissing::Kernel},
                    Unheld{State::Unknown, OwnerMissing::Kernel}));

struct Found {
    OwnerSearch search;
    OwnerMissing reason;
};

class WithInode : public testing::TestWithParam<Found> { };

TEST_P(WithInode, TheSurestReasonCounts)
{
    for (const State state : knownStates) {
        const SocketRecord socket = record(state, Inode{7});
        EXPECT_EQ(reasonWithoutSearch(socket), std::nullopt);
        EXPECT_EQ(ownerMissing(socket, GetParam().search), GetParam().reason);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Searches, WithInode,
    testing::Values(
        Found{{}, OwnerMissing::NoDescriptor}, Found{{.keptUnnamed = true}, OwnerMissing::Registered},
        Found{{.inFlight = true, .keptUnnamed = true}, OwnerMissing::InFlight},
        Found{{.refusedOfUser = true, .insideNamespace = true, .inFlight = true}, OwnerMissing::InFlight},
        Found{{.failed = true, .refusedOfUser = true, .refused = true}, OwnerMissing::NotReadable},
        Found{{.searched = false}, OwnerMissing::NotLookedUp},
        Found{{.searched = false, .refused = true, .vanished = true}, OwnerMissing::NotLookedUp},
        Found{{.vanished = true}, OwnerMissing::ProcessGone}, Found{{.refused = true}, OwnerMissing::NotPermitted},
        Found{{.refused = true, .vanished = true}, OwnerMissing::NotPermitted},
        Found{{.insideNamespace = true}, OwnerMissing::OtherNamespace},
        Found{{.refused = true, .vanished = true, .insideNamespace = true}, OwnerMissing::OtherNamespace},
        Found{{.refusedOfUser = true, .refused = true, .insideNamespace = true}, OwnerMissing::NotPermitted},
        Found{{.letGo = true, .refusedOfUser = true, .refused = true, .vanished = true, .insideNamespace = true},
              OwnerMissing::ProcessGone}));

} // namespace
} // namespace atlas::collect
