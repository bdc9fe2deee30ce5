// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/base/field.hpp"
#include "model/services/stepfunctions/limits.hpp"

namespace headroom::stepfunctions {

/// What an account may do in a Region: `Quotas.StepFunctions` of a scenario.
struct Quotas {
    double startBurst = kStartBurst;
    double startRate = kStartRate;
    double transitionBurst = kTransitionBurst;
    double transitionRate = kTransitionRate;
    double expressStartBurst = kExpressStartBurst;
    double expressStartRate = kExpressStartRate;
    std::int64_t syncExecutions = kSyncExecutions;
    std::int64_t openExecutions = kOpenExecutions;

    bool operator==(const Quotas&) const = default;
};

/// The defaults of a Region.
inline Quotas accountQuotas(std::string_view region) {
    Quotas quotas;
    if (region == "us-east-1") return quotas;
    quotas.syncExecutions = kSmallSyncExecutions;
    if (region == "us-west-2" || region == "eu-west-1") return quotas;
    quotas.startBurst = kSmallStartBurst;
    quotas.startRate = kSmallStartRate;
    quotas.transitionBurst = kSmallTransitionBurst;
    quotas.transitionRate = kSmallTransitionRate;
    return quotas;
}

namespace detail {

inline constexpr std::string_view kQuotaSource =
    "Service Quotas API, us-east-1, 2024-02-10; Step Functions Developer Guide, limits-overview, 2022-08";

constexpr base::Field<Quotas> bucket(std::string_view name, std::string_view label, std::string_view value,
                                     std::string_view doc, double Quotas::*at) {
    return {{.name = name,
             .label = label,
             .kind = base::FieldKind::Number,
             .place = base::FieldPlace::Here,
             .low = 0.001,
             .high = 1e9,
             .defaultText = value,
             .doc = doc,
             .source = kQuotaSource},
            at};
}
constexpr base::Field<Quotas> count(std::string_view name, std::string_view label, std::string_view value,
                                    std::string_view doc, std::int64_t Quotas::*at) {
    return {{.name = name,
             .label = label,
             .kind = base::FieldKind::Integer,
             .place = base::FieldPlace::Here,
             .low = 1,
             .high = 1e9,
             .defaultText = value,
             .doc = doc,
             .source = kQuotaSource},
            at};
}

}  // namespace detail

inline constexpr std::array<base::Field<Quotas>, 8> kQuotaFields{{
    detail::bucket("StartExecutionBurst", "Starts at once", "1300",
                   "Standard executions started at one instant; 800 in small regions.", &Quotas::startBurst),
    detail::bucket("StartExecutionRate", "Starts a second", "300",
                   "Standard executions started a second; 150 in small regions.", &Quotas::startRate),
    detail::bucket("StateTransitionBurst", "Transitions at once", "5000",
                   "Transitions of Standard executions at one instant; 800 in small regions.",
                   &Quotas::transitionBurst),
    detail::bucket("StateTransitionRate", "Transitions a second", "5000",
                   "Transitions of Standard executions a second, beyond which they wait; 500 in small regions.",
                   &Quotas::transitionRate),
    detail::bucket("ExpressStartExecutionBurst", "Express starts at once", "6000",
                   "Asynchronous Express executions started at one instant.", &Quotas::expressStartBurst),
    detail::bucket("ExpressStartExecutionRate", "Express starts a second", "6000",
                   "Asynchronous Express executions started a second.", &Quotas::expressStartRate),
    detail::count("SyncExecutions", "Synchronous Express executions", "3700",
                  "Express executions by StartSyncExecution that run at once; 1,000 outside us-east-1.",
                  &Quotas::syncExecutions),
    detail::count("OpenExecutions", "Open executions", "1000000", "Standard executions that are open at once.",
                  &Quotas::openExecutions),
}};

}  // namespace headroom::stepfunctions
