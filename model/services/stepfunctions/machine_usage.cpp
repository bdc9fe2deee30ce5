// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/machine_usage.hpp"

#include <algorithm>

#include "model/services/stepfunctions/express_usage.hpp"

namespace headroom::stepfunctions {

namespace {

using engine::Statistic;

/// 1 GB-second = 1,024 MB x 1,000 ms.
constexpr std::int64_t kGranulesPerGigabyteSecond = 1'024'000;

/// By Admission; figures that are there once it has happened.
constexpr std::array<const char*, kAdmissions> kRefusedFor{"", "ThrottledStarts", "ThrottledOpenExecutions",
                                                           "ThrottledExpressStarts", "ThrottledSyncExecutions"};

double number(std::uint64_t count) { return static_cast<double>(count); }
double milliseconds(base::Duration length) { return static_cast<double>(length.count) / 1e6; }

bool hasChildren(const Definition& definition, MachineType type) {
    return std::ranges::any_of(definition.states, [type](const State& state) {
        return state.map && state.map->distributed && state.map->childType == type;
    });
}

}  // namespace

MachineUsage::MachineUsage(engine::World& world, const Spec& spec, std::string name)
    : world_(world),
      spec_(spec),
      name_(std::move(name)),
      started_(world.metrics().metric(name_, "ExecutionsStarted", Statistic::Sum)),
      succeeded_(world.metrics().metric(name_, "ExecutionsSucceeded", Statistic::Sum)),
      failed_(world.metrics().metric(name_, "ExecutionsFailed", Statistic::Sum)),
      timedOut_(world.metrics().metric(name_, "ExecutionsTimedOut", Statistic::Sum)),
      aborted_(world.metrics().metric(name_, "ExecutionsAborted", Statistic::Sum)),
      throttled_(world.metrics().metric(name_, "ExecutionThrottled", Statistic::Sum)),
      refused_(world.metrics().metric(name_, "ThrottledEvents", Statistic::Sum)),
      time_(world.metrics().metric(name_, "ExecutionTime", Statistic::Average)),
      open_(world.metrics().gauge(name_, "OpenExecutionCount", world.now())),
      standardChildren_(hasChildren(spec.definition, MachineType::Standard)),
      expressChildren_(hasChildren(spec.definition, MachineType::Express)),
      states_(spec.definition) {
    if (spec.type != MachineType::Express) return;
    billedDuration_ = &world.metrics().metric(name_, "ExpressExecutionBilledDuration", Statistic::Average);
    memory_ = &world.metrics().metric(name_, "ExpressExecutionMemory", Statistic::Average);
    billedMemory_ = &world.metrics().metric(name_, "ExpressExecutionBilledMemory", Statistic::Average);
}

void MachineUsage::refused(Admission why) {
    ++counts_.refused;
    ++counts_.refusedFor[static_cast<std::size_t>(why)];
    refused_.add(1.0);
}

void MachineUsage::throttled(const Execution& execution) {
    if (!execution.measured) return;
    ++counts_.throttledTransitions;
    throttled_.add(1.0);
}

void MachineUsage::started(Execution& execution, base::Instant now) {
    if (!execution.child) open_.change(1, now);
    if (!execution.measured) return;
    ++counts_.running;
    if (execution.express() && execution.requested) {
        ++counts_.expressRequests;
        ++caused_.of(execution.workload).expressRequests;
    }
    if (execution.child) {
        ++counts_.children;
        return transitions(execution, spec_.childStart);
    }
    if (!execution.express()) transitions(execution, spec_.startAndEnd);
    ++counts_.started;
    started_.add(1.0);
    running_.add(execution.running, now);
}

void MachineUsage::ended(const Execution& execution, const ExecutionTotals& totals, base::Instant now) {
    if (!totals.child) open_.change(-1, now);
    if (!execution.measured) return;
    --counts_.running;
    if (!totals.express) counts_.mostEvents = std::max(counts_.mostEvents, totals.events);  // others keep no history
    charge(execution, totals);
    if (totals.child) {
        if (!totals.ending.ok() && !totals.stopped) ++counts_.childrenFailed;
        return;
    }
    running_.remove(execution.running);
    time_.add(milliseconds(totals.length));
    executionTime_.record(totals.length);
    if (!totals.ending.ok() && !totals.stopped) countError(totals.ending.error);
    if (totals.stopped) {
        ++counts_.aborted;
        aborted_.add(1.0);
    } else if (totals.timedOut) {
        ++counts_.timedOut;
        timedOut_.add(1.0);
        failedTime_.record(totals.length);
    } else if (totals.ending.ok()) {
        ++counts_.succeeded;
        succeeded_.add(1.0);
        succeededTime_.record(totals.length);
    } else {
        ++counts_.failed;
        failed_.add(1.0);
        failedTime_.record(totals.length);
    }
}

ExecutionEnds MachineUsage::ends() const {
    ExecutionEnds ends{succeededTime_, failedTime_, {}};
    running_.each([&](base::Instant began) { ends.running.record(world_.now() - began); });
    return ends;
}

void MachineUsage::countError(ErrorId error) {
    if (error >= errors_.size()) errors_.resize(static_cast<std::size_t>(error) + 1);
    ++errors_[error];
}

void MachineUsage::charge(const Execution& execution, const ExecutionTotals& totals) {
    if (!totals.express) return;  // its transitions were counted one by one
    const base::Duration billed = expressBilledDuration(totals.length);
    const std::int64_t megabytes = expressBilledMegabytes(totals.memory);
    const base::Granules used = static_cast<base::Granules>(megabytes) * (billed.count / base::milliseconds(1).count);
    counts_.megabyteMilliseconds += used;
    caused_.of(execution.workload).megabyteMilliseconds += used;
    if (billedDuration_ == nullptr) return;
    billedDuration_->add(milliseconds(billed));
    memory_->add(static_cast<double>(totals.memory));
    billedMemory_->add(static_cast<double>(megabytes));
}

void MachineUsage::report(engine::ResourceReport& into, base::Duration window, const Plan& plan) const {
    addFigures(into, window);
    addErrors(into, plan);
    states_.report(into);
    addReadings(into);
    addWarnings(into);
}

void MachineUsage::addFigures(engine::ResourceReport& into, base::Duration window) const {
    const auto add = [&into](const char* name, double value, double weight = 1.0) {
        into.figures.push_back({name, value, weight});
    };
    const double ended = number(executionTime_.count());
    add("ExecutionsStarted", number(counts_.started));
    add("ExecutionsSucceeded", number(counts_.succeeded));
    add("ExecutionsFailed", number(counts_.failed));
    add("ExecutionsTimedOut", number(counts_.timedOut));
    add("ExecutionsAborted", number(counts_.aborted));
    add("ExecutionThrottled", number(counts_.throttledTransitions));
    add("ThrottledEvents", number(counts_.refused));
    for (std::size_t why = 0; why < kAdmissions; ++why) {
        if (counts_.refusedFor[why] > 0) add(kRefusedFor[why], number(counts_.refusedFor[why]));
    }
    add("ExecutionTimeMean", ended > 0.0 ? executionTime_.meanNanoseconds() / 1e9 : 0.0, ended);
    add("StateTransitions", static_cast<double>(counts_.transitions));
    add("OpenExecutionsMean", world_.metrics().average(open_, window));
    if (spec_.type == MachineType::Standard) add("HistoryEventsMax", static_cast<double>(counts_.mostEvents));
    if (standardChildren_ || expressChildren_) {
        add("ChildExecutions", number(counts_.children));
        add("ChildExecutionsFailed", number(counts_.childrenFailed));
    }
    if (spec_.type == MachineType::Express || expressChildren_)
        add("ExpressGigabyteSeconds",
            static_cast<double>(counts_.megabyteMilliseconds) / static_cast<double>(kGranulesPerGigabyteSecond));
}

/// One figure for each error that executions ended with, by its name.
void MachineUsage::addErrors(engine::ResourceReport& into, const Plan& plan) const {
    for (std::size_t error = 0; error < errors_.size(); ++error) {
        if (errors_[error] == 0) continue;
        into.figures.push_back(
            {"error/" + plan.errorName(static_cast<ErrorId>(error)), number(errors_[error]), 1.0, engine::Merge::Sum});
    }
}

void MachineUsage::addReadings(engine::ResourceReport& into) const {
    const auto add = [&](const char* usageType, base::Granules granules, std::int64_t perUnit) {
        into.readings.push_back({name_, "AmazonStates", usageType, granules, perUnit, base::MeterKind::Measured});
    };
    if (spec_.type == MachineType::Standard) add("StateTransition", counts_.transitions, 1);
    if (spec_.type == MachineType::Standard && !expressChildren_) return;
    add("StepFunctions-Request", static_cast<base::Granules>(counts_.expressRequests), 1);
    add("StepFunctions-GB-Second", counts_.megabyteMilliseconds, kGranulesPerGigabyteSecond);
}

void MachineUsage::addCauses(std::vector<engine::CausedReading>& into) const {
    const auto add = [&](const char* usageType, const auto& amount) {
        into.push_back(engine::causedReading(name_, "AmazonStates", usageType, caused_, amount));
    };
    add("StateTransition", [](const Caused& one) { return base::Granules{one.transitions}; });
    add("StepFunctions-Request", [](const Caused& one) { return base::Granules{one.expressRequests}; });
    add("StepFunctions-GB-Second", [](const Caused& one) { return one.megabyteMilliseconds; });
}

void MachineUsage::addWarnings(engine::ResourceReport& into) const {
    if (counts_.refused > 0)
        into.warnings.push_back({counts_.refused, "executions were not started: the account's quota was used up"});
    if (counts_.throttledTransitions > 0)
        into.warnings.push_back(
            {counts_.throttledTransitions, "transitions waited: the account's StateTransition quota was used up"});
    constexpr std::int64_t kShare = 100;  // below a hundredth of what has ended it is not worth a warning
    const auto ended = static_cast<std::int64_t>(counts_.started + counts_.children) - counts_.running;
    if (counts_.running * kShare <= ended || counts_.running == 0) return;
    const std::string unbilled = spec_.type == MachineType::Standard
                                     ? "transitions after it are in no bill"
                                     : "what they have used is charged when they end and is in no bill";
    into.warnings.push_back(
        {static_cast<std::uint64_t>(counts_.running),
         "executions were under way at the end: " + unbilled +
             ", nor is what began in the warm-up, so that a month costs more than is said, by up to their share of the "
             "executions started; nor do their errors and times count until they end, in figures and percentiles. A "
             "Duration of many times an execution's length makes this matter less"});
}

}  // namespace headroom::stepfunctions
