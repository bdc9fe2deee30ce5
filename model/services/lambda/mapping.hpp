// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/engine/record_stream.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/async_destination.hpp"
#include "model/services/lambda/mapping_spec.hpp"
#include "model/services/lambda/poller_queue.hpp"
#include "model/services/lambda/poller_shards.hpp"

namespace headroom::lambda {

/// An event source mapping: reads a queue or a stream and invokes a function with what it finds.
class Mapping final : public engine::RecordReader {
public:
    /// `spec` has passed check(); stream and function outlive this.
    Mapping(engine::World& world, const MappingSpec& spec, engine::RecordStream& stream, engine::Service& function);

    const std::string& name() const { return name_; }
    /// Of a stream: where records that are given up are told of, in place of the outside; before start().
    void sendTo(const AsyncDestination& onFailure);
    void start();
    void arrived(std::uint32_t lane) override;
    const PollerUsage& usage() const { return queue_ ? queue_->usage() : shards_->usage(); }
    engine::ResourceReport report() const;
    /// What of the readings in report() each workload caused.
    void addCauses(std::vector<engine::CausedReading>& into) const;

private:
    std::string name_;
    AsyncTarget::Kind onFailure_;  ///< outside of the scenario
    bool tells_ = false;           ///< a service of the scenario
    std::unique_ptr<engine::RecordSource> source_;
    std::unique_ptr<QueuePoller> queue_;  ///< one of these two
    std::unique_ptr<ShardPoller> shards_;
};

}  // namespace headroom::lambda
