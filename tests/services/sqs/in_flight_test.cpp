// SPDX-License-Identifier: GPL-3.0-or-later
// Chains of messages that were received, by hand.
#include "model/services/sqs/in_flight.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using sqs::InFlight;
using sqs::Message;

namespace {

Message sized(std::int64_t bytes) {
    Message message;
    message.size = base::bytes(bytes);
    return message;
}

}  // namespace

TEST_CASE("a chain is in the order in which it was made", "[sqs]") {
    InFlight inFlight;
    InFlight::Chain one;
    InFlight::Chain other;
    for (int i = 0; i < 3; ++i) {
        inFlight.add(one, sized(i), base::Instant{7}, 2);
        inFlight.add(other, sized(10 + i), base::Instant{8}, 3);
    }
    CHECK(one.count == 3);
    CHECK(inFlight.at(one.first).at == base::Instant{7});
    CHECK(inFlight.at(one.first).poller == 2);
    CHECK(inFlight.at(inFlight.after(one.first, 2)).message.size == base::bytes(2));
    CHECK(inFlight.at(inFlight.after(other.first, 1)).message.size == base::bytes(11));

    InFlight::Chain again;  // of the first chain the first and the last one
    const InFlight::Index middle = inFlight.after(one.first, 1);
    const InFlight::Index last = inFlight.after(one.first, 2);
    inFlight.link(again, one.first);
    inFlight.link(again, last);
    CHECK(inFlight.remove(middle).size == base::bytes(1));
    CHECK(inFlight.at(inFlight.after(again.first, 1)).message.size == base::bytes(2));
}

TEST_CASE("one that stays holds no place for those that go", "[sqs]") {
    InFlight inFlight;
    InFlight::Chain hidden;
    inFlight.add(hidden, sized(42), {}, 0);
    for (int batch = 0; batch < 10'000; ++batch) {
        InFlight::Chain chain;
        for (int i = 0; i < 10; ++i) inFlight.add(chain, sized(1), {}, 0);
        for (int i = 0; i < 10; ++i) {
            const InFlight::Index index = chain.first;
            chain.first = inFlight.after(index, 1);
            inFlight.remove(index);
        }
    }
    CHECK(inFlight.places() == 11);
    CHECK(inFlight.at(hidden.first).message.size == base::bytes(42));
}
