// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/provisioned.hpp"

#include <algorithm>

namespace headroom::lambda {

namespace {

// The gauge counts in these parts: exact to eight decimals.
constexpr std::int64_t kUtilizationScale = 100'000'000;

}  // namespace

Provisioned::Provisioned(engine::World& world, const Quotas& quotas, const Spec& spec, const std::string& name)
    : quotas_(quotas),
      name_(name),
      memory_(spec.memorySize),
      architecture_(spec.architecture),
      rate_(spec.provisionedConcurrency.value_or(0), quotas, world.begin()),
      held_(kProvisionedBillingStep, world.begin()),
      executions_(world.begin()),
      capacity_(world.begin()),
      executionsGauge_(world.metrics().gauge(name, "ProvisionedConcurrentExecutions", world.now())),
      invocationsMetric_(world.metrics().metric(name, "ProvisionedConcurrencyInvocations", engine::Statistic::Sum)),
      spilloversMetric_(
          world.metrics().metric(name, "ProvisionedConcurrencySpilloverInvocations", engine::Statistic::Sum)),
      utilizationGauge_(world.metrics().gauge(name, "ProvisionedConcurrencyUtilization", world.now(),
                                              engine::Statistic::Maximum, 1.0 / kUtilizationScale)) {
    request(spec.provisionedConcurrency.value_or(0), world.begin());
    allocate(requested_, world.begin());
}

void Provisioned::enter(bool synchronous, bool measured, base::Instant now) {
    ++busy_;
    if (synchronous) rate_.take(now);
    executions_.change(1, now);
    executionsGauge_.change(1, now);
    setUtilization(now);
    if (!measured) return;
    ++invocations_;
    invocationsMetric_.add(1.0);
}

void Provisioned::leave(base::Instant now) {
    --busy_;
    executions_.change(-1, now);
    executionsGauge_.change(-1, now);
    setUtilization(now);
}

void Provisioned::spilledOver(bool measured) {
    if (!measured) return;
    ++spillovers_;
    spilloversMetric_.add(1.0);
}

void Provisioned::request(std::int64_t count, base::Instant now) {
    requested_ = count;
    held_.set(count, now);
}

void Provisioned::allocate(std::int64_t count, base::Instant now) {
    capacity_.change(count - allocated_, now);
    allocated_ = count;
    since_ = now;
    rate_.resize(count, quotas_, now);
    setUtilization(now);
}

base::Duration Provisioned::delayOf(std::int64_t more) const {
    return quotas_.provisioningPreparation +
           base::fromSeconds(static_cast<double>(more) / quotas_.provisioningRate.perSecond);
}

void Provisioned::setUtilization(base::Instant now) {
    // Executions that outlive a reduction use more than there is: not above 1.
    const std::int64_t level = allocated_ == 0 ? 0 : kUtilizationScale * std::min(busy_, allocated_) / allocated_;
    utilizationGauge_.change(level - utilization_, now);
    utilization_ = level;
    if (watched_ != nullptr) watched_->set(level, now);
}

cloudwatch::MinuteLevel& Provisioned::watchUtilization(base::Instant now) {
    watched_ = std::make_unique<cloudwatch::MinuteLevel>(now, 1.0 / kUtilizationScale);
    watched_->set(utilization_, now);
    return *watched_;
}

void Provisioned::startMeasuring(base::Instant now) {
    held_.startMeasuring(now);
    executions_.startMeasuring(now);
    capacity_.startMeasuring(now);
}

void Provisioned::report(engine::ResourceReport& into, base::Duration window, base::Instant end) const {
    const double capacity = capacity_.mean(window, end);
    const double used = executions_.mean(window, end);
    into.figures.push_back({"ProvisionedConcurrencyInvocations", static_cast<double>(invocations_)});
    into.figures.push_back({"ProvisionedConcurrencySpilloverInvocations", static_cast<double>(spillovers_)});
    into.figures.push_back({"ProvisionedConcurrentExecutionsMax", static_cast<double>(executions_.peak())});
    into.figures.push_back({"ProvisionedConcurrencyMean", capacity});
    into.figures.push_back({"ProvisionedConcurrencyUtilizationMean", capacity > 0.0 ? used / capacity : 0.0});
    const std::string suffix = architecture_ == Architecture::Arm ? "-ARM" : "";
    into.readings.push_back({name_, "AWSLambda", "Lambda-Provisioned-Concurrency" + suffix,
                             held_.total(end) / kBillingStep.count * memory_, kGranulesPerGigabyteSecond,
                             base::MeterKind::Recurring});
    if (invocations_ == 0 && capacity > 0.0)
        into.warnings.push_back({0, "provisioned concurrency served nobody: do callers name another version?"});
    if (spillovers_ == 0) return;
    into.warnings.push_back({spillovers_, "invocations found no provisioned concurrency free and ran on demand"});
}

}  // namespace headroom::lambda
