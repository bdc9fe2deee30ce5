// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "tests/theory/scaled_oracle.hpp"

namespace headroom::test::oracle {

/// Of a table and its global indexes, each scaled apart; while one of them is being updated all are left alone.
inline std::vector<std::vector<Change>> changesOf(const Rules& rules, const std::vector<Load>& loads) {
    std::vector<Decreases> decreases(loads.size());
    std::vector<Scaled> all;
    for (std::size_t i = 0; i < loads.size(); ++i) all.emplace_back(rules, loads[i], decreases[loads[i].reads ? 0 : i]);
    const auto anyBusy = [&](std::int64_t now) {
        bool busy = false;
        for (Scaled& one : all) busy = one.busyAt(now) || busy;
        return busy;
    };
    for (std::size_t minute = 1; minute <= loads.front().consumed.size(); ++minute) {
        const std::int64_t now = static_cast<std::int64_t>(minute) * 60 + rules.alarmSeconds;
        for (Scaled& one : all) {
            while (one.nextAction() >= 0 && one.nextAction() < now)
                one.act(one.nextAction(), anyBusy(one.nextAction()));
        }
        const bool busy = anyBusy(now);
        for (Scaled& one : all) one.evaluate(minute);
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
