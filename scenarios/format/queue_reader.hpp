// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "model/workload/traffic_spec.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// Queues and what is asked of them.
namespace headroom::format {

inline constexpr std::string_view kQueueType = "AWS::SQS::Queue";

/// `root` is the whole file: a queue may name another one for its dead letters.
std::optional<sqs::Spec> readQueue(Reading& reading, const document::Node& root, const Place& resource);

/// Checks what a call sends to a queue: the operation, how many messages, how large they are. `call` is the object that
/// says it.
void checkQueueCall(Reading& reading, const Place& call, std::string_view operation, std::int64_t items);

}  // namespace headroom::format
