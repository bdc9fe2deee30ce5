// SPDX-License-Identifier: GPL-3.0-or-later
// Whose batches are. Oracle: counts by hand; each has its share of the batches it was in, to within one.
#include "model/engine/batch_cause.hpp"

#include <array>
#include <cmath>
#include <cstdint>

#include "tests/support/catch.hpp"

namespace headroom::engine {

namespace {

std::uint32_t batchOf(BatchCause& cause, std::initializer_list<std::pair<std::uint32_t, int>> records) {
    for (const auto& [workload, count] : records) {
        for (int i = 0; i < count; ++i) cause.add(workload);
    }
    return cause.settle();
}

}  // namespace

TEST_CASE("three records of four are three batches of four", "[causes]") {
    BatchCause cause;
    std::array<int, 2> batches{};
    for (int i = 1; i <= 400; ++i) {
        ++batches.at(batchOf(cause, {{0, 3}, {1, 1}}));
        CHECK(std::abs(batches[0] - 0.75 * i) <= 1.0);
    }
    CHECK(batches == std::array{300, 100});
}

TEST_CASE("a batch of one workload's records is its own, whatever others are owed", "[causes]") {
    BatchCause cause;
    CHECK(batchOf(cause, {{0, 6}, {1, 4}}) == 0);  // the other is owed 0.4 of a batch
    for (int i = 0; i < 10; ++i) CHECK(batchOf(cause, {{0, 1}}) == 0);
    CHECK(batchOf(cause, {{0, 6}, {1, 4}}) == 1);
}

TEST_CASE("a batch counts once, however many records it has", "[causes]") {
    // A large batch shared evenly, then small ones shared evenly: turns, not a debt of a hundred records.
    BatchCause cause;
    CHECK(batchOf(cause, {{0, 100}, {1, 100}}) == 0);
    CHECK(batchOf(cause, {{0, 1}, {1, 1}}) == 1);
    CHECK(batchOf(cause, {{0, 1}, {1, 1}}) == 0);
}

TEST_CASE("records that no request wrote have their share as well", "[causes]") {
    BatchCause cause;
    int none = 0;
    for (int i = 0; i < 100; ++i) none += batchOf(cause, {{2, 1}, {kNoWorkload, 1}}) == kNoWorkload ? 1 : 0;
    CHECK(none == 50);
}

}  // namespace headroom::engine
