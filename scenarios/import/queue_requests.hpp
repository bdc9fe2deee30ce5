// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Integrations that ask SQS may name their queue in the path of the Uri ("...:sqs:path/123456789012/orders"), or in a
/// form that is sent ("Action=SendMessage&QueueUrl=..."), of which only the length is copied. Puts what they ask into
/// the Uri, as "...:sqs:path/123456789012/${Orders.QueueName}", in methods and in OpenAPI documents. Another action
/// than one that sends becomes "...:sqs:action/ReceiveMessage".
void nameQueuesOfRequests(Inventory& inventory);

}  // namespace headroom::importing
