// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/usage.hpp"

#include <algorithm>

#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

namespace {

constexpr std::int64_t kBytesPerGigabyte = base::gibibytes(1).count;

constexpr std::array<const char*, kThrottles> kThrottleFigures{"ThrottlesReserved", "ThrottlesAccount",
                                                               "ThrottlesRequestRate", "ThrottlesScaling",
                                                               "ThrottlesReservedRequestRate"};

constexpr base::Granules kMillisecondsPerSecond = 1'000;

constexpr int kUnfinishedShare = 100;  // below a hundredth of the billed time it is not worth a warning

constexpr std::array<const char*, kThrottles> kThrottleTexts{
    "invocations were throttled: the reserved concurrency was used up",
    "invocations were throttled: the account's concurrent executions were used up",
    "invocations were throttled: ten requests a second for each unit of concurrency were used up",
    "invocations were throttled: the function could not scale that fast",
    "invocations were throttled: ten requests a second for each unit of the reserved concurrency were used up"};

double inMilliseconds(base::Duration length) { return static_cast<double>(length.count) / 1e6; }

double number(std::uint64_t count) { return static_cast<double>(count); }

}  // namespace

Usage::Usage(engine::World& world, const Spec& spec, std::string name)
    : name_(std::move(name)),
      memory_(spec.memorySize),
      chargedStorage_(spec.ephemeralStorage - kFreeEphemeralStorage),
      architecture_(spec.architecture),
      provisions_(spec.provisionedConcurrency.has_value()),
      restores_(spec.snapStart && spec.published),
      chargesSnapshots_(restores_ && !spec.runtime.starts_with("java")),
      initialisesAhead_(spec.proactiveInit > 0.0),
      extends_(spec.extensions.has_value()),
      streams_(spec.streams),
      invocations_(world.metrics().metric(name_, "Invocations", engine::Statistic::Sum)),
      errors_(world.metrics().metric(name_, "Errors", engine::Statistic::Sum)),
      throttles_(world.metrics().metric(name_, "Throttles", engine::Statistic::Sum)),
      duration_(world.metrics().metric(name_, "Duration", engine::Statistic::Average)),
      concurrentExecutions_(world.metrics().gauge(name_, "ConcurrentExecutions", world.now())),
      concurrency_(world.now()),
      log_(spec.log) {}

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
    Caused& caused = caused_.of(request.workload);
    ++caused.invocations;
    if (!cold) return;
    ++counts_.coldStarts;
    counts_.init += init;
    if (watchedColdStarts_ != nullptr) watchedColdStarts_->add(1.0);
    if (watchedInit_ != nullptr) watchedInit_->add(inMilliseconds(init));
    caused.logged += log_.started();
}

void Usage::initSuppressed(const engine::Request& request) {
    if (!request.measured) return;
    ++counts_.suppressedInits;
    caused_.of(request.workload).logged += log_.started();
}

void Usage::initialisedAhead(const engine::Request& request, base::Duration billed) {
    if (!request.measured) return;
    ++counts_.initialisedAhead;
    Caused& caused = caused_.of(request.workload);
    caused.logged += log_.started();
    const std::int64_t milliseconds = billedDuration(billed, base::Duration(0)) / kBillingStep;
    onDemand_.billedMilliseconds += milliseconds;
    caused.onDemand += milliseconds;
}

void Usage::ended(const engine::Request& request, const Ended& how, base::Instant now) {
    concurrency_.change(-1, now);
    concurrentExecutions_.change(-1, now);
    const base::Instant began = now - how.duration - how.extensions;
    if (!request.measured) return endedEarlier(began, now);
    Lane& in = lane(how.provisioned);
    in.ended(began);
    const std::int64_t milliseconds =
        std::max<std::int64_t>(1, billedDuration(how.init, how.duration + how.extensions) / kBillingStep);
    in.billedMilliseconds += milliseconds;
    duration_.add(inMilliseconds(how.duration));
    for (engine::QuantileWindows* windows : watchedDurations_) windows->record(now, how.duration);
    counts_.extensions += how.extensions;
    counts_.streamedBytes += how.streamed.count;
    if (how.brokeOff) ++counts_.brokenStreams;
    Caused& caused = caused_.of(request.workload);
    caused.running(how.provisioned).ended(began);
    (how.provisioned ? caused.provisioned : caused.onDemand) += milliseconds;
    caused.streamed += how.streamed.count;
    caused.logged += log_.ended(how.printed, how.result == InvocationResult::Timeout);
    if (how.result == InvocationResult::Answer) return;
    errors_.add(1.0);
    ++counts_.errors;
    if (how.result == InvocationResult::Crash) ++counts_.crashes;
    if (how.result == InvocationResult::Timeout) ++counts_.timeouts;
}

