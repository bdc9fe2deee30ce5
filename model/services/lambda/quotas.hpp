// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "model/base/field.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

/// What an account may do in a Region: `Quotas.Lambda` of a scenario.
struct Quotas {
    std::int64_t concurrentExecutions = kConcurrentExecutions;
    std::optional<double> requestsPerConcurrency = kRequestsPerConcurrency;  ///< none: no limit in requests a second
    double requestRateDepth = 1.0;  ///< depth of that limit's bucket, in units of the concurrency it belongs to
    std::optional<std::int64_t> scalingBurst = kScalingBurst;  ///< none: functions scale at once
    base::Rate scalingRate = kScalingRate;
    base::Duration provisioningPreparation = kProvisioningPreparation;
    base::Rate provisioningRate = kProvisioningRate;

    bool operator==(const Quotas&) const = default;
};

/// The parameters of `Quotas.Lambda`; the optional ones take "none".
inline constexpr std::array<base::Field<Quotas>, 7> kQuotaFields{{
    {{.name = "ConcurrentExecutions",
      .label = "Concurrent executions",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .low = 1,
      .high = 1'000'000,
      .defaultText = "1000",
      .doc = "Environments of all functions that serve at once; new accounts start lower and AWS raises it on request.",
      .source = "Lambda Developer Guide, gettingstarted-limits, 2026"},
     &Quotas::concurrentExecutions},
    {{.name = "RequestsPerConcurrency",
      .label = "Requests a second per concurrency",
      .kind = base::FieldKind::Number,
      .place = base::FieldPlace::Here,
      .low = 0.001,
      .high = 1'000,
      .defaultText = "10",
      .doc = "Synchronous invocations a second that each unit of the account's or a function's reserved concurrency "
             "allows.",
      .source = "Lambda Developer Guide, lambda-concurrency, 2024"},
     &Quotas::requestsPerConcurrency},
    {{.name = "RequestRateDepth",
      .label = "Depth of the request rate limit",
      .kind = base::FieldKind::Number,
      .place = base::FieldPlace::Here,
      .low = 0.01,
      .high = 1'000,
      .defaultText = "1",
      .doc = "Requests that pass at one instant after a pause, in units of the concurrency; one at least.",
      .source = "AWS publishes no depth: one request for each environment that can start at one instant",
      .guess = true},
     &Quotas::requestRateDepth},
    {{.name = "ScalingBurst",
      .label = "New environments at once",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .low = 1,
      .high = 1'000'000,
      .defaultText = "1000",
      .doc = "Environments that a function may start at one instant.",
      .source = "Lambda Developer Guide, scaling-behavior, 2026"},
     &Quotas::scalingBurst},
    {{.name = "ScalingRate",
      .label = "New environments a second",
      .kind = base::FieldKind::Rate,
      .place = base::FieldPlace::Here,
      .low = 0.001,
      .high = 1'000'000,
      .defaultText = "100/s",
      .doc = "How fast a function's allowance for new environments comes back.",
      .source = "Lambda Developer Guide, scaling-behavior, 2026: 1,000 every 10 s, continuously"},
     &Quotas::scalingRate},
    {{.name = "ProvisioningPreparation",
      .label = "Preparation of provisioned concurrency",
      .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Here,
      .low = 0,
      .high = 3'600,
      .defaultText = "90s",
      .doc = "How long a change of provisioned concurrency is prepared before environments are allocated.",
      .source = "Lambda Developer Guide, lambda-concurrency, 2024: one to two minutes; the middle",
      .guess = true},
     &Quotas::provisioningPreparation},
    {{.name = "ProvisioningRate",
      .label = "Provisioned environments a second",
      .kind = base::FieldKind::Rate,
      .place = base::FieldPlace::Here,
      .low = 0.001,
      .high = 1'000'000,
      .defaultText = "6000/min",
      .doc = "How fast a function's provisioned concurrency is allocated; none is usable until all are.",
      .source = "Lambda Developer Guide, lambda-concurrency, 2024: up to 6,000 a minute for each function"},
     &Quotas::provisioningRate},
}};

/// Whether the account can give these reservations, and the provisioned concurrency of functions without one beside
/// them: AWS keeps 100 executions unreserved.
base::Result<void> checkReservations(const Quotas& quotas, std::span<const std::int64_t> reserved,
                                     std::span<const std::int64_t> provisioned = {});

}  // namespace headroom::lambda
