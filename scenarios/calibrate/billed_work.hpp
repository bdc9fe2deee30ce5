// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/calibrate/measured.hpp"

namespace headroom::calibrate {

/// What a bill says of one thing in the account, in the price list's unit.
struct BilledUse {
    std::string service;    ///< "AWSLambda"
    std::string usageType;  ///< without its region's prefix
    std::string resource;   ///< its ARN or name
    double quantity = 0.0;
};

/// Whose use a bill is read for.
struct BilledScope {
    std::string function{};          ///< the one whose bill it is; empty: all that it names
    std::string account{};           ///< of a bill of several accounts the one; empty: it is of one
    std::set<std::string> others{};  ///< regions that were left out of the bill
};

/// Puts the mean billed duration into each function that the bill names: GB-seconds over requests, at the scenario's
/// memory size. Billed is what ran, rounded up to the millisecond (so the range is that millisecond), INIT included
/// (AWS Lambda pricing, from 2025-08-01); a bill has no spread, and the findings say so. `realNames`: name in the
/// scenario to name in the account. Where the bill names scope.function otherwise and has one function only, it is that
/// one. `hours`: that the bill is of, `time`: their begin and end. Refused when it names no function of the scenario,
/// or several that one of the scenario may be: in several accounts, or by several names; or when none is of
/// scope.account.
base::Result<Findings> calibrateBilled(document::Node& scenario, const std::vector<BilledUse>& bill,
                                       std::map<std::string, std::string> realNames, const BilledScope& scope,
                                       double hours, const TimeSpan& time, const std::string& source);

}  // namespace headroom::calibrate