void Usage::endedEarlier(base::Instant began, base::Instant now) {
    const base::Instant counted = std::max(began, base::Instant{});
    earlier_.ended(counted);
    if (now > counted) earlier_.milliseconds += (now - counted) / kBillingStep;
}

base::Granules Usage::Running::unfinished(base::Instant end) const {
    return (static_cast<base::Granules>(end.ns) * count - since) / kBillingStep.count;
}

void Usage::report(engine::ResourceReport& into, base::Duration window, base::Instant end,
                   const InitAhead& ahead) const {
    addFigures(into, window, end, ahead);
    if (provisions_) into.figures.push_back({"ProvisionedInits", number(ahead.count)});
    addReadings(into, end, ahead);
    log_.report(name_, ahead.count, window, into.readings);
    if (chargesSnapshots_) addSnapStart(into, window);
    warnUnfinished(into, end);
    warnEarlier(into, end);
    if (counts_.brokenStreams > 0)
        into.warnings.push_back({counts_.brokenStreams,
                                 "streamed answers broke off, at the function's Timeout or by an error: what had been "
                                 "sent by then is charged all the same"});
    for (std::size_t i = 0; i < kThrottles; ++i) {
        if (counts_.throttles[i] > 0) into.warnings.push_back({counts_.throttles[i], kThrottleTexts[i]});
    }
}

void Usage::addFigures(engine::ResourceReport& into, base::Duration window, base::Instant end,
                       const InitAhead& ahead) const {
    std::uint64_t throttles = 0;
    for (const std::uint64_t count : counts_.throttles) throttles += count;
    const double cold = number(counts_.coldStarts);
    into.figures.push_back({"Invocations", number(counts_.invocations)});
    into.figures.push_back({"ColdStarts", cold});
    into.figures.push_back({"Errors", number(counts_.errors)});
    into.figures.push_back({"Crashes", number(counts_.crashes)});
    into.figures.push_back({"Timeouts", number(counts_.timeouts)});
    into.figures.push_back({"Throttles", number(throttles)});
    for (std::size_t i = 0; i < kThrottles; ++i) {
        into.figures.push_back({kThrottleFigures[i], number(counts_.throttles[i])});
    }
    const base::Granules billed = billedBy(end) + ahead.billedMilliseconds;  // as the bill has it
    into.figures.push_back({"ConcurrentExecutionsMax", static_cast<double>(concurrency_.peak())});
    into.figures.push_back({"ConcurrentExecutionsMean", concurrency_.mean(window, end)});
    into.figures.push_back({"InitDurationMean", cold > 0.0 ? base::toSeconds(counts_.init) / cold : 0.0, cold});
    into.figures.push_back({"BilledDurationTotal", static_cast<double>(billed) / 1e3});
    if (initialisesAhead_) into.figures.push_back({"InitialisedAhead", number(counts_.initialisedAhead)});
    if (counts_.suppressedInits > 0) into.figures.push_back({"SuppressedInits", number(counts_.suppressedInits)});
    if (restores_) into.figures.push_back({"Restores", number(counts_.restores)});
    if (!extends_) return;
    const double invocations = number(counts_.invocations);
    const double mean = invocations > 0.0 ? base::toSeconds(counts_.extensions) / invocations : 0.0;
    into.figures.push_back({"PostRuntimeExtensionsDurationMean", mean, invocations});
}

base::Granules Usage::billedBy(base::Instant end) const {
    return onDemand_.billedMilliseconds + onDemand_.unfinished(end) + provisioned_.billedMilliseconds +
           provisioned_.unfinished(end);
}

void Usage::warnUnfinished(engine::ResourceReport& into, base::Instant end) const {
    const base::Granules unfinished = onDemand_.unfinished(end) + provisioned_.unfinished(end);
    if (unfinished * kUnfinishedShare <= billedBy(end)) return;
    into.warnings.push_back({static_cast<std::uint64_t>(onDemand_.count + provisioned_.count),
                             "executions were under way at the end; they are billed for the time they had run, not for "
                             "what was left of them: a longer Duration makes this matter less"});
}

