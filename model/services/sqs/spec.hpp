// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/services/sqs/limits.hpp"

namespace headroom::sqs {

/// Where messages go that were received too often.
struct RedrivePolicy {
    std::string deadLetterQueue;  ///< a queue of the design; empty: one outside of it
    std::int64_t maxReceiveCount = 10;
    bool operator==(const RedrivePolicy&) const = default;
};

/// An AWS::SQS::Queue, standard, as the design says it.
struct Spec {
    std::int64_t visibilityTimeout = kDefaultVisibility;      ///< s
    std::int64_t delaySeconds = 0;                            ///< s
    std::int64_t messageRetentionPeriod = kDefaultRetention;  ///< s
    base::Bytes maximumMessageSize = kLargestMessage;
    std::optional<RedrivePolicy> redrive;

    base::Distribution messageSize = base::Distribution::constant(1024.0);          ///< bytes
    base::Distribution sendLatency = base::Distribution::logNormal(6e-3, 40e-3);    ///< seconds
    base::Distribution deliveryTime = base::Distribution::logNormal(10e-3, 65e-3);  ///< seconds
    double unprocessableMessages = 0.0;
    std::int64_t idlePollers = 5;

    bool operator==(const Spec&) const = default;

    base::Duration visibility() const { return base::seconds(visibilityTimeout); }
    base::Duration delay() const { return base::seconds(delaySeconds); }
    base::Duration retention() const { return base::seconds(messageRetentionPeriod); }
};

/// What contradicts itself across fields; `where` is a JSON pointer below the resource.
std::vector<base::Error> check(const Spec& spec);

}  // namespace headroom::sqs

#include "model/services/sqs/spec_fields.hpp"
