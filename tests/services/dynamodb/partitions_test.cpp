// SPDX-License-Identifier: GPL-3.0-or-later
// Oracles: AWS's own examples, and plain sums of the keys' probabilities over the ranges.
#include "model/services/dynamodb/partitions.hpp"

#include <map>

#include "model/base/keys.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;
using headroom::base::gibibytes;
using headroom::base::HalfUnits;
using headroom::base::Instant;
using headroom::base::KeySampler;
using headroom::base::minutes;
using headroom::base::seconds;
using headroom::base::wholeUnits;

namespace {

constexpr auto kNone = headroom::base::bytes(0);

std::size_t additive(std::int64_t reads, std::int64_t writes) {
    return partitionsFor({reads, writes, kNone}, PartitionFormula::Additive);
}
std::size_t larger(std::int64_t reads, std::int64_t writes) {
    return partitionsFor({reads, writes, kNone}, PartitionFormula::Maximum);
}

Instant at(headroom::base::Duration since) { return Instant{} + since; }

/// Asks for `units` of each drawn key; how many calls passed and how many did not, by the partition that took them.
struct Load {
    Partitions& partitions;
    KeySpace keys;
    KeySampler sampler;
    headroom::base::Stream stream{12};
    std::map<const Partition*, std::pair<int, int>> counts;

    void run(HalfUnits units, headroom::base::Duration gap, Instant from, Instant to) {
        for (Instant now = from; now < to; now = now + gap) {
            const Position position = keys.of(sampler(stream));
            Partition& partition = partitions.at(position, now);
            const bool open = partition.open(true, now);
            if (open) partition.take(true, units, position, now);
            ++(open ? counts[&partition].first : counts[&partition].second);
        }
    }
    int throttled() const {
        int all = 0;
        for (const auto& [partition, count] : counts) all += count.second;
        return all;
    }
};

}  // namespace

