// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/netlink_channel.h"
#include "support/diag_bytes.h"

#include <cstring>
#include <deque>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace atlas::test {

/// One thing that receive() gives: a datagram made for the sequence number of the request, or an error.
struct Reply {
    std::function<Bytes(std::uint32_t sequence)> make;
    std::uint32_t sender = 0;
    bool truncated = false;
    std::error_code error;
};

inline Reply reply(std::function<void(DiagBytes&)> build, std::uint32_t sender = 0, bool truncated = false)
{
    return {[build = std::move(build)](std::uint32_t sequence) {
                DiagBytes bytes(sequence);
                build(bytes);
                return bytes.bytes();
            },
            sender,
            truncated,
            {}};
}

inline Reply replyError(std::errc error)
{
    return {{}, 0, false, std::error_code(static_cast<int>(error), std::system_category())};
}

inline Reply replyDone()
{
    return reply([](DiagBytes& bytes) { bytes.done(); });
}

/// A request as the kernel would see it.
struct DiagRequest {
    nlmsghdr header;
    inet_diag_req_v2 body;
};

/// What a test may read after the channel was given away.
struct Conversation {
    std::deque<std::vector<Reply>> script; ///< the replies to each request, in order
    std::vector<DiagRequest> requests;
    int closes = 0;
    std::error_code sendError; ///< every send() fails with it if set
};

/// Stands in for the kernel. Where the script ends, it is silent, as a socket is whose time runs out.
class ReplayChannel final : public collect::NetlinkChannel {
public:
    explicit ReplayChannel(std::shared_ptr<Conversation> conversation) : m_conversation(std::move(conversation)) { }

    std::expected<void, std::error_code> send(std::span<const std::byte> request) override
    {
        if (m_conversation->sendError)
            return std::unexpected(m_conversation->sendError);
        DiagRequest copy{};
        std::memcpy(&copy, request.data(), std::min(request.size(), sizeof copy));
        m_conversation->requests.push_back(copy);
        m_replies.clear();
        if (!m_conversation->script.empty()) {
            m_replies.assign(m_conversation->script.front().begin(), m_conversation->script.front().end());
            m_conversation->script.pop_front();
        }
        return {};
    }

    std::expected<collect::Datagram, std::error_code> receive() override
    {
        if (m_replies.empty())
            return std::unexpected(std::make_error_code(std::errc::resource_unavailable_try_again));
        const Reply next = std::move(m_replies.front());
        m_replies.pop_front();
        if (next.error)
            return std::unexpected(next.error);
        m_bytes = next.make(m_conversation->requests.back().header.nlmsg_seq);
        return collect::Datagram{m_bytes, next.sender, next.truncated};
    }

    void close() override
    {
        ++m_conversation->closes;
        m_replies.clear();
    }

private:
    std::shared_ptr<Conversation> m_conversation;
    std::deque<Reply> m_replies;
    Bytes m_bytes;
};

} // namespace atlas::test
