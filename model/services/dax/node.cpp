// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dax/node.hpp"

#include <algorithm>
#include <functional>

#include "model/platform/cloudwatch/minute_metric.hpp"

namespace headroom::dax {

using base::Duration;
using base::Instant;

Node::Node(const Spec& spec, Instant now)
    : nanosecondsPerUnit_(static_cast<double>(spec.type().cpus) * 1e9 / spec.unitsPerSecond()),
      fullRate_(spec.unitsPerSecond() * spec.throttleCpu),
      window_(base::toSeconds(spec.throttleWindow)),
      baseline_(spec.type().burst == Burst::None ? 1.0 : spec.type().baseline()),
      admission_(fullRate_, fullRate_ * window_, now),
      freeAt_(static_cast<std::size_t>(spec.type().cpus), now),
      sampledAt_(now),
      minuteEnds_(cloudwatch::nextMinute(now)) {
    if (spec.type().burst != Burst::None) credits_.emplace(spec.type(), now);
}

bool Node::accepts(Instant now) {
    checkCredits(now);
    return admission_.any(now);
}

Instant Node::work(std::int64_t units, Instant now) {
    checkCredits(now);
    admission_.force(units, now);
    const Duration cpu(static_cast<std::int64_t>(static_cast<double>(units) * nanosecondsPerUnit_ + 0.5));
    const Duration takes(static_cast<std::int64_t>(static_cast<double>(cpu.count) * slowdown_ / speed_ + 0.5));
    std::ranges::pop_heap(freeAt_, std::greater<>());
    const Instant from = std::max(freeAt_.back(), now);
    const Instant to = from + takes;
    freeAt_.back() = to;
    std::ranges::push_heap(freeAt_, std::greater<>());
    book(from, to, cpu);
    if (credits_) credits_->spend(cpu, now);
    return to;
}

void Node::slowDown(double factor, Instant now) {
    slowdown_ = factor;
    setSpeed(speed_, now);
}

void Node::checkCredits(Instant now) {
    if (!credits_) return;
    const double share = credits_->exhausted(now) ? baseline_ : 1.0;
    if (share != speed_) setSpeed(share, now);
}

void Node::setSpeed(double share, Instant now) {
    speed_ = share;
    const double rate = fullRate_ * share / slowdown_;
    admission_.resize(rate, rate * window_, now);
}

/// Divides CPU time between the minute under way and what comes after it.
void Node::book(Instant from, Instant to, Duration cpu) {
    if (to <= minuteEnds_) {
        used_ += cpu;
    } else if (from >= minuteEnds_) {
        usedNext_ += cpu;
    } else {
        const double share = base::toSeconds(minuteEnds_ - from) / base::toSeconds(to - from);
        const Duration now(static_cast<std::int64_t>(static_cast<double>(cpu.count) * share));
        used_ += now;
        usedNext_ += cpu - now;
    }
}

double Node::takeUtilisation(Instant now) {
    const double length = base::toSeconds(now - sampledAt_) * static_cast<double>(freeAt_.size());
    const double used = base::toSeconds(used_);
    sampledAt_ = now;
    minuteEnds_ = cloudwatch::nextMinute(now);
    used_ = usedNext_;
    usedNext_ = Duration(0);
    if (length <= 0.0) return 0.0;
    return std::min(used / length, 1.0);
}

void Node::startMeasuring(Instant now) {
    if (credits_) credits_->startMeasuring(now);
}

}  // namespace headroom::dax
