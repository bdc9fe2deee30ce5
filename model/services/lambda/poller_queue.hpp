// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "model/engine/record_stream.hpp"
#include "model/engine/service.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/poller_ramp.hpp"
#include "model/services/lambda/poller_spec.hpp"
#include "model/services/lambda/poller_usage.hpp"

namespace headroom::lambda {

/// The event source mapping of a standard queue: pollers that hand batches to a function. @see README.md, "Event source
/// mappings".
class QueuePoller {
public:
    /// All that is named outlives the poller.
    QueuePoller(engine::World& world, const std::string& name, const QueuePollerSpec& spec,
                engine::RecordSource& source, engine::Service& function);

    /// The source tells that a record can be handed out.
    void arrived() { pump(); }

    std::int64_t busy() const { return busy_; }
    const PollerUsage& usage() const { return usage_; }

private:
    void pump();
    bool collects(std::int64_t ready);
    void wake(base::Instant at);
    engine::Process wakeAt(base::Instant at);
    engine::Process run(Batch batch);
    /// Whether all of its records are done.
    bool settle(const Batch& batch, bool ok);

    engine::World& world_;
    QueuePollerSpec spec_;
    engine::RecordSource& source_;
    engine::Service& function_;
    std::uint64_t key_;
    PollerRamp ramp_;
    PollerUsage usage_;
    std::uint64_t number_ = 0;
    std::int64_t busy_ = 0;
    bool pumping_ = false;
    bool wakes_ = false;
    base::Instant wakesAt_;
};

}  // namespace headroom::lambda
