// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"

namespace headroom::cloudwatch {

/// CloudWatch's period for the metrics of AWS services (CloudWatch User Guide, "Metrics concepts", read 2026: metrics
/// of AWS services have a granularity of one minute).
inline constexpr base::Duration kPeriod = base::minutes(1);

/// The minute's end after `now`.
constexpr base::Instant nextMinute(base::Instant now) {
    const std::int64_t period = kPeriod.count;
    const std::int64_t begun = now.ns >= 0 ? now.ns / period : -((-now.ns + period - 1) / period);
    return base::Instant{(begun + 1) * period};
}

/// A metric as an alarm reads it: one datapoint a minute, in the warm-up too and however long the periods are that the
/// report keeps.
class MinuteMetric {
public:
    MinuteMetric() = default;
    MinuteMetric(const MinuteMetric&) = delete;
    MinuteMetric& operator=(const MinuteMetric&) = delete;
    virtual ~MinuteMetric() = default;
    /// The datapoint of the minute that ends at `now`; nothing when the service published none. Asked once a minute.
    virtual std::optional<engine::Datapoint> takeMinute(base::Instant now) = 0;
};

/// A level (ProvisionedConcurrencyUtilization): its time average, as the one sample, and its maximum. A minute in which
/// it stood at 0 without a change is not published: nothing ran.
class MinuteLevel final : public MinuteMetric {
public:
    /// `unit`: what one of the level is worth in CloudWatch's unit (a share counted in parts).
    explicit MinuteLevel(base::Instant now, double unit = 1.0) : begun_(now), since_(now), unit_(unit) {}

    void set(std::int64_t level, base::Instant now) {
        if (level == level_) return;
        settle(now);
        level_ = level;
        peak_ = std::max(peak_, level);
        changed_ = true;
    }
    std::optional<engine::Datapoint> takeMinute(base::Instant now) override {
        settle(now);
        std::optional<engine::Datapoint> point;
        if (changed_ || level_ != 0) {
            const auto length = static_cast<double>((now - begun_).count);
            const double average = length > 0.0 ? static_cast<double>(area_) / length : 0.0;
            point = engine::Datapoint{average * unit_, static_cast<double>(peak_) * unit_, 1};
        }
        begun_ = now;
        area_ = 0;
        peak_ = level_;
        changed_ = false;
        return point;
    }

private:
    __extension__ using Area = __int128;
    void settle(base::Instant now) {
        area_ += static_cast<Area>(level_) * (now - since_).count;
        since_ = now;
    }
    base::Instant begun_;  ///< of the open minute
    base::Instant since_;
    double unit_;
    Area area_ = 0;  ///< level x ns in the open minute
    std::int64_t level_ = 0;
    std::int64_t peak_ = 0;
    bool changed_ = false;
};

/// Single observations (ConsumedWriteCapacityUnits). A minute without any is not published, unless `zeros`.
class MinuteSum final : public MinuteMetric {
public:
    explicit MinuteSum(bool zeros) : zeros_(zeros) {}

    void add(double value) {
        open_.sum += value;
        open_.maximum = std::max(open_.maximum, value);
        ++open_.samples;
    }
    std::optional<engine::Datapoint> takeMinute(base::Instant) override {
        std::optional<engine::Datapoint> point;
        if (zeros_ || open_.samples > 0) point = open_;
        open_ = {};
        return point;
    }

private:
    engine::Datapoint open_;
    bool zeros_;
};

}  // namespace headroom::cloudwatch
