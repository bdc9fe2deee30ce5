// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::format {

/// The resource that a QueueUrl names, whatever it is: by "${Orders}" or "${Orders.QueueUrl}", by what Ref and
/// Fn::GetAtt made of it ("Orders", "arn:...:Work"), or by a URL whose last part is the QueueName, or the logical id,
/// of a queue of `resources` (Amazon SQS Developer Guide, sqs-queue-message-identifiers:
/// https://sqs.REGION.amazonaws.com/ACCOUNT/NAME). Empty for what lies outside of the design.
std::string resourceOfUrl(const document::Node& resources, const std::string& url);

}  // namespace headroom::format
