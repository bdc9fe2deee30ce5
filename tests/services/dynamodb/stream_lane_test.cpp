// SPDX-License-Identifier: GPL-3.0-or-later
// What waits in a lane of a stream: every record as it came, in blocks that are given back. Oracles: counts by hand.
#include "model/services/dynamodb/stream_lane.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

namespace {

StreamRecord numbered(std::uint64_t number) {
    const auto n = static_cast<std::int64_t>(number);
    return {base::Instant{n - 3}, base::bytes(100 + n), static_cast<std::uint32_t>(number % 7), number % 5 != 0};
}

bool same(const StreamRecord& a, const StreamRecord& b) {
    return a.came == b.came && a.size == b.size && a.workload == b.workload && a.processable == b.processable;
}

base::Bytes bytesOf(const StreamLane& lane, std::uint64_t first, std::uint64_t count) {
    base::Bytes sum;
    for (std::uint64_t i = 0; i < count; ++i) sum += lane.at(first + i).size;
    return sum;
}

}  // namespace

TEST_CASE("a record comes out of a lane as it went in", "[stream]") {
    StreamLane lane;
    std::uint64_t done = 0;
    for (std::uint64_t number = 0; number < 10'000; ++number) {
        lane.put(numbered(number));
        if (number % 3 != 0) continue;  // a backlog of two in three
        CHECK(lane.taken() == done);
        REQUIRE(same(lane.at(done), numbered(done)));
        REQUIRE(same(lane.at(number), numbered(number)));
        lane.take(1, lane.at(done).size);
        lane.release(++done);
    }
    CHECK(lane.waiting() == 10'000 - 3'334);
    CHECK(lane.waitingBytes() == bytesOf(lane, done, 10'000 - 3'334));
    for (std::uint64_t number = done; number < 10'000; ++number) REQUIRE(same(lane.at(number), numbered(number)));
    StreamLane other;
    other.put({base::Instant{5}, base::bytes(1), engine::kNoWorkload, false});
    CHECK(other.at(0).workload == engine::kNoWorkload);
    CHECK_FALSE(other.at(0).processable);
}

TEST_CASE("a backlog takes 16 B a record, in blocks that go when it does", "[stream]") {
    StreamLane lane;
    CHECK(lane.blocks() == 0);
    for (std::uint64_t number = 0; number < 2'561; ++number) lane.put(numbered(number));
    CHECK(lane.blocks() == 11);  // 2,561 / 256, rounded up
    lane.take(2'000, bytesOf(lane, 0, 2'000));
    lane.release(2'000);  // seven blocks are done with, 1,792 records
    CHECK(lane.blocks() == 4);
    CHECK(same(lane.at(2'000), numbered(2'000)));
    lane.take(561, bytesOf(lane, 2'000, 561));
    lane.release(2'561);
    CHECK(lane.waiting() == 0);
    CHECK(lane.waitingBytes() == base::bytes(0));
    CHECK(lane.blocks() == 1);
}
