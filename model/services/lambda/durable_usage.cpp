// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/durable_usage.hpp"

#include <algorithm>

namespace headroom::lambda {

namespace {

using engine::Statistic;

constexpr std::int64_t kBytesPerGigabyte = base::gibibytes(1).count;
constexpr std::int64_t kMicrosecond = 1'000;

double number(std::uint64_t count) { return static_cast<double>(count); }

}  // namespace

// Names: Lambda Developer Guide, durable-monitoring, 2026.
DurableUsage::DurableUsage(engine::World& world, const DurableSpec& spec, const std::string& name)
    : world_(world),
      name_(name),
      retentionDays_(spec.retentionDays),
      started_(world.metrics().metric(name, "DurableExecutionStarted", Statistic::Sum)),
      succeeded_(world.metrics().metric(name, "DurableExecutionSucceeded", Statistic::Sum)),
      failed_(world.metrics().metric(name, "DurableExecutionFailed", Statistic::Sum)),
      timedOut_(world.metrics().metric(name, "DurableExecutionTimedOut", Statistic::Sum)),
      duration_(world.metrics().metric(name, "DurableExecutionDuration", Statistic::Average)),
      operations_(world.metrics().metric(name, "DurableExecutionOperations", Statistic::Average)),
      written_(world.metrics().metric(name, "DurableExecutionStorageWrittenBytes", Statistic::Average)),
      running_(world.metrics().gauge(name, "ApproximateRunningDurableExecutions", world.now())) {}

void DurableUsage::started(DurableRun& run) {
    running_.change(1, world_.now());
    operated(run, base::Bytes(0));
    if (!run.measured) return;
    ++counts_.started;
    started_.add(1.0);
}

void DurableUsage::operated(DurableRun& run, base::Bytes bytes) {
    ++run.done;
    if (run.measured) {
        ++counts_.operations;
        ++caused_.of(run.workload).operations;
    }
    wrote(run, bytes);
}

void DurableUsage::wrote(DurableRun& run, base::Bytes bytes) {
    run.written += bytes;
    __extension__ using Wide = __int128;
    run.writtenAt += static_cast<Wide>(bytes.count) * world_.now().ns;
    if (!run.measured) return;
    counts_.bytes += bytes.count;
    caused_.of(run.workload).bytes += bytes.count;
}

void DurableUsage::ended(const DurableRun& run, End how) {
    const base::Instant now = world_.now();
    const base::Duration length = now - run.began;
    running_.change(-1, now);
    if (!run.measured) return;
    duration_.add(static_cast<double>(length.count) / 1e6);
    operations_.add(static_cast<double>(run.done));
    written_.add(static_cast<double>(run.written.count));
    counts_.nanoseconds += length.count;
    counts_.byteMicroseconds +=
        (static_cast<base::Granules>(run.written.count) * now.ns - run.writtenAt) / kMicrosecond;
    engine::Metric& metric = how == End::Succeeded ? succeeded_ : how == End::Failed ? failed_ : timedOut_;
    metric.add(1.0);
    ++(how == End::Succeeded ? counts_.succeeded : how == End::Failed ? counts_.failed : counts_.timedOut);
}

// What is kept in the long run: as much as is written in a window, for as long as executions run and the retention.
void DurableUsage::report(engine::ResourceReport& into, base::Duration window) const {
    const double ended = number(counts_.succeeded + counts_.failed + counts_.timedOut);
    const auto add = [&into](const char* figure, double value, double weight = 1.0) {
        into.figures.push_back({figure, value, weight});
    };
    add("DurableExecutionStarted", number(counts_.started));
    add("DurableExecutionSucceeded", number(counts_.succeeded));
    add("DurableExecutionFailed", number(counts_.failed));
    add("DurableExecutionTimedOut", number(counts_.timedOut));
    add("DurableExecutionDurationMean", ended > 0.0 ? static_cast<double>(counts_.nanoseconds) / 1e9 / ended : 0.0,
        ended);
    add("DurableExecutionOperations", number(counts_.operations));
    add("DurableExecutionStorageWrittenBytes", static_cast<double>(counts_.bytes));
    add("RunningDurableExecutionsMean", world_.metrics().average(running_, window));
    const base::Granules in = std::max<base::Granules>(window.count / kMicrosecond, 1);
    const base::Granules retention = base::days(retentionDays_).count / kMicrosecond;
    const base::Granules kept = (counts_.bytes * retention + counts_.byteMicroseconds) / in;
    const auto read = [&](const char* usageType, base::Granules granules, std::int64_t perUnit, base::MeterKind kind) {
        into.readings.push_back({name_, "AWSLambda", usageType, granules, perUnit, kind});
    };
    read("Lambda-Durable-Operations", static_cast<base::Granules>(counts_.operations), 1, base::MeterKind::Measured);
    read("Lambda-Durable-Data-Written", counts_.bytes, kBytesPerGigabyte, base::MeterKind::Measured);
    read("Lambda-Durable-Data-Retained", kept, kBytesPerGigabyte, base::MeterKind::Stored);
}

void DurableUsage::addCauses(std::vector<engine::CausedReading>& into) const {
    const auto add = [&](const char* usageType, std::int64_t Caused::*amount) {
        into.push_back(engine::causedReading(name_, "AWSLambda", usageType, caused_,
                                             [amount](const Caused& one) { return one.*amount; }));
    };
    add("Lambda-Durable-Operations", &Caused::operations);
    add("Lambda-Durable-Data-Written", &Caused::bytes);
}

}  // namespace headroom::lambda
