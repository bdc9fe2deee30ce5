// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

/// Auto scaling of a table's writes and reads, and of its global indexes', in whole numbers, written down from AWS's
/// rules and not from the model: alarms on the sum of a minute, two above the target and fifteen below 20 points less;
/// new capacity = consumed / target, rounded up, from the highest datapoint of the alarm; a table that is being updated
/// is left alone; four decreases at midnight and one more each hour, reads and writes in one call counted once;
/// scheduled actions move the bounds; a scale in waits for the cooldown of the one before, unless there was a scale
/// out; a capacity outside the bounds is brought within them when an alarm acts that would not have done so by itself.
namespace headroom::test::oracle {

/// A minute that CloudWatch has no datapoint of.
inline constexpr std::int64_t kMissing = -1;

struct Rules {
    std::int64_t target = 70;  ///< per cent
    std::int64_t least = 1;
    std::int64_t most = 40'000;
    std::int64_t alarmSeconds = 150;
    std::int64_t updateSeconds = 120;
    bool highestOfHour = false;  ///< how an hour is billed
    std::int64_t scaleInCooldown = 0;
    bool operator==(const Rules&) const = default;
};

struct Change {
    std::int64_t decided = 0;  ///< s
    std::int64_t served = 0;
    std::int64_t to = 0;
    bool operator==(const Change&) const = default;
};

/// New bounds from a second on.
struct Action {
    std::int64_t at = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// A table's writes, its reads, or a global index's writes: what each minute consumes, from a capacity at second 0,
/// which is 00:00 UTC.
struct Load {
    std::int64_t capacity = 0;
    std::vector<std::int64_t> consumed;
    std::vector<Action> actions{};  ///< in their order
    bool reads = false;             ///< of the table, whose writes are the first of the loads
};

/// Decreases of a table, or of an index.
class Decreases {
public:
    bool take(std::int64_t now) {
        for (; hour_ < now / 3'600; ++hour_) {
            const bool midnight = (hour_ + 1) % 24 == 0;
            left_ = midnight ? 4 : (left_ < 4 ? left_ + 1 : 4);
        }
        if (paidAt_ == now) return true;  // the same call
        if (left_ == 0) return false;
        --left_;
        paidAt_ = now;
        return true;
    }

private:
    std::int64_t left_ = 4;
    std::int64_t hour_ = 0;
    std::int64_t paidAt_ = -1;
};

/// One of them on its way.
class Scaled {
public:
    Scaled(const Rules& rules, const Load& load, Decreases& decreases)
        : rules_(rules),
          load_(load),
          decreases_(decreases),
          least_(rules.least),
          most_(rules.most),
          capacity_(load.capacity) {}

    /// What has been done before `now` serves; whether something is under way then.
    bool busyAt(std::int64_t now) {
        if (nextAt_ >= 0 && nextAt_ < now) {
            capacity_ = next_;
            servedAt_ = nextAt_;
            nextAt_ = -1;
        }
        return nextAt_ >= 0;
    }
    /// When bounds move next, or a capacity outside of them is looked at again; below 0: never.
    std::int64_t nextAction() const {
        const std::int64_t given = action_ < load_.actions.size() ? load_.actions[action_].at : -1;
        return again_ >= 0 && (given < 0 || again_ < given) ? again_ : given;
    }
    void act(std::int64_t now, bool busy) {
        if (action_ < load_.actions.size() && load_.actions[action_].at == now) {
            least_ = load_.actions[action_].least;
            most_ = load_.actions[action_].most;
            ++action_;
        }
        again_ = busy ? now + 60 : -1;
        if (!busy && bounded(capacity_) != capacity_) change(now, bounded(capacity_));
    }
    /// The alarms see the minutes until `minute`.
    void evaluate(std::size_t minute) {
        const std::int64_t percent = capacity_ * 60;  // x per cent / 100 = units a minute
        const auto above = [&](std::int64_t units) { return units * 100 > rules_.target * percent; };
        const auto below = [&](std::int64_t units) { return units * 100 < (rules_.target - 20) * percent; };
        high_ = inAlarm(high_, minute, 2, above);
        low_ = inAlarm(low_, minute, 15, below);
    }
    void decide(std::size_t minute, std::int64_t now) {
        if (high_ ? capacity_ > most_ : low_ && capacity_ < least_) {
            change(now, bounded(capacity_));
        } else if (high_) {
            const std::int64_t to = wanted(highest(minute, 2));
            if (to > capacity_ && change(now, to)) cooling_ = false;
        } else if (low_) {
            const std::int64_t to = wanted(highest(minute, 15));
            if (to >= capacity_ || (cooling_ && now < servedAt_ + rules_.scaleInCooldown)) return;
            if (change(now, to)) cooling_ = true;
        }
    }

    std::vector<Change> changes;

private:
    /// So many minutes in a row, or, where some are missing, the newest of two minutes more. AWS/DynamoDB metrics
    /// ignore missing data: an alarm with fewer stays as it is, unless one of them is as it should be, or all are
    /// younger than the alarm is long.
    template <class Breaches>
    bool inAlarm(bool state, std::size_t minute, std::size_t count, Breaches breaches) const {
        std::size_t found = 0;
        std::size_t oldest = 0;
        for (std::size_t age = 1; age <= count + 2 && age <= minute && found < count; ++age) {
            const std::int64_t units = load_.consumed[minute - age];
            if (units == kMissing) continue;
            if (!breaches(units)) return false;
            ++found;
            oldest = age;
        }
        return found == count || (state && (found == 0 || oldest >= count));
    }
    std::int64_t highest(std::size_t end, std::size_t count) const {
        std::int64_t most = 0;
        for (std::size_t age = 1; age <= count && age <= end; ++age) {
            const std::int64_t units = load_.consumed[end - age];
            most = units > most ? units : most;
        }
        return most;
    }
    std::int64_t bounded(std::int64_t units) const { return units < least_ ? least_ : (units > most_ ? most_ : units); }
    std::int64_t wanted(std::int64_t units) const {
        return bounded((units * 100 + rules_.target * 60 - 1) / (rules_.target * 60));
    }
    bool change(std::int64_t now, std::int64_t to) {
        if (to < capacity_ && !decreases_.take(now)) return false;
        next_ = to;
        nextAt_ = now + rules_.updateSeconds;
        changes.push_back({now, nextAt_, to});
        return true;
    }

    const Rules& rules_;
    const Load& load_;
    Decreases& decreases_;
    std::int64_t least_;
    std::int64_t most_;
    std::int64_t capacity_;
    std::int64_t next_ = 0;     // capacity of the update under way
    std::int64_t nextAt_ = -1;  // when it serves; below 0: none
    std::int64_t servedAt_ = 0;
    std::size_t action_ = 0;
    std::int64_t again_ = -1;
    bool cooling_ = false;  // since a scale in
    bool high_ = false;     // alarms
    bool low_ = false;
};

}  // namespace headroom::test::oracle
