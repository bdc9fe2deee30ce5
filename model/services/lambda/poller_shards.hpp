// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/record_stream.hpp"
#include "model/engine/service.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/async_destination.hpp"
#include "model/services/lambda/poller_spec.hpp"
#include "model/services/lambda/poller_usage.hpp"

namespace headroom::lambda {

/// The event source mapping of a stream: every lane of every shard is read in order, and a batch that fails holds up
/// its lane. @see README.md, "Event source mappings".
class ShardPoller {
public:
    /// All that is named outlives the poller. The source has shards x parallelizationFactor lanes.
    ShardPoller(engine::World& world, const std::string& name, const ShardPollerSpec& spec, std::uint32_t shards,
                engine::RecordSource& source, engine::Service& function);

    /// Where batches that are given up are told of, if that is a service; before start().
    void sendTo(const AsyncDestination& onFailure) { onFailure_ = onFailure; }
    /// Sets every lane going.
    void start();
    /// The source tells that a record of a lane can be handed out.
    void arrived(std::uint32_t lane);

    std::uint32_t lanes() const { return static_cast<std::uint32_t>(lanes_.size()); }
    /// Records that wait now in lanes whose oldest has waited for more than a minute beyond the window.
    std::uint64_t leftBehind() const;
    /// Adds the records that were taken for the first time, and those that waited when measuring began and now.
    void report(engine::ResourceReport& into) const;
    const PollerUsage& usage() const { return usage_; }
    /// Batches that were given up in measured time, of which the destination refused the record.
    std::uint64_t untold() const { return untold_; }

private:
    /// A batch, or what is left of one, and how often it was tried again.
    struct Piece {
        Batch batch;
        std::int64_t retries = 0;
    };
    struct Lane {
        std::vector<Piece> pieces;  ///< still to be done, the next one last
        std::coroutine_handle<> idle;
    };
    /// Waits for a record of the lane.
    struct Idle {
        ShardPoller& poller;
        std::uint32_t lane;
        bool await_ready() const { return poller.source_.ready(lane) > 0; }
        void await_suspend(std::coroutine_handle<> self) const { poller.lanes_[lane].idle = self; }
        void await_resume() const noexcept {}
    };
    /// What becomes of a piece that failed: how long to wait before the next one.
    base::Duration retry(Lane& lane, Piece piece, bool throttled, bool cut);
    engine::Process read(std::uint32_t lane);
    engine::Process noteStart();
    engine::Task<engine::Done> work(std::uint32_t lane, Batch batch);
    base::Instant nextRead() const;
    std::int64_t waiting() const;
    bool full(std::uint32_t lane) const;
    bool tooOld(const Batch& batch) const;
    /// Whether the code can only end in an error of it.
    bool poisons(const Batch& batch) const;
    void discard(const Batch& batch);
    engine::Process tell(Batch batch);

    engine::World& world_;
    ShardPollerSpec spec_;
    engine::RecordSource& source_;
    engine::Service& function_;
    std::uint64_t key_;
    base::Instant begin_;
    engine::Metric& iteratorAge_;
    PollerUsage usage_;
    std::uint64_t recordsRead_ = 0;    ///< since measuring began
    std::int64_t waitingAtStart_ = 0;  ///< when measuring began
    std::uint64_t number_ = 0;
    AsyncDestination onFailure_;
    std::uint64_t told_ = 0;
    std::uint64_t untold_ = 0;
    std::int64_t busy_ = 0;
    std::vector<Lane> lanes_;
};

}  // namespace headroom::lambda
