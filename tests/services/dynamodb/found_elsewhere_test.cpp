// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes that find an item each, of items that expire and that others write in turn or at random. Oracle: a
// simulation key by key that begins lives before the table does, where a delete whose key has no item takes any.
#include <limits>

#include "tests/services/dynamodb/expiring_keys_oracle.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

namespace {

/// Items by key, one of which can be taken at random.
class AnyItems {
public:
    AnyItems(std::uint64_t keys, double life) : life_(life), at_(keys), place_(keys, kNone) {}

    bool has(std::uint64_t key, double now) const { return place_[key] != kNone && now - at_[key] < life_; }
    void put(std::uint64_t key, double now) {
        expire(key, now);
        at_[key] = now;
        if (place_[key] != kNone) return;
        place_[key] = items_.size();
        items_.push_back(key);
    }
    void remove(std::uint64_t key) {
        place_[items_.back()] = place_[key];
        items_[place_[key]] = items_.back();
        items_.pop_back();
        place_[key] = kNone;
    }
    /// The key's item or any.
    void take(std::uint64_t key, double now, base::Stream& stream) {
        while (!has(key, now) && !items_.empty()) {
            expire(key, now);
            if (!items_.empty()) key = items_[stream.below(items_.size())];
        }
        if (has(key, now)) remove(key);
    }
    void expire(std::uint64_t key, double now) {
        if (place_[key] == kNone || has(key, now)) return;
        if (at_[key] + life_ > 0.0) expired += 1.0;
        remove(key);
    }
    double expiredBy(double end) {
        for (std::uint64_t key = 0; key < at_.size(); ++key) expire(key, end);
        return expired;
    }

    double expired = 0.0;  ///< since 0

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    double life_;
    std::vector<double> at_;
    std::vector<std::size_t> place_;
    std::vector<std::uint64_t> items_;
};

Spec findingAlways(double life, const std::vector<Writer>& writers, FateShares fate) {
    Spec spec = specOf(life, writers);
    spec.unchangedWrites = fate.unchanged;
    spec.failedConditions = fate.failed;
    spec.missingItems = 0.0;
    return spec;
}

/// The same calls through both.
class BothFind {
public:
    BothFind(const std::vector<Writer>& writers, double life, double length, FateShares fate)
        : life_(life), kept_(findingAlways(life, writers, fate), life, 99), items_(kept_.keys.keys(), life) {
        constexpr double kLives = 6.0;
        for (std::uint64_t key = 0; key < kept_.keys.keys(); ++key)
            items_.put(key, -(kLives + stream_.uniform()) * life);
        for (const Arrival& arrival : arrivalsOf(writers, -kLives * life, length, stream_)) {
            lookAt(arrival.at);
            read(stream_.below(kept_.keys.keys()), arrival.at);
            if (stream_.chance(fate.failed)) continue;
            const Writer& writer = writers[arrival.writer];
            if (arrival.at >= 0.0) kept_.calls.saw(writer.deletes, {0, base::kindNumber(writer.keys)});
            writer.deletes ? remove(arrival) : put(arrival, stream_.chance(fate.unchanged));
        }
        table.expired += kept_.keys.expiredBy(length);
        oracle.expired = items_.expiredBy(length);
    }

    Counts oracle;
    Counts table;

private:
    void lookAt(double now) {
        if (now < look_ || now < 1.0) return;
        look_ = now < life_ ? std::min(now + std::min(now, life_ / 64.0), life_) : 1e9;
        kept_.look(now, look_);
        table.expired += kept_.keys.expiredBy(now);
    }
    void read(std::uint64_t key, double now) {
        if (now < 2.0) return;  // nothing is known before the first look
        oracle.read += items_.has(key, now) ? 1.0 : 0.0;
        table.read += kept_.keys.has(key, now) ? 1.0 : 0.0;
    }
    void put(const Arrival& arrival, bool same) {
        const bool is = items_.has(arrival.key, arrival.at);
        if (!is || !same) items_.put(arrival.key, arrival.at);
        if (arrival.at < 0.0) return;
        const bool has = kept_.keys.has(arrival.key, arrival.at);
        if (!has || !same) kept_.keys.put(arrival.key, arrival.at);
        if (arrival.at < 2.0) return;
        oracle.made += is ? 0.0 : 1.0;
        table.made += has ? 0.0 : 1.0;
    }
    void remove(const Arrival& arrival) {
        items_.take(arrival.key, arrival.at, stream_);
        if (arrival.at >= 0.0) kept_.keys.remove(arrival.key, arrival.at, true);
    }

    double life_;
    Kept kept_;
    AnyItems items_;
    base::Stream stream_{7};
    double look_ = 0.0;
};

void checkAlike(const BothFind& both) {
    const auto check = [](double table, double oracle) {
        CHECK(table == Approx(oracle).epsilon(0.01).margin(4.0 * std::sqrt(2.0 * oracle) + 4.0));
    };
    check(both.table.expired, both.oracle.expired);
    check(both.table.made, both.oracle.made);
    check(both.table.read, both.oracle.read);
}

}  // namespace

// A turn comes every 200 s, in a life of 130 s not at all and in one of 450 s twice.
TEST_CASE("deletes that find an item take any of those that are written in turn", "[storage]") {
    const base::SequentialKeys turn{10'000};
    const base::UniformKeys any{10'000};
    for (const double unchanged : {0.0, 0.9}) {
        for (const double life : {130.0, 450.0}) {
            INFO(unchanged << ", " << life << " s");
            const double length = 0.8 * life;
            checkAlike(BothFind({{turn, 50.0}, {any, 25.0, true}}, life, length, {unchanged}));
            checkAlike(BothFind({{turn, 50.0}, {any, 15.0}, {any, 25.0, true}}, life, length, {unchanged, 0.3}));
        }
        INFO(unchanged);
        checkAlike(BothFind({{any, 50.0}, {turn, 30.0, true}}, 450.0, 400.0, {unchanged}));
    }
}

// Where deletes of a key find its item seldom or always, others give what is missing.
TEST_CASE("deletes that find an item take it from other keys where their own have none", "[storage]") {
    const base::UniformKeys any{10'000};
    const base::ZipfKeys zipf{10'000, 0.99};
    const base::SequentialKeys turn{10'000};
    checkAlike(BothFind({{any, 50.0}, {zipf, 25.0, true}}, 330.0, 300.0, {}));
    checkAlike(BothFind({{zipf, 50.0}, {any, 10.0, true}}, 330.0, 300.0, {}));
    checkAlike(BothFind({{zipf, 50.0}, {zipf, 25.0, true}}, 330.0, 300.0, {}));
    checkAlike(BothFind({{turn, 50.0}, {zipf, 25.0, true}}, 330.0, 300.0, {0.9}));
    checkAlike(BothFind({{turn, 25.0}, {base::SequentialKeys{5'000}, 25.0}, {any, 25.0, true}}, 330.0, 300.0, {}));
}
