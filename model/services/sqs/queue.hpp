// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/batch_cause.hpp"
#include "model/engine/causes.hpp"
#include "model/engine/record_stream.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
#include "model/services/sqs/ages.hpp"
#include "model/services/sqs/backlog.hpp"
#include "model/services/sqs/idle_polls.hpp"
#include "model/services/sqs/in_flight.hpp"
#include "model/services/sqs/operation.hpp"
#include "model/services/sqs/spec.hpp"
#include "model/services/sqs/usage.hpp"

namespace headroom::sqs {

class QueueReader;

/// Where a queue's messages are; they add up at any time.
struct MessageCount {
    std::int64_t came = 0;  ///< sent, or moved here from another queue
    std::int64_t deleted = 0;
    std::int64_t moved = 0;  ///< to the dead-letter queue
    std::int64_t lost = 0;   ///< too old
    std::int64_t delayed = 0;
    std::int64_t visible = 0;
    std::int64_t inFlight = 0;

    bool operator==(const MessageCount&) const = default;
};

/// A standard AWS::SQS::Queue. Reads the Call's operation (sqs::Operation), items, payload and draws.
/// @see README.md for every rule.
class Queue final : public engine::Service, public engine::RecordStream {
public:
    /// `spec` must have passed check(). The clock of `world` stands at its beginning.
    Queue(engine::World& world, std::string name, const Spec& spec);

    /// Where messages go that were received too often; the other queue outlives this one.
    void sendDeadLettersTo(Queue& queue) { deadLetters_ = &queue; }

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override { incident_ = incident; }
    engine::RecordStream* records() override { return this; }
    void startMeasuring() override;
    engine::ResourceReport report(base::Duration window) const override;
    void addCauses(std::vector<engine::CausedReading>& into) const { usage_.addCauses(name_, into); }

    std::uint32_t shards() const override { return 1; }
    /// Of a queue there is one reader.
    std::unique_ptr<engine::RecordSource> open(engine::RecordReader& reader, std::uint32_t, bool) override;

    const std::string& name() const { return name_; }
    const MessageCount& count() const { return count_; }

private:
    friend class QueueReader;

    bool measuring() const { return world_.now() >= base::Instant{}; }
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t index);
    void accept(const engine::Call& call, std::uint32_t index, const engine::Request& request);
    engine::Process deliver(Message message, base::Duration after);
    void put(Message message);
    void takeDeadLetter(Message message);
    /// So many that entered like that one are not there any more.
    void left(const Message& message, std::int64_t count);
    engine::Process keepTime();
    void dropOld();
    base::Duration oldestAge() const;
    std::int64_t emptyReceives() const;

    // For the reader.
    engine::RecordBatch hand(std::int64_t most, base::Bytes room);
    Message remove(InFlight::Index index);
    void erase(InFlight::Index index);
    engine::Process comeBack(InFlight::Chain chain, base::Instant at);
    void giveBack(InFlight::Chain chain);
    void readOn();
    engine::Process loseAt(InFlight::Index index, base::Instant at);

    engine::World& world_;
    std::string name_;
    Spec spec_;
    base::Sampler messageSize_;
    base::Sampler sendLatency_;
    base::Sampler deliveryTime_;
    engine::HopId hop_;
    Usage usage_;
    engine::Incident incident_;
    Queue* deadLetters_ = nullptr;
    engine::RecordReader* reader_ = nullptr;
    IdlePolls idle_;
    Backlog backlog_;
    InFlight inFlight_;
    Ages ages_;  ///< of those that were not received too often to count
    engine::BatchCause cause_;
    MessageCount count_;
    std::int64_t mostInFlight_ = 0;  ///< in measured time
};

}  // namespace headroom::sqs
