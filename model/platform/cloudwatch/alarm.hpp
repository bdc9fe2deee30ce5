// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"

namespace headroom::cloudwatch {

enum class Comparison : std::uint8_t { Above, AtLeast, Below, AtMost };

/// TreatMissingData of a CloudWatch alarm.
enum class MissingData : std::uint8_t { Missing, Ignore, Breaching, NotBreaching };

enum class AlarmState : std::uint8_t { InsufficientData, Ok, Alarm };

/// What an alarm watches a one-minute metric for.
struct AlarmSpec {
    engine::Statistic statistic = engine::Statistic::Average;
    Comparison comparison = Comparison::Above;
    double threshold = 0.0;
    std::size_t evaluationPeriods = 1;
    std::size_t datapointsToAlarm = 1;  ///< at most evaluationPeriods
    MissingData missingData = MissingData::Missing;
};

/// An alarm went from one state to another.
struct StateChange {
    base::Instant at;
    AlarmState from = AlarmState::InsufficientData;
    AlarmState to = AlarmState::InsufficientData;
    bool operator==(const StateChange&) const = default;
};

/// How many more datapoints than EvaluationPeriods an alarm looks back for, where some are missing (CloudWatch User
/// Guide, alarms-and-missing-data, read 2026: 5 in its example of 3 periods; no rule is published).
inline constexpr std::size_t kSpareDatapoints = 2;

/// A metric alarm. @see README.md for how missing data counts.
class Alarm {
public:
    explicit Alarm(const AlarmSpec& spec);

    /// The next minute's datapoint has come, or none has: the state is decided anew.
    void evaluate(std::optional<engine::Datapoint> point, base::Instant now);

    /// The alarm is put again with another threshold; it counts from the next evaluation on.
    void setThreshold(double threshold) { spec_.threshold = threshold; }
    double threshold() const { return spec_.threshold; }
    AlarmState state() const { return state_; }
    std::span<const StateChange> history() const { return history_; }

    /// The statistic of the last `EvaluationPeriods` minutes; what is missing stays out.
    std::optional<double> latest() const;
    std::optional<double> maximum() const;
    std::optional<double> average() const;

private:
    AlarmState decide() const;
    bool breaches(double value) const;
    /// `age` 0: the newest.
    const std::optional<double>& value(std::size_t age) const { return values_[(newest_ + age) % values_.size()]; }

    AlarmSpec spec_;
    std::vector<std::optional<double>> values_;  ///< a ring, newest first from newest_
    std::size_t newest_ = 0;
    AlarmState state_ = AlarmState::InsufficientData;
    std::vector<StateChange> history_;
};

}  // namespace headroom::cloudwatch