/// Says how much of what ran in the window belongs to requests from before it: a result leaves those out.
void Usage::warnEarlier(engine::ResourceReport& into, base::Instant end) const {
    const base::Granules earlier = earlier_.milliseconds + earlier_.unfinished(end);
    if (earlier * kUnfinishedShare <= billedBy(end) || earlier < kMillisecondsPerSecond) return;
    into.warnings.push_back({static_cast<std::uint64_t>(earlier / kMillisecondsPerSecond),
                             "seconds of executions that ran in the window are not billed, because their requests "
                             "began before it (of those under way at its end the time they had run is billed); "
                             "ConcurrentExecutionsMean counts both: a longer Duration makes this matter less"});
}

void Usage::addReadings(engine::ResourceReport& into, base::Instant end, const InitAhead& ahead) const {
    const std::string suffix = architecture_ == Architecture::Arm ? "-ARM" : "";
    const auto add = [&](const char* usageType, base::Granules granules, std::int64_t perUnit) {
        into.readings.push_back({name_, "AWSLambda", usageType + suffix, granules, perUnit, base::MeterKind::Measured});
    };
    // What is under way at the end will be billed when it ends: so far it has run for this long.
    const base::Granules onDemand = onDemand_.billedMilliseconds + onDemand_.unfinished(end);
    const base::Granules provisioned =
        provisioned_.billedMilliseconds + provisioned_.unfinished(end) + ahead.billedMilliseconds;
    add("Request", static_cast<base::Granules>(counts_.invocations), 1);
    add("Lambda-GB-Second", onDemand * memory_, kGranulesPerGigabyteSecond);
    if (provisions_) add("Lambda-Provisioned-GB-Second", provisioned * memory_, kGranulesPerGigabyteSecond);
    if (chargedStorage_ > 0) {
        add("Lambda-Storage-GB-Second", (onDemand + provisioned) * chargedStorage_, kGranulesPerGigabyteSecond);
    }
    if (streams_) add("Lambda-Streaming-Response-Processed-Bytes", counts_.streamedBytes, kBytesPerGigabyte);
}

void Usage::addCauses(std::vector<engine::CausedReading>& into, base::Instant end) const {
    const std::string suffix = architecture_ == Architecture::Arm ? "-ARM" : "";
    const auto add = [&](const char* service, const std::string& usageType, const auto& amount) {
        into.push_back(engine::causedReading(name_, service, usageType, caused_, amount));
    };
    // With what those under way have run so far, which addReadings() bills as well.
    const auto onDemandTime = [end](const Caused& one) { return one.onDemand + one.underWay[0].unfinished(end); };
    const auto provisionedTime = [end](const Caused& one) { return one.provisioned + one.underWay[1].unfinished(end); };
    const auto onDemand = [&](const Caused& one) { return onDemandTime(one) * memory_; };
    const auto provisioned = [&](const Caused& one) { return provisionedTime(one) * memory_; };
    add("AWSLambda", "Request" + suffix, [](const Caused& one) { return base::Granules{one.invocations}; });
    add("AWSLambda", "Lambda-GB-Second" + suffix, onDemand);
    add("AmazonCloudWatch", log_.usageType(), [](const Caused& one) { return base::Granules{one.logged}; });
    if (provisions_) {
        add("AWSLambda", "Lambda-Provisioned-GB-Second" + suffix, provisioned);
        // Of what is held, the time that it served.
        add("AWSLambda", "Lambda-Provisioned-Concurrency" + suffix, provisioned);
    }
    if (chargedStorage_ > 0) {
        add("AWSLambda", "Lambda-Storage-GB-Second" + suffix,
            [&](const Caused& one) { return (onDemandTime(one) + provisionedTime(one)) * chargedStorage_; });
    }
    if (streams_) {
        add("AWSLambda", "Lambda-Streaming-Response-Processed-Bytes" + suffix,
            [](const Caused& one) { return base::Granules{one.streamed}; });
    }
    if (chargesSnapshots_) {
        add("AWSLambda", "Lambda-SnapStart-Restored-GB",
            [this](const Caused& one) { return base::Granules{one.restores} * memory_; });
    }
}

void Usage::addSnapStart(engine::ResourceReport& into, base::Duration window) const {
    into.readings.push_back({name_, "AWSLambda", "Lambda-SnapStart-Cached-GB-S",
                             static_cast<base::Granules>(window / kBillingStep) * memory_, kGranulesPerGigabyteSecond,
                             base::MeterKind::Recurring});
    into.readings.push_back({name_, "AWSLambda", "Lambda-SnapStart-Restored-GB",
                             static_cast<base::Granules>(counts_.restores) * memory_, kGranulesPerGigabyte,
                             base::MeterKind::Measured});
}

}  // namespace headroom::lambda
