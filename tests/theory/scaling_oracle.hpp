// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

/// Auto scaling of one table's writes in whole numbers, written down from AWS's rules and not from the model: alarms on
/// the sum of a minute, two above the target and fifteen below 20 points less; new capacity = consumed / target,
/// rounded up, from the highest datapoint of the alarm; a table that is being updated is left alone; four decreases at
/// midnight and one more each hour.
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

/// What each minute consumed, from a capacity at second 0, which is 00:00 UTC.
inline std::vector<Change> changesOf(const Rules& rules, std::int64_t capacity,
                                     const std::vector<std::int64_t>& consumed) {
    std::vector<Change> changes;
    std::int64_t next = 0;     // capacity of the update under way
    std::int64_t nextAt = -1;  // when it serves; below 0: none
    std::int64_t decreases = 4;
    std::int64_t hour = 0;
    const auto highest = [&](std::size_t end, std::size_t count) {
        std::int64_t most = 0;
        for (std::size_t i = end - count; i < end; ++i) most = consumed[i] > most ? consumed[i] : most;
        return most;
    };
    const auto lowest = [&](std::size_t end, std::size_t count) {
        std::int64_t least = consumed[end - 1];
        for (std::size_t i = end - count; i < end; ++i) least = consumed[i] < least ? consumed[i] : least;
        return least;
    };
    const auto wanted = [&](std::int64_t units) {
        const std::int64_t whole = (units * 100 + rules.target * 60 - 1) / (rules.target * 60);
        return whole < rules.least ? rules.least : (whole > rules.most ? rules.most : whole);
    };
    for (std::size_t minute = 1; minute <= consumed.size(); ++minute) {
        const std::int64_t now = static_cast<std::int64_t>(minute) * 60 + rules.alarmSeconds;
        for (; hour < now / 3'600; ++hour) {
            const bool midnight = (hour + 1) % 24 == 0;
            decreases = midnight ? 4 : (decreases < 4 ? decreases + 1 : 4);
        }
        if (nextAt >= 0 && nextAt < now) {
            capacity = next;
            nextAt = -1;
        }
        if (nextAt >= 0) continue;
        const std::int64_t percent = capacity * 60;  // x per cent / 100 = units a minute
        std::int64_t to = capacity;
        if (minute >= 2 && lowest(minute, 2) * 100 > rules.target * percent) {
            to = wanted(highest(minute, 2));
            if (to <= capacity) continue;
        } else if (minute >= 15 && highest(minute, 15) * 100 < (rules.target - 20) * percent) {
            to = wanted(highest(minute, 15));
            if (to >= capacity || decreases == 0) continue;
            --decreases;
        } else {
            continue;
        }
        next = to;
        nextAt = now + rules.updateSeconds;
        changes.push_back({now, nextAt, to});
    }
    return changes;
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
