// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <variant>
#include <vector>

#include "model/base/random.hpp"
#include "model/services/dynamodb/expiring_keys.hpp"
#include "tests/support/catch.hpp"

/// An oracle of items that expire: a simulation that begins lives before the table does, with a map of the keys.
namespace headroom::dynamodb {

struct Writer {
    base::KeyPopularity keys;
    double perSecond = 1.0;
    bool deletes = false;
};

inline Spec specOf(double life, const std::vector<Writer>& writers) {
    Spec spec;
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::fromSeconds(life);
    spec.timeToLiveLag = base::Duration(0);
    for (const Writer& writer : writers) (writer.deletes ? spec.deleteKeys : spec.writeKeys).push_back(writer.keys);
    return spec;
}

struct Counts {
    double expired = 0.0;
    double made = 0.0;   ///< puts that found nothing
    double found = 0.0;  ///< deletes that found an item
    double read = 0.0;   ///< of reads evenly over the keys, those that found one
};

struct Arrival {
    double at;
    std::uint32_t writer;
    std::uint64_t key;
};

/// From `begin` on; sequences begin with their first key at 0.
inline std::vector<Arrival> arrivalsOf(const std::vector<Writer>& writers, double begin, double end,
                                       base::Stream& stream) {
    std::vector<Arrival> arrivals;
    for (std::uint32_t i = 0; i < writers.size(); ++i) {
        const auto* sequence = std::get_if<base::SequentialKeys>(&writers[i].keys);
        base::KeySampler sampler(writers[i].keys);
        const std::size_t first = arrivals.size();
        std::uint64_t before = 0;
        for (double at = begin; at < end;) {
            at -= std::log(1.0 - stream.uniform()) / writers[i].perSecond;
            arrivals.push_back({at, i, sequence == nullptr ? sampler(stream) : arrivals.size() - first});
            before += at < 0.0 ? 1U : 0U;
        }
        if (sequence == nullptr) continue;
        const std::uint64_t shift = sequence->keys - before % sequence->keys;
        for (std::size_t one = first; one < arrivals.size(); ++one)
            arrivals[one].key = (arrivals[one].key + shift) % sequence->keys;
    }
    std::ranges::sort(arrivals, {}, &Arrival::at);
    return arrivals;
}

/// What befalls calls: puts that change nothing of what is there, and calls that fail and do nothing.
struct FateShares {
    double unchanged = 0.0;
    double failed = 0.0;
};

/// The same calls through both, of which the table sees those from 0 on. At first, so many lives before, each key has
/// an item of any age.
class Both {
public:
    Both(const std::vector<Writer>& writers, double life, double length, FateShares fate = {}, double lives = 3.0)
        : life_(life) {
        Spec spec = specOf(life, writers);
        spec.unchangedWrites = fate.unchanged;
        spec.failedConditions = fate.failed;
        REQUIRE(ExpiringKeys::decide(spec));
        KeyCalls calls(spec);
        ExpiringKeys keys(spec, calls, life, 99);
        const auto lookAt = [&](double now, double next) {
            keys.look(now, next, calls.mean(now, [](std::uint32_t) { return 1.0; }));
        };
        base::Stream stream(7);
        for (std::uint64_t key = 0; key < keys.keys(); ++key) written_[key] = -(lives + stream.uniform()) * life;
        double look = 1.0;
        for (const Arrival& arrival : arrivalsOf(writers, -lives * life, length, stream)) {
            const double now = arrival.at;
            if (now >= look && look < life) {
                look = std::min(now + std::min(now, life / 64.0), std::max(life, now + 1e-9));
                lookAt(now, look);
            }
            if (now >= life && !past_) {
                lookAt(now, now);
                past_ = true;
            }
            if (now > tick_) {
                table.expired += keys.expiredBy(now);
                tick_ = now + life / 100.0;
            }
            if (now > 2.0) read(keys, stream.below(keys.keys()), now);
            const Writer& writer = writers[arrival.writer];
            if (stream.chance(fate.failed)) continue;
            if (now >= 0.0) calls.saw(writer.deletes, {arrival.writer, base::kindNumber(writer.keys)});
            call(keys, arrival.key, writer.deletes, now, stream.chance(fate.unchanged));
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

    void call(ExpiringKeys& keys, std::uint64_t key, bool deletes, double now, bool same) {
        const bool seen = now >= 0.0;
        const bool is = there(key, now);
        const auto old = written_.find(key);
        if (old != written_.end() && !is && old->second + life_ > 0.0) oracle.expired += 1.0;
        const bool counts = now > 2.0;  // nothing is known before the first look
        if (counts) (deletes ? oracle.found : oracle.made) += deletes == is ? 1.0 : 0.0;
        if (deletes)
            written_.erase(key);
        else if (!is || !same)
            written_[key] = now;
        if (!seen) return;
        const bool has = keys.has(key, now);
        if (counts) (deletes ? table.found : table.made) += deletes == has ? 1.0 : 0.0;
        if (deletes)
            keys.remove(key, now, has);
        else if (!has || !same)
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
inline void checkAlike(const Both& both) {
    const auto check = [](double table, double oracle) {
        CHECK(table == Approx(oracle).epsilon(0.01).margin(4.0 * std::sqrt(2.0 * oracle) + 4.0));
    };
    check(both.table.expired, both.oracle.expired);
    check(both.table.made, both.oracle.made);
    check(both.table.found, both.oracle.found);
    check(both.table.read, both.oracle.read);
}

/// Keys, and the calls that are counted beside them.
struct Kept {
    explicit Kept(const Spec& spec, double life, std::uint64_t draws = 1)
        : calls(spec), keys(spec, calls, life, draws) {}

    void look(double now, double next) {
        keys.look(now, next, calls.mean(now, [](std::uint32_t) { return 1.0; }));
    }

    KeyCalls calls;
    ExpiringKeys keys;
};

}  // namespace headroom::dynamodb
