// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/document/node.hpp"

/// How requests name the queue that they are for.
namespace headroom::format {

/// What a URL, an ARN or the path of a Uri names last: "Orders" of
/// "https://sqs.us-east-1.amazonaws.com/123456789012/${Orders.QueueName}", of
/// "arn:aws:sqs:us-east-1:123456789012:Orders" and of "${Orders}". Empty where the text ends in no name.
std::string lastNamed(std::string_view text);

/// The queue of the file that a text names so, by its logical id or its QueueName; empty for one outside of it, and for
/// what comes from data. `resources` is the file's section.
std::string queueNamedIn(const document::Node& resources, const std::string& text);

/// The resource that a QueueUrl names, whatever it is: by "${Orders}" or "${Orders.QueueUrl}", by what Ref and
/// Fn::GetAtt made of it ("Orders", "arn:...:Work"), or by a URL of Amazon SQS whose last part is the QueueName, or the
/// logical id, of a queue of `resources` (Amazon SQS Developer Guide, sqs-queue-message-identifiers:
/// https://sqs.REGION.amazonaws.com/ACCOUNT/NAME). Empty for what lies outside of the design.
std::string resourceOfUrl(const document::Node& resources, const std::string& url);

}  // namespace headroom::format
