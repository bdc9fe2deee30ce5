// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

/// A moment as files write it, and whether its zone was written with it.
struct ReadTime {
    std::int64_t second = 0;
    bool zoned = false;
};

/// Reads ISO 8601 (quickly where it is written as AWS does) or a number of seconds since 1970.
base::Result<ReadTime> readTime(std::string_view text);

/// Puts the values in order of time and finds the period, the most frequent distance, where the file does not say it.
/// A value that is there twice counts once, with a note; two different values of one moment are an error.
base::Result<void> tidy(Series& series, std::vector<std::string>& notes);

/// What to call a series in messages: its label, else its id.
std::string nameOf(const Series& series);

}  // namespace headroom::recorded
