// SPDX-License-Identifier: GPL-3.0-or-later
// A short backlog gives back each message as it was, a long one as many of each kind; the oracles are a plain list and
// counts by kind.
#include "model/services/sqs/backlog.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <vector>

#include "model/base/random.hpp"
#include "model/services/sqs/limits.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using sqs::Backlog;
using sqs::Message;

namespace {

Instant milliseconds(std::int64_t since) { return Instant{} + base::milliseconds(since); }

/// One in ten is another workload's, one in a hundred cannot be processed; 500 bytes to 100 KB.
Message drawn(base::Stream& draw, Instant sent, Instant visible) {
    Message message;
    message.sent = sent;
    message.entered = sent;
    message.visible = visible;
    message.workload = draw.chance(0.1) ? 1 : 0;
    message.processable = !draw.chance(0.01);
    message.size = base::bytes(draw.chance(0.1) ? 100'000 : 500 + static_cast<std::int64_t>(draw.below(1'000)));
    return message;
}

struct Amount {
    std::int64_t messages = 0;
    std::int64_t bytes = 0;
    bool operator==(const Amount&) const = default;
};
/// By workload, whether it can be processed, requests of the bill, and the second of its sending.
using Amounts = std::map<std::tuple<std::uint32_t, bool, std::int64_t, std::int64_t>, Amount>;

void count(Amounts& amounts, const Message& message) {
    Amount& amount = amounts[{message.workload, message.processable, sqs::billedRequests(message.size),
                              sqs::secondOf(message.sent)}];
    ++amount.messages;
    amount.bytes += message.size.count;
}

}  // namespace

TEST_CASE("a short backlog gives back what was put in, in order", "[sqs]") {
    Backlog backlog;
    std::deque<Message> plain;
    base::Stream draw(11);
    std::int64_t bytes = 0;
    for (int step = 0; step < 50'000; ++step) {
        const bool fills = step % 10'000 < 5'000;
        const bool room = backlog.count() < Backlog::kLong;
        if (plain.empty() || (room && draw.chance(fills ? 0.8 : 0.4))) {
            const Message message = drawn(draw, milliseconds(step - 20), milliseconds(step));
            backlog.put(message);
            plain.push_back(message);
            bytes += message.size.count;
        } else {
            const Message expected = plain.front();
            plain.pop_front();
            bytes -= expected.size.count;
            REQUIRE(backlog.next() == expected);
            REQUIRE(backlog.take() == expected);
        }
        REQUIRE(backlog.count() == static_cast<std::int64_t>(plain.size()));
        REQUIRE(backlog.bytes().count == bytes);
    }
}

// 2,000 a second for a minute, each on its way for up to 60 ms, so that they come in another order than they were
// sent: eight kinds a second (two workloads, processable or not, one request or two), and some of each sent in the
// second before.
TEST_CASE("a long backlog keeps a run of each kind and second", "[sqs]") {
    base::Stream draw(3);
    std::vector<Message> messages;
    for (std::int64_t i = -60'000; i < 60'000; ++i) {
        const Instant sent{i * 500'000};
        messages.push_back(drawn(draw, sent, sent + base::microseconds(static_cast<std::int64_t>(draw.below(60'000)))));
    }
    std::ranges::sort(messages, {}, &Message::visible);
    Backlog backlog;
    Amounts put;
    for (const Message& message : messages) {
        backlog.put(message);
        count(put, message);
    }
    CHECK(backlog.count() == 120'000);
    CHECK(backlog.runs() < Backlog::kLong + 60 * 16);
    Amounts taken;
    std::int64_t second = sqs::secondOf(messages.front().visible);
    while (backlog.count() > 0) {
        const Message message = backlog.take();
        count(taken, message);
        CHECK(sqs::secondOf(message.visible) >= second);
        second = sqs::secondOf(message.visible);
    }
    CHECK(taken == put);
    CHECK(backlog.bytes() == base::Bytes(0));
}

TEST_CASE("what was sent too long ago goes, wherever it stands", "[sqs]") {
    Backlog backlog;
    std::int64_t dropped = 0;
    const auto drop = [&](std::int64_t before) {
        backlog.dropSentBefore(milliseconds(before), [&](const Message&, std::int64_t many) { dropped += many; });
    };
    drop(1'000'000);
    for (const std::int64_t sent : {50, 10, 70, 20, 60}) {
        Message message;
        message.sent = milliseconds(sent);
        message.size = base::bytes(sent);
        backlog.put(message);
    }
    drop(10);
    CHECK(dropped == 0);
    drop(21);
    CHECK(dropped == 2);
    CHECK(backlog.count() == 3);
    CHECK(backlog.bytes() == base::bytes(180));
    std::vector<std::int64_t> left;
    while (backlog.count() > 0) left.push_back(backlog.take().size.count);
    CHECK(left == std::vector<std::int64_t>{50, 70, 60});
}
