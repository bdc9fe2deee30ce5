// SPDX-License-Identifier: GPL-3.0-or-later
// Items of keys that repeat, one by one. Oracle: a simulation that begins three lives before the table does, with a map
// of the keys.
#include "model/services/dynamodb/expiring_keys.hpp"

#include <cmath>
#include <unordered_map>
#include <vector>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

namespace {

struct Writer {
    base::KeyPopularity keys;
    double perSecond = 1.0;
    bool deletes = false;
};

struct Counts {
    double expired = 0.0;
    double made = 0.0;   ///< puts that found nothing
    double found = 0.0;  ///< deletes that found an item
    double read = 0.0;   ///< of reads evenly over the keys, those that found one
};

/// The same calls through both, of which the table sees those from 0 on.
class Both {
public:
    Both(const std::vector<Writer>& writers, double life, double length) : life_(life) {
        Spec spec;
        spec.timeToLiveEnabled = true;
        spec.timeToLive = base::fromSeconds(life);
        spec.timeToLiveLag = base::Duration(0);
        for (const Writer& writer : writers) (writer.deletes ? spec.deleteKeys : spec.writeKeys).push_back(writer.keys);
        REQUIRE(ExpiringKeys::decide(spec));
        ExpiringKeys keys(spec, life, 99);
        std::vector<base::KeySampler> samplers;
        double total = 0.0;
        for (const Writer& writer : writers) {
            samplers.emplace_back(writer.keys);
            total += writer.perSecond;
        }
        base::Stream stream(7);
        double look = 1.0;
        for (double now = -3.0 * life; now < length;) {
            now -= std::log(1.0 - stream.uniform()) / total;
            double pick = stream.uniform() * total;
            std::size_t which = 0;
            while (which + 1 < writers.size() && pick >= writers[which].perSecond) pick -= writers[which++].perSecond;
            const std::uint64_t key = samplers[which](stream);
            if (now >= look && look < life) {
                keys.look(now, 1.0, 1.0);
                look = std::min(now + std::min(now, life / 64.0), std::max(life, now + 1e-9));
            }
            if (now >= life && !past_) {
                keys.look(now, 1.0, 1.0);
                past_ = true;
            }
            if (now > tick_) {
                table.expired += keys.expiredBy(now);
                tick_ = now + life / 100.0;
            }
            if (now > 2.0) read(keys, stream.below(keys.keys()), now);
            call(keys, key, writers[which].deletes, now);
        }
        table.expired += keys.expiredBy(length);
        expireUntil(length);
    }

    Counts oracle;
    Counts table;
    double reads = 0.0;

private:
    bool there(std::uint64_t key, double now) const {
        const auto item = written_.find(key);
        return item != written_.end() && now - item->second < life_;
    }

    void read(const ExpiringKeys& keys, std::uint64_t key, double now) {
        ++reads;
        oracle.read += there(key, now) ? 1.0 : 0.0;
        table.read += keys.has(key, now) ? 1.0 : 0.0;
    }

    void call(ExpiringKeys& keys, std::uint64_t key, bool deletes, double now) {
        const bool seen = now >= 0.0;
        const bool is = there(key, now);
        const auto old = written_.find(key);
        if (old != written_.end() && !is && old->second + life_ > 0.0) oracle.expired += 1.0;
        const bool counts = now > 2.0;  // nothing is known before the first look
        if (counts) (deletes ? oracle.found : oracle.made) += deletes == is ? 1.0 : 0.0;
        if (deletes)
            written_.erase(key);
        else
            written_[key] = now;
        if (!seen) return;
        const bool has = keys.has(key, now);
        if (counts) (deletes ? table.found : table.made) += deletes == has ? 1.0 : 0.0;
        if (deletes)
            keys.remove(key, now, has);
        else
            keys.put(key, now);
    }

    void expireUntil(double end) {
        for (const auto& [key, at] : written_) oracle.expired += at + life_ > 0.0 && at + life_ <= end ? 1.0 : 0.0;
    }

    double life_;
    bool past_ = false;
    double tick_ = 0.0;
    std::unordered_map<std::uint64_t, double> written_;
};

/// Four standard errors of two counts, and 1 %: a look at the rates is held for 1/64 of a life.
void checkAlike(const Both& both) {
    const auto check = [](double table, double oracle) {
        CHECK(table == Approx(oracle).epsilon(0.01).margin(4.0 * std::sqrt(2.0 * oracle) + 4.0));
    };
    check(both.table.expired, both.oracle.expired);
    check(both.table.made, both.oracle.made);
    check(both.table.found, both.oracle.found);
    check(both.table.read, both.oracle.read);
}

}  // namespace

