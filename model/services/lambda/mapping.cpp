// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/mapping.hpp"

#include <algorithm>
#include <cassert>

#include "model/services/lambda/outside.hpp"

namespace headroom::lambda {

Mapping::Mapping(engine::World& world, const MappingSpec& spec, engine::RecordStream& stream, engine::Service& function)
    : name_(spec.name), onFailure_(spec.onFailure.kind) {
    if (spec.kind == MappingSpec::Source::Queue) {
        source_ = stream.open(*this, 1, false);
        queue_ = std::make_unique<QueuePoller>(world, name_, queuePollerOf(spec), *source_, function);
        return;
    }
    ShardPollerSpec poller = shardPollerOf(spec);
    if (const auto kept = stream.retention())
        poller.maximumRecordAge = std::min(*kept, poller.maximumRecordAge.value_or(*kept));
    const auto lanes = static_cast<std::uint32_t>(poller.parallelizationFactor);
    source_ = stream.open(*this, lanes, spec.from == MappingSpec::From::Latest);
    if (spec.filterPasses && !source_->passOnly(*spec.filterPasses)) assert(false);  // check() refuses it
    shards_ = std::make_unique<ShardPoller>(world, name_, poller, stream.shards(), *source_, function);
}

void Mapping::sendTo(const AsyncDestination& onFailure) {
    assert(shards_);  // check() refuses it of a queue
    tells_ = onFailure.service != nullptr;
    onFailure_ = onFailure.outside;
    shards_->sendTo(onFailure);
}

void Mapping::start() {
    if (shards_) shards_->start();
}

void Mapping::arrived(std::uint32_t lane) {
    if (queue_) return queue_->arrived();
    shards_->arrived(lane);
}

engine::ResourceReport Mapping::report() const {
    engine::ResourceReport report;
    report.resource = name_;
    usage().report(report);
    if (shards_) shards_->report(report);
    addOutsideReading(report, name_, onFailure_, usage().discardedBatches);
    if (shards_ && shards_->untold() > 0)
        report.warnings.push_back(
            {shards_->untold(), "batches were given up that the destination for failures did not take word of"});
    if (usage().discardedRecords > 0 && onFailure_ == AsyncTarget::Kind::None && !tells_) {
        report.warnings.push_back(
            {usage().discardedRecords, "records were given up and lost: the mapping has no destination for failures"});
    }
    if (const std::uint64_t waiting = shards_ ? shards_->leftBehind() : 0; waiting > 0) {
        report.warnings.push_back({waiting,
                                   "records were waiting at the end in shards whose oldest had waited for more than a "
                                   "minute: the mapping falls behind, or a batch that fails holds it up"});
    }
    return report;
}

void Mapping::addCauses(std::vector<engine::CausedReading>& into) const {
    addOutsideCause(into, name_, onFailure_, usage().discardedOf.all());
}

}  // namespace headroom::lambda
