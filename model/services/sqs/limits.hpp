// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "model/base/units.hpp"

/// What Amazon SQS sets for a standard queue. "Guide" is the Amazon SQS Developer Guide, "template" CloudFormation's
/// reference of AWS::SQS::Queue.
namespace headroom::sqs {

/// Messages of one send, receive or delete (Guide, quotas-messages, 2026).
inline constexpr std::int64_t kMostInBatch = 10;
/// A message, and a batch together (Guide, quotas-messages, August 2025; 256 KiB before).
inline constexpr base::Bytes kLargestMessage = base::mebibytes(1);
/// Every 64 KB of a request's payload is a request of the bill (Amazon SQS pricing page, 2026).
inline constexpr base::Bytes kBilledChunk = base::kibibytes(64);
/// A request of the bill for each 64 KB that a call carries, and one at least.
constexpr std::int64_t billedRequests(base::Bytes payload) {
    return std::max<std::int64_t>(1, (payload.count + kBilledChunk.count - 1) / kBilledChunk.count);
}
/// Messages that were received and are neither deleted nor back; beyond it nothing more is handed out (Guide,
/// quotas-queues, 2026: a support request raises it).
inline constexpr std::int64_t kMostInFlight = 120'000;
/// What the quota's name ends with, behind the queue's.
inline constexpr std::string_view kInFlightQuota = ": messages in flight";

inline constexpr std::int64_t kDefaultVisibility = 30;      // s; template
inline constexpr std::int64_t kDefaultRetention = 345'600;  // s, four days; template
/// What was received more often and is still there does not count in ApproximateAgeOfOldestMessage (Guide,
/// sqs-available-cloudwatch-metrics: "hasn't been received more than three times").
inline constexpr std::uint32_t kPoisonAbove = 3;
/// What an event source mapping's pollers wait for messages (Guide, sqs-short-and-long-polling).
inline constexpr base::Duration kLongPoll = base::seconds(20);

}  // namespace headroom::sqs
