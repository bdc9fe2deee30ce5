// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/poller_queue.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"

namespace headroom::lambda {

QueuePoller::QueuePoller(engine::World& world, const std::string& name, const QueuePollerSpec& spec,
                         engine::RecordSource& source, engine::Service& function)
    : world_(world),
      spec_(spec),
      source_(source),
      function_(function),
      key_(world.keyOf("poller of " + name)),
      ramp_(spec.first, spec.perMinute, std::min(spec.most, spec.maximumConcurrency.value_or(spec.most))) {}

void QueuePoller::pump() {
    if (pumping_) return;  // a batch that ended at once: the loop below goes on
    pumping_ = true;
    for (;;) {
        const std::int64_t ready = source_.ready(0);
        if (ready == 0) ramp_.stop();
        if (ready == 0 || collects(ready)) break;
        ramp_.grow(busy_, world_.now());
        if (busy_ >= ramp_.allowed(world_.now())) {
            if (busy_ < ramp_.most()) wake(ramp_.when(busy_ + 1));
            break;
        }
        ramp_.works(++busy_, world_.now());
        usage_.busyPeak = std::max(usage_.busyPeak, busy_);
        run(source_.take(0, spec_.batchSize, kLargestBatch)).spawn();
    }
    pumping_ = false;
}

/// Whether the batch is not full yet, by number or by bytes, and its window still open.
bool QueuePoller::collects(std::int64_t ready) {
    if (spec_.window.count == 0 || ready >= spec_.batchSize) return false;
    if (source_.readyBytes(0) >= kLargestBatch) return false;
    const base::Instant due = source_.oldest(0) + spec_.window;
    if (world_.now() >= due) return false;
    wake(due);
    return true;
}

void QueuePoller::wake(base::Instant at) {
    if (wakes_ && wakesAt_ <= at) return;
    wakes_ = true;
    wakesAt_ = at;
    wakeAt(at).spawn();
}

engine::Process QueuePoller::wakeAt(base::Instant at) {
    co_await engine::delayUntil(at, engine::Rank::Normal);
    if (wakes_ && wakesAt_ == at) wakes_ = false;
    pump();
}

engine::Process QueuePoller::run(Batch batch) {
    engine::RequestRef request = requestOf(world_, key_, number_++, batch);
    const bool measured = request->measured;
    const bool poisoned = !spec_.reportsItemFailures && source_.firstUnprocessable(batch).has_value();
    const engine::Call call = callOf(batch, *request, 0, poisoned);
    engine::Task<engine::Outcome> invocation = function_.serve(request, call);
    const engine::Outcome outcome = co_await invocation;
    const bool throttled = outcome.error == engine::ErrorKind::Throttling;
    const bool whole = settle(batch, outcome.ok());
    if (measured) {
        ++usage_.batches;
        usage_.records += batch.records;
        if (!whole) ++(throttled ? usage_.throttledBatches : usage_.failedBatches);
    }
    if (throttled) co_await engine::delay(spec_.throttledPause);
    ramp_.works(busy_--, world_.now());
    pump();
}

bool QueuePoller::settle(const Batch& batch, bool ok) {
    const bool whole = ok && !source_.firstUnprocessable(batch);
    if (whole)
        source_.processed(batch);
    else
        source_.failed(batch, ok && spec_.reportsItemFailures);
    return whole;
}

}  // namespace headroom::lambda
