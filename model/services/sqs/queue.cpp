// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/sqs/queue.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/base/random.hpp"
#include "model/base/sample_bytes.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/services/sqs/queue_reader.hpp"

namespace headroom::sqs {

using base::Bytes;
using engine::Call;
using engine::Outcome;

namespace {

// What a message draws, in branches of its own key; the key itself is for its size.
constexpr std::uint64_t kProcessable = 1;
constexpr std::uint64_t kWay = 2;

/// A client that tries again after a timeout sends the same message again.
std::uint64_t keyOf(const Call& call, std::uint32_t index) {
    return base::deriveKey(base::mix(call.token != 0 ? call.token : call.draws), index);
}

}  // namespace

Queue::Queue(engine::World& world, std::string name, const Spec& spec)
    : world_(world),
      name_(std::move(name)),
      spec_(spec),
      messageSize_(spec.messageSize, world.keyOf("messages of " + name_)),
      sendLatency_(spec.sendLatency, world.keyOf("latency of " + name_)),
      deliveryTime_(spec.deliveryTime, world.keyOf("delivery of " + name_)),
      hop_(world.hops().id(name_)),
      usage_(world, name_),
      idle_(spec.idlePollers, world.now()) {
    keepTime().spawn();
}

engine::Task<Outcome> Queue::serve(engine::RequestRef request, Call call) {
    const base::Instant began = world_.now();
    const auto operation = static_cast<Operation>(call.operation);
    base::Stream stream(call.draws);
    const bool breaks = incident_.failing > 0.0 && stream.chance(incident_.failing);
    const double seconds = sendLatency_(stream, began) * incident_.slowdown;
    const auto items = operation == Operation::SendMessage ? std::uint32_t{1} : call.items;
    Bytes payload;
    for (std::uint32_t i = 0; i < items; ++i) payload += sizeOf(call, i);
    const bool fits = payload <= spec_.maximumMessageSize;
    auto working = engine::delay(base::durationFromDraw(seconds));
    co_await working;
    request->record(hop_, engine::Cause::Downstream, began, world_.now(), call.branch);
    if (breaks) co_return engine::brokenWith(500);
    if (!fits) {
        if (request->measured) usage_.refused();
        co_return engine::refusedWith(400);
    }
    if (request->measured) usage_.sent(items, payload, request->workload);
    for (std::uint32_t i = 0; i < items; ++i) accept(call, i, *request);
    co_return engine::succeededWith(Bytes(0));
}

/// The same whenever it is asked.
Bytes Queue::sizeOf(const Call& call, std::uint32_t index) {
    if (call.payload.count > 0) return call.payload;
    base::Stream stream(keyOf(call, index));
    return std::max(base::bytes(1), base::sampleBytes(messageSize_, stream, base::Instant{}));
}

/// What becomes of a message is its sender's draw: it is the same in every design, whatever else the queue is sent.
void Queue::accept(const Call& call, std::uint32_t index, const engine::Request& request) {
    const base::Instant now = world_.now();
    const std::uint64_t key = keyOf(call, index);
    Message message{now, now, now, sizeOf(call, index), request.workload, 0, true};
    message.processable = !base::Stream(base::deriveKey(key, kProcessable)).chance(spec_.unprocessableMessages);
    base::Stream way(base::deriveKey(key, kWay));
    ++count_.came;
    ++count_.delayed;
    ages_.add(now);
    if (spec_.delaySeconds > 0) usage_.delayed(1, now);
    deliver(message, spec_.delay() + base::sampleDuration(deliveryTime_, way, now)).spawn();
}

engine::Process Queue::deliver(Message message, base::Duration after) {
    co_await engine::delay(after);
    --count_.delayed;
    if (spec_.delaySeconds > 0) usage_.delayed(-1, world_.now());
    put(message);
}

void Queue::put(Message message) {
    message.visible = world_.now();
    const base::Instant entered = backlog_.put(message);
    if (message.receives <= kPoisonAbove) ages_.move(message.entered, entered);
    ++count_.visible;
    usage_.visible(1, world_.now());
    if (reader_ != nullptr) reader_->arrived(0);
}

/// Its receives are counted anew (maxReceiveCount is of receives from the source queue), and its age is, but not what
/// it is kept for (Guide, setting-up-dead-letter-queue-retention).
void Queue::takeDeadLetter(Message message) {
    message.receives = 0;
    message.entered = world_.now();
    ++count_.came;
    ages_.add(message.entered);
    put(message);
}

void Queue::left(const Message& message, std::int64_t count) {
    if (message.receives <= kPoisonAbove) ages_.remove(message.entered, count);
}

std::unique_ptr<engine::RecordSource> Queue::open(engine::RecordReader& reader, std::uint32_t, bool) {
    assert(reader_ == nullptr);
    reader_ = &reader;
    return std::make_unique<QueueReader>(*this);
}

engine::RecordBatch Queue::hand(std::int64_t most, Bytes room) {
    const base::Instant now = world_.now();
    const std::uint32_t poller = idle_.takes(now);
    engine::RecordBatch batch;
    InFlight::Chain chain;
    std::int64_t requests = 0;
    Bytes inCall;
    const std::int64_t limit = std::min(most, kMostInFlight - count_.inFlight);
    while (backlog_.count() > 0 && static_cast<std::int64_t>(batch.records) < limit) {
        if (batch.records > 0 && batch.payload + backlog_.next().size > room) break;
        Message message = backlog_.take();
        if (++message.receives == kPoisonAbove + 1) ages_.remove(message.entered, 1);
        cause_.add(message.workload);
        if (batch.records == 0) batch.oldest = message.sent;
        batch.newest = message.sent;
        batch.payload += message.size;
        inCall += message.size;
        inFlight_.add(chain, message, now, poller);
        if (++batch.records % kMostInBatch == 0) {
            requests += billedRequests(inCall);
            inCall = Bytes(0);
        }
    }
    batch.first = chain.first;
    if (batch.records % kMostInBatch != 0) requests += billedRequests(inCall);
    batch.workload = cause_.settle();
    count_.visible -= batch.records;
    count_.inFlight += batch.records;
    mostInFlight_ = std::max(mostInFlight_, count_.inFlight);
    usage_.visible(-std::int64_t{batch.records}, now);
    usage_.inFlight(batch.records, now);
    if (measuring()) usage_.received(batch.records, requests, batch.workload);
    return batch;
}

Message Queue::remove(InFlight::Index index) {
    --count_.inFlight;
    usage_.inFlight(-1, world_.now());
    return inFlight_.remove(index);
}

void Queue::erase(InFlight::Index index) {
    left(remove(index), 1);
    ++count_.deleted;
}

engine::Process Queue::comeBack(InFlight::Chain chain, base::Instant at) {
    if (at > world_.now()) co_await engine::delayUntil(at, engine::Rank::Normal);
    giveBack(chain);
}

/// What was received too often goes to the dead letters: it would with its next receive.
void Queue::giveBack(InFlight::Chain chain) {
    const bool full = count_.inFlight >= kMostInFlight;
    InFlight::Index next = chain.first;
    for (std::uint32_t i = 0; i < chain.count; ++i) {
        const InFlight::Index index = std::exchange(next, inFlight_.after(next, 1));
        const Message message = remove(index);
        if (!spec_.redrive || message.receives < spec_.redrive->maxReceiveCount) {
            put(message);
            continue;
        }
        left(message, 1);
        ++count_.moved;
        if (measuring()) usage_.moved();
        if (deadLetters_ != nullptr) deadLetters_->takeDeadLetter(message);
    }
    if (full) readOn();
}

/// A reader that found the queue full of messages in flight waits for the next one that comes.
void Queue::readOn() {
    if (reader_ != nullptr && backlog_.count() > 0 && count_.inFlight < kMostInFlight) reader_->arrived(0);
}

engine::Process Queue::loseAt(InFlight::Index index, base::Instant at) {
    if (at > world_.now()) co_await engine::delayUntil(at, engine::Rank::Normal);
    const bool full = count_.inFlight >= kMostInFlight;
    left(remove(index), 1);
    ++count_.lost;
    if (measuring()) usage_.lost(1);
    if (full) readOn();
}

/// What CloudWatch is told each minute, just before its period ends, and what has become too old by then.
engine::Process Queue::keepTime() {
    base::Duration wait = base::minutes(1) - base::Duration(1);
    for (;;) {
        co_await engine::delay(wait);
        wait = base::minutes(1);
        dropOld();
        const std::int64_t empty = idle_.emptyBy(world_.now());
        if (!measuring()) continue;
        if (reader_ != nullptr) usage_.emptyReceives(empty);
        usage_.age(oldestAge());
    }
}

void Queue::dropOld() {
    std::int64_t dropped = 0;
    backlog_.dropSentBefore(world_.now() - spec_.retention(), [&](const Message& message, std::int64_t count) {
        left(message, count);
        dropped += count;
    });
    if (dropped == 0) return;
    count_.visible -= dropped;
    count_.lost += dropped;
    usage_.visible(-dropped, world_.now());
    if (measuring()) usage_.lost(dropped);
}

base::Duration Queue::oldestAge() const {
    const std::optional<base::Instant> oldest = ages_.oldest();
    return oldest ? world_.now() - *oldest : base::Duration(0);
}

/// Since the last whole minute.
std::int64_t Queue::emptyReceives() const {
    IdlePolls idle = idle_;
    return reader_ != nullptr ? idle.emptyBy(world_.now()) : 0;
}

void Queue::startMeasuring() {
    idle_.emptyBy(world_.now());
    mostInFlight_ = count_.inFlight;
}

engine::ResourceReport Queue::report(base::Duration) const {
    engine::ResourceReport report;
    report.resource = name_;
    usage_.addTo(report, emptyReceives());
    const auto waiting = static_cast<double>(count_.delayed + count_.visible + count_.inFlight);
    report.figures.push_back({"MessagesAtEnd", waiting, 1.0, engine::Merge::Mean});
    if (reader_ != nullptr)
        report.quotas.push_back({name_ + std::string(kInFlightQuota), static_cast<double>(kMostInFlight),
                                 static_cast<double>(mostInFlight_), true});
    const auto warn = [&](std::int64_t count, const char* text) {
        if (count > 0) report.warnings.push_back({static_cast<std::uint64_t>(count), text});
    };
    warn(usage_.lost(), "messages were lost: they became older than the queue's MessageRetentionPeriod");
    warn(usage_.moved(), spec_.redrive && deadLetters_ == nullptr
                             ? "messages were received too often and left for a dead-letter queue outside of the design"
                             : "messages were received too often and went to the dead-letter queue");
    if (reader_ == nullptr) {
        warn(count_.visible, "messages were in the queue at the end: no event source mapping of the design reads it");
    } else if (backlog_.count() > 0 &&
               world_.now() - backlog_.firstEntered() > spec_.delay() + spec_.visibility() + base::minutes(1)) {
        warn(count_.visible,
             "messages could be received at the end, the oldest for longer than its visibility timeout and a minute: "
             "its readers fall behind, or fail");
    }
    return report;
}

}  // namespace headroom::sqs