TEST_CASE("items that expire agree with a simulation key by key, for a life shorter and longer than the run",
          "[storage]") {
    for (const double life : {60.0, 600.0, 7'200.0}) {
        INFO(life);
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}}, life, 1'800.0));
        checkAlike(Both({{base::ZipfKeys{100'000, 0.99}, 50.0}}, life, 1'800.0));
        checkAlike(Both({{base::HotKeys{100, 0.5, 30'000}, 50.0}}, life, 1'800.0));
    }
}

TEST_CASE("kinds of keys that are written at different rates each keep their own items", "[storage]") {
    for (const double life : {300.0, 7'200.0}) {
        INFO(life);
        checkAlike(Both({{base::ZipfKeys{1'000, 0.8}, 100.0}, {base::UniformKeys{1'000'000}, 1.0}}, life, 1'800.0));
        checkAlike(Both({{base::UniformKeys{100'000}, 50.0}, {base::ZipfKeys{100'000, 0.99}, 50.0}}, life, 1'800.0));
    }
}

TEST_CASE("deletes find what is there under their own keys", "[storage]") {
    for (const double life : {300.0, 7'200.0}) {
        INFO(life);
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}, {base::UniformKeys{20'000}, 20.0, true}}, life, 1'800.0));
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}, {base::UniformKeys{200}, 20.0, true}}, life, 1'800.0));
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}, {base::UniformKeys{200'000}, 20.0, true}}, life, 1'800.0));
    }
}

// 10 keys in turn each second, life 5 s: nothing of a key is there when it comes again; 20 s: nothing expires.
TEST_CASE("keys that are written in turn", "[storage]") {
    for (const double life : {5.0, 20.0, 200.0}) {
        INFO(life);
        Spec spec;
        spec.timeToLiveEnabled = true;
        spec.timeToLive = base::fromSeconds(life);
        spec.timeToLiveLag = base::Duration(0);
        spec.writeKeys = {base::SequentialKeys{10}};
        ExpiringKeys keys(spec, life, 1);
        double made = 0.0;
        for (int second = 0; second < 1'000; ++second) {
            if (second > 0) keys.look(second, 1.0, 1.0);
            if (second > 1 && !keys.has(static_cast<std::uint64_t>(second % 10), second)) made += 1.0;
            keys.put(static_cast<std::uint64_t>(second % 10), second);
        }
        const double expired = keys.expiredBy(999.5);
        CHECK(made == (life < 10.0 ? 998.0 : 0.0));
        CHECK(expired == Approx(life < 10.0 ? 1'000.0 : 0.0).margin(6.0));
        CHECK(keys.items() == (life < 10.0 ? 5.0 : 10.0));
    }
}

TEST_CASE("a delete that is said to find an item takes one", "[storage]") {
    Spec spec;
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::seconds(100);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::UniformKeys{1'000}};
    ExpiringKeys keys(spec, 100.0, 1);
    for (std::uint64_t key = 0; key < 100; ++key) keys.put(key, 1.0);
    keys.remove(500, 2.0, false);
    CHECK(keys.items() == 100.0);
    keys.remove(500, 2.0, true);
    CHECK(keys.items() == 99.0);
    keys.remove(7, 2.0, true);
    CHECK(keys.items() == 98.0);
    CHECK_FALSE(keys.has(7, 2.0));
    CHECK(keys.expiredBy(200.0) == 98.0);
    CHECK(keys.items() == 0.0);
}

// Marks of when a key was written go round after 65,534 ticks: 16 lives of 4,096.
TEST_CASE("what expired long ago does not come back", "[storage]") {
    Spec spec;
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::seconds(4'096);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::UniformKeys{1'000}};
    ExpiringKeys keys(spec, 4'096.0, 1);
    for (std::uint64_t key = 0; key < 500; ++key) keys.put(key, 1.0);
    double second = 1.0;
    for (int step = 0; step < 200'000; ++step) {
        second += 1.0;
        keys.put(999, second);
        if (step % 1'000 != 0 || second < 5'000.0) continue;
        for (std::uint64_t key = 0; key < 500; ++key) REQUIRE_FALSE(keys.has(key, second));
        REQUIRE(keys.items() == 1.0);
    }
    CHECK(keys.expiredBy(second + 1e6) == 501.0);
    CHECK_FALSE(keys.has(999, second + 1e6));
}

// Less is kept where nothing that the run writes can expire in it, and the answers are the same; where something can,
// it does.
TEST_CASE("a run that ends within a life is told apart from none", "[storage]") {
    Spec spec;
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::seconds(1'000);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::UniformKeys{1'003}};
    spec.deleteKeys = {base::UniformKeys{500}};
    for (const double end : {999.0, 1'200.0}) {
        ExpiringKeys whole(spec, 1'000.0, 5);
        ExpiringKeys told(spec, 1'000.0, 5);
        told.expectEnd(end);
        base::Stream stream(3);
        double expired = 0.0;
        for (double now = 0.25; now < end; now += 0.25) {
            const std::uint64_t key = stream.below(1'003);
            const bool deletes = key < 500 && stream.chance(0.3);
            if (now == 1.0 || now == 8.0 || now == 64.0 || now == 512.0) {
                whole.look(now, 1.0, 1.0);
                told.look(now, 1.0, 1.0);
            }
            REQUIRE(told.has(key, now) == whole.has(key, now));
            const std::uint64_t other = stream.below(1'103);
            REQUIRE(told.has(other, now) == whole.has(other, now));
            for (ExpiringKeys* keys : {&whole, &told}) {
                if (deletes)
                    keys->remove(key, now, true);
                else
                    keys->put(key, now);
            }
            REQUIRE(told.items() == whole.items());
            const double gone = whole.expiredBy(now);
            REQUIRE(told.expiredBy(now) == gone);
            expired += gone;
        }
        CHECK((expired > 0.0));
        CHECK(told.expiredBy(end) == whole.expiredBy(end));
    }
}