TEST_CASE("partitions at the start by either formula", "[partitions]") {
    CHECK(additive(1'000, 500) == 1);  // the three examples of the guide until 2018
    CHECK(additive(1'000, 1'000) == 2);
    CHECK(additive(5'000, 2'000) == 4);
    CHECK(larger(1'000, 1'000) == 1);
    CHECK(larger(100, 3'200) == 4);       // the paper of 2022
    CHECK(larger(12'000, 4'000) == 4);    // a new on-demand table
    CHECK(larger(40'000, 40'000) == 40);  // dynamodb-latency-harness, 2026: 40,000 writes, 40 partitions
    CHECK(partitionsFor({5, 5, gibibytes(25)}, PartitionFormula::Maximum) == 3);
    CHECK(partitionsFor({5, 5, gibibytes(30)}, PartitionFormula::Maximum) == 3);
    CHECK(partitionsFor({0, 0, kNone}, PartitionFormula::Additive) == 1);
}

TEST_CASE("more capacity doubles the partitions, less takes none away", "[partitions]") {
    Partitions partitions(4, {}, Instant{});
    partitions.support({0, 3'600, kNone}, PartitionFormula::Maximum);
    CHECK(partitions.count() == 4);
    partitions.support({0, 6'000, kNone}, PartitionFormula::Maximum);
    CHECK(partitions.count() == 8);
    partitions.support({0, 10, kNone}, PartitionFormula::Maximum);
    CHECK(partitions.count() == 8);
}

TEST_CASE("a partition that holds more than 10 GB divides", "[partitions]") {
    Partitions partitions(2, {}, Instant{});
    partitions.hold(gibibytes(19));
    CHECK(partitions.count() == 2);
    partitions.hold(gibibytes(21));
    CHECK(partitions.count() == 4);
    partitions.hold(gibibytes(5));
    CHECK(partitions.count() == 4);
}

TEST_CASE("a Zipf load throttles in the partition that the keys' probabilities say", "[partitions]") {
    const headroom::base::ZipfKeys popularity{10'000, 0.95};
    PartitionRules rules;
    rules.splitTime = headroom::base::hours(10);
    Partitions partitions(8, rules, Instant{});
    Load load{partitions, KeySpace(4, 1), KeySampler(popularity), headroom::base::Stream(12), {}};
    constexpr double kRate = 5'600.0;  // units a second, 14 a call
    std::map<const Partition*, double> expected;
    for (std::uint64_t key = 0; key < popularity.keys; ++key) {
        expected[&partitions.at(load.keys.of(key), Instant{})] += kRate * headroom::base::probability(popularity, key);
    }
    load.run(wholeUnits(14), headroom::base::microseconds(2'500), Instant{}, at(minutes(5)));
    int hot = 0;
    for (const auto& [partition, rate] : expected) {
        const auto [served, throttled] = load.counts[partition];
        CAPTURE(rate);
        if (rate < 900.0) CHECK(throttled == 0);
        if (rate <= 1'100.0) continue;
        ++hot;
        // What passes is the partition's 1,000 a second and the first second's bucket; the throttled share of some
        // 25,000 calls has a standard error of 0.3 points.
        CHECK(served * 14.0 == Approx(1'000.0 * 301.0).epsilon(0.001));
        CHECK(static_cast<double>(throttled) / (served + throttled) == Approx(1.0 - 1'003.3 / rate).margin(0.01));
    }
    CHECK(hot >= 1);
    CHECK(hot <= 3);
}

TEST_CASE("a split heals what several keys heat together", "[partitions]") {
    Partitions partitions(2, {}, Instant{});
    // Sixteen keys alike at 3,200 units a second: 200 each, but one of two partitions has more than five of them.
    Load load{partitions, KeySpace(4, 1), KeySampler(headroom::base::UniformKeys{16}), headroom::base::Stream(12), {}};
    load.run(wholeUnits(20), headroom::base::microseconds(6'250), Instant{}, at(minutes(1)));
    CHECK(load.throttled() > 1'000);
    CHECK(partitions.count() == 2);
    CHECK_FALSE(partitions.heatError());  // nothing has been decided
    load.run(wholeUnits(20), headroom::base::microseconds(6'250), at(minutes(1)), at(minutes(15)));
    load.counts.clear();
    load.run(wholeUnits(20), headroom::base::microseconds(6'250), at(minutes(15)), at(minutes(17)));
    CHECK(load.throttled() == 0);
    CHECK(partitions.splitsForHeat() >= 2);
    CHECK(partitions.heatError() == 0.0);  // sixteen keys are all counted
    CHECK(partitions.busiestMinute(true) >= wholeUnits(60'000 - 20));
}

TEST_CASE("a hot item is isolated: its neighbours recover, itself stays at a partition's maximum", "[partitions]") {
    Partitions partitions(1, {}, Instant{});
    const headroom::base::HotKeys popularity{1, 0.8, 100'000};  // 1,200 of 1,500 units a second on one key
    Load load{partitions, KeySpace(4, 1), KeySampler(popularity), headroom::base::Stream(12), {}};
    load.run(wholeUnits(10), headroom::base::microseconds(6'667), Instant{}, at(minutes(6)));
    CHECK(partitions.count() == 3);
    CHECK(partitions.splitsForHeat() == 1);
    CHECK(partitions.heatError().value() > 0.0);
    CHECK(partitions.heatError().value() <= 1.0 / 32);
    load.counts.clear();
    load.run(wholeUnits(10), headroom::base::microseconds(6'667), at(minutes(6)), at(minutes(20)));
    const Partition* alone = &partitions.at(load.keys.of(0), at(minutes(20)));
    CHECK(alone->first() == alone->last());
    CHECK(partitions.count() == 3);
    for (const auto& [partition, count] : load.counts) { CHECK((count.second > 0) == (partition == alone)); }
    const auto [served, throttled] = load.counts[alone];
    CHECK(static_cast<double>(throttled) / (served + throttled) == Approx(1.0 - 1'000.0 / 1'200.0).margin(0.01));
}

TEST_CASE("a sequential range is not healed by a split", "[partitions]") {
    Partitions partitions(1, {}, Instant{});
    Load load{partitions,
              KeySpace(4, 10'000'000),
              KeySampler(headroom::base::SequentialKeys{10'000'000}),
              headroom::base::Stream(12),
              {}};
    load.run(wholeUnits(10), headroom::base::microseconds(6'667), Instant{}, at(minutes(20)));
    CHECK(partitions.count() == 1);
    CHECK(load.throttled() > 50'000);  // a third of 180,000
}

TEST_CASE("the order of seldom asked items of one collection does not keep it from dividing, a local index does",
          "[partitions]") {
    for (const bool indexed : {false, true}) {
        CAPTURE(indexed);
        PartitionRules rules;
        rules.keepsCollections = indexed;
        Partitions partitions(1, rules, Instant{});
        Load load{partitions,
                  KeySpace(4, 1'000),
                  KeySampler(headroom::base::UniformKeys{1'000}),
                  headroom::base::Stream(12),
                  {}};
        load.run(wholeUnits(10), headroom::base::microseconds(6'667), Instant{}, at(minutes(12)));
        load.counts.clear();
        load.run(wholeUnits(10), headroom::base::microseconds(6'667), at(minutes(12)), at(minutes(14)));
        CHECK((load.throttled() == 0) == !indexed);
    }
}

TEST_CASE("a partition that cools before its split stays whole", "[partitions]") {
    Partitions partitions(1, {}, Instant{});
    Load load{
        partitions, KeySpace(4, 1), KeySampler(headroom::base::UniformKeys{1'000}), headroom::base::Stream(12), {}};
    load.run(wholeUnits(10), headroom::base::milliseconds(10), Instant{}, at(minutes(3)));
    load.run(wholeUnits(10), headroom::base::milliseconds(20), at(minutes(3)), at(minutes(20)));
    CHECK(partitions.count() == 1);
    load.run(wholeUnits(10), headroom::base::milliseconds(10), at(minutes(20)), at(minutes(24)));
    CHECK(partitions.count() == 1);
    load.run(wholeUnits(10), headroom::base::milliseconds(10), at(minutes(24)), at(minutes(24)) + seconds(1));
    CHECK(partitions.count() == 2);  // the first hot minute ended at 21:00, the split takes three
}
