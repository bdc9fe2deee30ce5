// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/engine/record_stream.hpp"
#include "tests/support/scripted_service.hpp"

namespace headroom::test {

using base::Instant;
using Batch = engine::RecordBatch;

inline Instant second(double at) { return Instant{base::fromSeconds(at).count}; }

/// Records of 1 KB, in lanes; those named unprocessable never are. What became of each is noted.
class Records final : public engine::RecordSource {
public:
    explicit Records(engine::World& world, std::uint32_t lanes = 1) : world_(world), lanes_(lanes) {}

    void put(std::int64_t count, std::uint32_t lane = 0) {
        lanes_[lane].came.insert(lanes_[lane].came.end(), static_cast<std::size_t>(count), world_.now());
    }
    bool passOnly(double share) override {
        passing = share;
        return true;
    }
    std::int64_t ready(std::uint32_t lane) const override {
        return static_cast<std::int64_t>(lanes_[lane].came.size() - lanes_[lane].taken);
    }
    base::Bytes readyBytes(std::uint32_t lane) const override { return kRecord * ready(lane); }
    Instant oldest(std::uint32_t lane) const override { return lanes_[lane].came[lanes_[lane].taken]; }
    Batch take(std::uint32_t lane, std::int64_t most, base::Bytes room) override {
        Lane& from = lanes_[lane];
        const std::int64_t fit = std::max<std::int64_t>(1, room / kRecord);
        const auto count = static_cast<std::uint32_t>(std::min({most, fit, ready(lane)}));
        from.taken += count;
        return made(lane, from.taken - count, count);
    }
    Batch part(const Batch& batch, std::uint32_t from, std::uint32_t count) const override {
        return made(batch.lane, batch.first + from, count);
    }
    std::optional<std::uint32_t> firstUnprocessable(const Batch& batch) const override {
        for (std::uint32_t i = 0; i < batch.records; ++i) {
            if (unprocessable.contains(batch.first + i)) return i;
        }
        return std::nullopt;
    }
    void processed(const Batch& batch) override { done.push_back(batch); }
    void failed(const Batch& batch, bool unprocessableOnly) override {
        (unprocessableOnly ? partly : back).push_back(batch);
    }
    void discarded(const Batch& batch) override { given.push_back(batch); }

    /// First and last record of each.
    using Range = std::pair<std::uint64_t, std::uint64_t>;
    static std::vector<Range> ranges(const std::vector<Batch>& batches) {
        std::vector<Range> all;
        for (const Batch& batch : batches) all.emplace_back(batch.first, batch.first + batch.records - 1);
        return all;
    }

    static constexpr base::Bytes kRecord = base::kibibytes(1);
    double passing = 1.0;
    std::uint32_t whose = engine::kNoWorkload;  ///< every batch is that workload's
    std::set<std::uint64_t> unprocessable;
    std::vector<Batch> done;
    std::vector<Batch> back;
    std::vector<Batch> partly;
    std::vector<Batch> given;

private:
    struct Lane {
        std::vector<Instant> came;
        std::size_t taken = 0;
    };
    Batch made(std::uint32_t lane, std::uint64_t first, std::uint32_t count) const {
        const Lane& from = lanes_[lane];
        return {first, count, lane, kRecord * count, from.came[first], from.came[first + count - 1], whose};
    }
    engine::World& world_;
    std::vector<Lane> lanes_;
};

using Ranges = std::vector<Records::Range>;

inline std::vector<double> startsOf(const ScriptedService& function) {
    std::vector<double> at;
    for (const Instant start : function.starts) at.push_back(base::toSeconds(start - Instant{}));
    return at;
}

/// Records put into a lane at some instants, and the mapping told.
template <class Poller>
engine::Process feed(Records& records, Poller tell, std::vector<std::pair<double, std::int64_t>> when,
                     std::uint32_t lane = 0) {
    for (const auto& [at, count] : when) {
        co_await engine::delayUntil(second(at), engine::Rank::Normal);
        records.put(count, lane);
        tell(lane);
    }
}

}  // namespace headroom::test
