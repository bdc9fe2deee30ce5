// SPDX-License-Identifier: GPL-3.0-or-later
// Messages come out in the order in which they went in, each as it was; the oracle is a plain list.
#include "model/services/sqs/backlog.hpp"

#include <deque>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using sqs::Backlog;
using sqs::Message;

TEST_CASE("a long backlog gives back what was put in", "[sqs]") {
    Backlog backlog;
    std::deque<Message> plain;
    base::Stream draw(11);
    std::uint64_t number = 0;
    std::int64_t bytes = 0;
    for (int step = 0; step < 200'000; ++step) {
        const bool fills = step < 60'000 || (step > 120'000 && step < 150'000);
        if (plain.empty() || draw.chance(fills ? 0.8 : 0.4)) {
            Message message;
            message.sent = base::Instant{} + base::milliseconds(step);
            message.number = draw.chance(0.02) ? number + 7 : number;
            number = message.number + 1;
            message.workload = draw.chance(0.1) ? 1 : 0;
            message.receives = draw.chance(0.05) ? 2 : 0;
            message.size = base::bytes(draw.chance(0.1) ? 500 : 1'000);
            message.processable = !draw.chance(0.01);
            backlog.put(message);
            plain.push_back(message);
            bytes += message.size.count;
        } else {
            const Message expected = plain.front();
            plain.pop_front();
            bytes -= expected.size.count;
            REQUIRE(backlog.sizeOfNext() == expected.size);
            const Message got = backlog.take();
            REQUIRE(got.number == expected.number);
            REQUIRE(got.workload == expected.workload);
            REQUIRE(got.receives == expected.receives);
            REQUIRE(got.processable == expected.processable);
            REQUIRE(std::abs((got.sent - expected.sent).count) < base::seconds(1).count);
        }
        REQUIRE(backlog.count() == static_cast<std::int64_t>(plain.size()));
        REQUIRE(backlog.bytes().count == bytes);
    }
}
