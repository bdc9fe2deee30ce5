// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

/// Auto scaling of a table's writes, and of its global indexes', in whole numbers, written down from AWS's rules and
/// not from the model: alarms on the sum of a minute, two above the target and fifteen below 20 points less; new
/// capacity = consumed / target, rounded up, from the highest datapoint of the alarm; a table that is being updated is
/// left alone; four decreases at midnight and one more each hour.
namespace headroom::test::oracle {

struct Rules {
    std::int64_t target = 70;  ///< per cent
    std::int64_t least = 1;
    std::int64_t most = 40'000;
    std::int64_t alarmSeconds = 150;
    std::int64_t updateSeconds = 120;
    bool highestOfHour = false;  ///< how an hour is billed
    bool operator==(const Rules&) const = default;
};

struct Change {
    std::int64_t decided = 0;  ///< s
    std::int64_t served = 0;
    std::int64_t to = 0;
    bool operator==(const Change&) const = default;
};

/// A table's writes, or a global index's: what each minute consumes, from a capacity at second 0, which is 00:00 UTC.
struct Load {
    std::int64_t capacity = 0;
    std::vector<std::int64_t> consumed;
};

/// One of them on its way.
class Scaled {
public:
    Scaled(const Rules& rules, const Load& load) : rules_(rules), load_(load), capacity_(load.capacity) {}

    /// What has been done before `now` serves; whether something is under way then.
    bool busyAt(std::int64_t now) {
        for (; hour_ < now / 3'600; ++hour_) {
            const bool midnight = (hour_ + 1) % 24 == 0;
            decreases_ = midnight ? 4 : (decreases_ < 4 ? decreases_ + 1 : 4);
        }
        if (nextAt_ >= 0 && nextAt_ < now) {
            capacity_ = next_;
            nextAt_ = -1;
        }
        return nextAt_ >= 0;
    }
    /// Decides on the minutes until `minute`.
    void decide(std::size_t minute, std::int64_t now) {
        const std::int64_t percent = capacity_ * 60;  // x per cent / 100 = units a minute
        std::int64_t to = capacity_;
        if (minute >= 2 && lowest(minute, 2) * 100 > rules_.target * percent) {
            to = wanted(highest(minute, 2));
            if (to <= capacity_) return;
        } else if (minute >= 15 && highest(minute, 15) * 100 < (rules_.target - 20) * percent) {
            to = wanted(highest(minute, 15));
            if (to >= capacity_ || decreases_ == 0) return;
            --decreases_;
        } else {
            return;
        }
        next_ = to;
        nextAt_ = now + rules_.updateSeconds;
        changes.push_back({now, nextAt_, to});
    }

    std::vector<Change> changes;

private:
    std::int64_t highest(std::size_t end, std::size_t count) const {
        std::int64_t most = 0;
        for (std::size_t i = end - count; i < end; ++i) most = load_.consumed[i] > most ? load_.consumed[i] : most;
        return most;
    }
    std::int64_t lowest(std::size_t end, std::size_t count) const {
        std::int64_t least = load_.consumed[end - 1];
        for (std::size_t i = end - count; i < end; ++i) least = load_.consumed[i] < least ? load_.consumed[i] : least;
        return least;
    }
    std::int64_t wanted(std::int64_t units) const {
        const std::int64_t whole = (units * 100 + rules_.target * 60 - 1) / (rules_.target * 60);
        return whole < rules_.least ? rules_.least : (whole > rules_.most ? rules_.most : whole);
    }

    const Rules& rules_;
    const Load& load_;
    std::int64_t capacity_;
    std::int64_t next_ = 0;     // capacity of the update under way
    std::int64_t nextAt_ = -1;  // when it serves; below 0: none
    std::int64_t decreases_ = 4;
    std::int64_t hour_ = 0;
};

/// Of a table and its global indexes, each scaled apart; while one of them is being updated all are left alone.
inline std::vector<std::vector<Change>> changesOf(const Rules& rules, const std::vector<Load>& loads) {
    std::vector<Scaled> all;
    for (const Load& load : loads) all.emplace_back(rules, load);
    for (std::size_t minute = 1; minute <= loads.front().consumed.size(); ++minute) {
        const std::int64_t now = static_cast<std::int64_t>(minute) * 60 + rules.alarmSeconds;
        bool busy = false;
        for (Scaled& one : all) busy = one.busyAt(now) || busy;
        if (busy) continue;
        for (Scaled& one : all) one.decide(minute, now);
    }
    std::vector<std::vector<Change>> changes;
    for (Scaled& one : all) changes.push_back(std::move(one.changes));
    return changes;
}

inline std::vector<Change> changesOf(const Rules& rules, std::int64_t capacity,
                                     const std::vector<std::int64_t>& consumed) {
    return changesOf(rules, {Load{capacity, consumed}}).front();
}

/// Unit-seconds that each hour is billed.
inline std::vector<std::int64_t> billed(const Rules& rules, std::int64_t capacity, const std::vector<Change>& changes,
                                        std::size_t hours) {
    std::vector<std::int64_t> all;
    std::size_t next = 0;
    for (std::size_t hour = 0; hour < hours; ++hour) {
        const std::int64_t end = static_cast<std::int64_t>(hour + 1) * 3'600;
        std::int64_t at = end - 3'600;
        std::int64_t sum = 0;
        std::int64_t highest = capacity;
        for (; next < changes.size() && changes[next].served < end; ++next) {
            sum += capacity * (changes[next].served - at);
            at = changes[next].served;
            capacity = changes[next].to;
            highest = capacity > highest ? capacity : highest;
        }
        sum += capacity * (end - at);
        all.push_back(rules.highestOfHour ? highest * 3'600 : sum);
    }
    return all;
}

}  // namespace headroom::test::oracle
