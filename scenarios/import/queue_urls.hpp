// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headroom::importing {

/// The name in a queue's URL, "https://sqs.eu-west-1.amazonaws.com/123456789012/orders", in which "${...}" may stand
/// for pieces (Amazon SQS Developer Guide, sqs-queue-message-identifiers, 2026). Empty: it is none.
std::string queueInUrl(std::string_view url);

/// The region in a queue's URL, as it is written now or was ("eu-west-1.queue.amazonaws.com"). Empty: it is none.
std::string regionInQueueUrl(std::string_view url);

}  // namespace headroom::importing
