// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// How what is billed is spread over the hours of a run.
namespace headroom::study {

/// How the use of one thing is spread over the hours of the day, or of the week from Monday on: UTC, in billionths that
/// add up to one.
struct UsageProfile {
    std::string resource;
    std::string service;
    std::string usageType;
    std::vector<std::int64_t> billionths;
};

/// How the use of one thing is spread over all hours of the whole days of a run, one after another: in granules, or in
/// parts of them in proportion.
struct UsageByHour {
    std::string resource;
    std::string service;
    std::string usageType;
    std::vector<std::int64_t> weights;
};

}  // namespace headroom::study
