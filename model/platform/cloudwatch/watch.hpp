// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "model/base/units.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/platform/cloudwatch/alarm.hpp"
#include "model/platform/cloudwatch/minute_metric.hpp"

namespace headroom::cloudwatch {

/// Who acts on alarms. CloudWatch calls an Auto Scaling action when an alarm goes to ALARM and again every minute that
/// it stays there (from memory), so it is told of every evaluation.
class AlarmListener {
public:
    AlarmListener() = default;
    AlarmListener(const AlarmListener&) = delete;
    AlarmListener& operator=(const AlarmListener&) = delete;
    virtual ~AlarmListener() = default;
    virtual void evaluated(base::Instant now) = 0;
    /// Just before an evaluation: thresholds may be put anew.
    virtual void evaluating(base::Instant) {}
};

/// One metric and the alarms on it, evaluated once a minute when its datapoint has been published. What a design has no
/// alarm on has no watch, and costs no event.
class Watch {
public:
    /// `delay`: how long after a minute's end its datapoint can be read. All that is named outlives the watch.
    Watch(engine::World& world, MinuteMetric& metric, base::Duration delay, AlarmListener* listener = nullptr)
        : world_(world), metric_(metric), delay_(delay), listener_(listener) {}
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    Alarm& add(const AlarmSpec& spec) { return alarms_.emplace_back(spec); }
    /// From now on; the minute under way counts as one.
    void start() { everyMinute().spawn(); }

private:
    engine::Process everyMinute();
    engine::Process publish(std::optional<engine::Datapoint> point);
    void evaluate(const std::optional<engine::Datapoint>& point);

    engine::World& world_;
    MinuteMetric& metric_;
    base::Duration delay_;
    AlarmListener* listener_;
    std::deque<Alarm> alarms_;
};

}  // namespace headroom::cloudwatch
