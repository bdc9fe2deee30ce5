// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/cloudwatch/alarm.hpp"

#include <algorithm>
#include <cassert>

namespace headroom::cloudwatch {

namespace {

double statisticOf(const engine::Datapoint& point, engine::Statistic statistic) {
    switch (statistic) {
        case engine::Statistic::Sum:
            return point.sum;
        case engine::Statistic::Average:
            return point.samples == 0 ? 0.0 : point.sum / static_cast<double>(point.samples);
        case engine::Statistic::Maximum:
            return point.maximum;
        case engine::Statistic::SampleCount:
            return static_cast<double>(point.samples);
    }
    return 0.0;
}

}  // namespace

Alarm::Alarm(const AlarmSpec& spec) : spec_(spec), values_(spec.evaluationPeriods + kSpareDatapoints) {
    assert(spec.datapointsToAlarm >= 1 && spec.datapointsToAlarm <= spec.evaluationPeriods);
}

void Alarm::evaluate(std::optional<engine::Datapoint> point, base::Instant now) {
    newest_ = (newest_ + values_.size() - 1) % values_.size();
    values_[newest_].reset();
    if (point) values_[newest_] = statisticOf(*point, spec_.statistic);
    const AlarmState next = decide();
    if (next == state_) return;
    history_.push_back({now, state_, next});
    state_ = next;
}

/// The two tables of the CloudWatch User Guide, alarms-and-missing-data (read 2026).
AlarmState Alarm::decide() const {
    std::size_t real = 0;
    std::size_t breaching = 0;
    std::size_t oldest = 0;  // age of the oldest real one, from 1
    for (std::size_t age = 0; age < values_.size() && real < spec_.evaluationPeriods; ++age) {
        if (!value(age)) continue;
        ++real;
        breaching += breaches(*value(age)) ? 1U : 0U;
        oldest = age + 1;
    }
    if (breaching >= spec_.datapointsToAlarm) return AlarmState::Alarm;
    if (real == spec_.evaluationPeriods) return AlarmState::Ok;
    // All that is there breaches, and it is old enough for the alarm not to be premature.
    const bool due = real > 0 && breaching == real && oldest >= spec_.datapointsToAlarm;
    switch (spec_.missingData) {
        case MissingData::NotBreaching:
            return AlarmState::Ok;
        case MissingData::Breaching: {
            const std::size_t filled = breaching + spec_.evaluationPeriods - real;
            return filled >= spec_.datapointsToAlarm ? AlarmState::Alarm : AlarmState::Ok;
        }
        case MissingData::Ignore:
            return real == 0 || due ? state_ : AlarmState::Ok;
        case MissingData::Missing:
            break;
    }
    if (real == 0) return AlarmState::InsufficientData;
    return due ? AlarmState::Alarm : AlarmState::Ok;
}

bool Alarm::breaches(double value) const {
    switch (spec_.comparison) {
        case Comparison::Above:
            return value > spec_.threshold;
        case Comparison::AtLeast:
            return value >= spec_.threshold;
        case Comparison::Below:
            return value < spec_.threshold;
        case Comparison::AtMost:
            return value <= spec_.threshold;
    }
    return false;
}

std::optional<double> Alarm::latest() const {
    for (std::size_t age = 0; age < spec_.evaluationPeriods; ++age) {
        if (value(age)) return value(age);
    }
    return std::nullopt;
}

std::optional<double> Alarm::maximum() const {
    std::optional<double> most;
    for (std::size_t age = 0; age < spec_.evaluationPeriods; ++age) {
        if (value(age)) most = most ? std::max(*most, *value(age)) : *value(age);
    }
    return most;
}

std::optional<double> Alarm::average() const {
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t age = 0; age < spec_.evaluationPeriods; ++age) {
        if (!value(age)) continue;
        sum += *value(age);
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / static_cast<double>(count);
}

}  // namespace headroom::cloudwatch
