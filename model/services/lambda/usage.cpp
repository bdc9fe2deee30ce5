// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/usage.hpp"

#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

namespace {

constexpr std::int64_t kBytesPerGigabyte = base::gibibytes(1).count;

constexpr std::array<const char*, kThrottles> kThrottleFigures{"ThrottlesReserved", "ThrottlesAccount",
                                                               "ThrottlesRequestRate", "ThrottlesScaling"};

constexpr int kUnfinishedShare = 100;  // below a hundredth of the billed time it is not worth a warning

constexpr std::array<const char*, kThrottles> kThrottleTexts{
    "invocations were throttled: the reserved concurrency was used up",
    "invocations were throttled: the account's concurrent executions were used up",
    "invocations were throttled: ten requests a second for each unit of concurrency were used up",
    "invocations were throttled: the function could not scale that fast"};

double inMilliseconds(base::Duration length) { return static_cast<double>(length.count) / 1e6; }

double number(std::uint64_t count) { return static_cast<double>(count); }

}  // namespace

base::Duration billedDuration(base::Duration init, base::Duration duration) {
    const std::int64_t steps = (init + duration + kBillingStep - base::nanoseconds(1)) / kBillingStep;
    return kBillingStep * steps;
}

Usage::Usage(engine::World& world, const Spec& spec, std::string name)
    : name_(std::move(name)),
      memory_(spec.memorySize),
      architecture_(spec.architecture),
      invocations_(world.metrics().metric(name_, "Invocations", engine::Statistic::Sum)),
      errors_(world.metrics().metric(name_, "Errors", engine::Statistic::Sum)),
      throttles_(world.metrics().metric(name_, "Throttles", engine::Statistic::Sum)),
      duration_(world.metrics().metric(name_, "Duration", engine::Statistic::Average)),
      concurrentExecutions_(world.metrics().gauge(name_, "ConcurrentExecutions", world.now())),
      concurrency_(world.now()) {}

void Usage::throttled(const engine::Request& request, Throttle why) {
    if (!request.measured) return;
    ++counts_.throttles[static_cast<std::size_t>(why)];
    throttles_.add(1.0);
}

void Usage::admitted(const engine::Request& request, bool cold, base::Duration init, base::Instant now) {
    concurrency_.change(1, now);
    concurrentExecutions_.change(1, now);
    if (!request.measured) return;
    ++counts_.invocations;
    invocations_.add(1.0);
    if (!cold) return;
    ++counts_.coldStarts;
    counts_.init += init;
}

void Usage::ended(const engine::Request& request, InvocationResult result, base::Duration init, base::Duration duration,
                  base::Bytes printed, base::Instant now) {
    concurrency_.change(-1, now);
    concurrentExecutions_.change(-1, now);
    if (!request.measured) return;
    --running_;
    runningSince_ -= (now - duration).ns;
    duration_.add(inMilliseconds(duration));
    counts_.billedMilliseconds += billedDuration(init, duration) / kBillingStep;
    counts_.logBytes += (kLogLines + printed).count;
    if (result == InvocationResult::Answer) return;
    errors_.add(1.0);
    ++counts_.errors;
    if (result == InvocationResult::Crash) ++counts_.crashes;
    if (result == InvocationResult::Timeout) ++counts_.timeouts;
}

void Usage::report(engine::ResourceReport& into, base::Duration window, base::Instant end) const {
    std::uint64_t throttles = 0;
    for (const std::uint64_t count : counts_.throttles) throttles += count;
    const double cold = number(counts_.coldStarts);
    into.figures.insert(into.figures.end(), {{"Invocations", number(counts_.invocations)},
                                             {"ColdStarts", cold},
                                             {"Errors", number(counts_.errors)},
                                             {"Crashes", number(counts_.crashes)},
                                             {"Timeouts", number(counts_.timeouts)},
                                             {"Throttles", number(throttles)}});
    for (std::size_t i = 0; i < kThrottles; ++i) {
        into.figures.push_back({kThrottleFigures[i], number(counts_.throttles[i])});
    }
    into.figures.insert(into.figures.end(),
                        {{"ConcurrentExecutionsMax", static_cast<double>(concurrency_.peak())},
                         {"ConcurrentExecutionsMean", concurrency_.mean(window, end)},
                         {"InitDurationMean", cold > 0.0 ? base::toSeconds(counts_.init) / cold : 0.0, cold},
                         {"BilledDurationTotal", static_cast<double>(counts_.billedMilliseconds) / 1e3}});
    // What is under way at the end will be billed when it ends: so far it has run for this long.
    const base::Granules unfinished =
        (static_cast<base::Granules>(end.ns) * running_ - runningSince_) / kBillingStep.count;
    addReadings(into, unfinished);
    warnUnfinished(into, unfinished);
    for (std::size_t i = 0; i < kThrottles; ++i) {
        if (counts_.throttles[i] > 0) into.warnings.push_back({counts_.throttles[i], kThrottleTexts[i]});
    }
}

void Usage::warnUnfinished(engine::ResourceReport& into, base::Granules unfinished) const {
    if (unfinished * kUnfinishedShare <= counts_.billedMilliseconds) return;
    into.warnings.push_back({static_cast<std::uint64_t>(running_),
                             "executions were under way at the end; they are billed for the time they had run, not for "
                             "what was left of them: a longer Duration makes this matter less"});
}

void Usage::addReadings(engine::ResourceReport& into, base::Granules unfinished) const {
    const std::string suffix = architecture_ == Architecture::Arm ? "-ARM" : "";
    const auto invocations = static_cast<base::Granules>(counts_.invocations);
    into.readings.push_back({name_, "AWSLambda", "Request" + suffix, invocations, 1, base::MeterKind::Measured});
    into.readings.push_back({name_, "AWSLambda", "Lambda-GB-Second" + suffix,
                             (counts_.billedMilliseconds + unfinished) * memory_, kGranulesPerGigabyteSecond,
                             base::MeterKind::Measured});
    into.readings.push_back(
        {name_, "AmazonCloudWatch", "VendedLog-Bytes", counts_.logBytes, kBytesPerGigabyte, base::MeterKind::Measured});
}

}  // namespace headroom::lambda
