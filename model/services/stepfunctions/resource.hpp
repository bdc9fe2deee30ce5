// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"

namespace headroom::stepfunctions {

/// How a task waits for what it started.
enum class Pattern { RequestResponse, Sync, WaitForTaskToken };

/// What a Task's Resource names.
struct Resource {
    enum class Kind {
        Placeholder,  ///< no ARN: a name or `${substitution}` that a deployment replaces
        Function,     ///< arn:aws:lambda:...:function:NAME
        Activity,     ///< arn:aws:states:...:activity:NAME
        Integration,  ///< arn:aws:states:::SERVICE:ACTION
        Sdk,          ///< arn:aws:states:::aws-sdk:SERVICE:ACTION
        Other,        ///< another ARN
    };
    Kind kind = Kind::Placeholder;
    Pattern pattern = Pattern::RequestResponse;
    bool jsonOutput = false;  ///< `.sync:2`
    bool known = false;       ///< an optimised integration in the list of the card
    std::string service;      ///< "lambda", "dynamodb"; events call it the resource type ("aws-sdk:sqs")
    std::string action;       ///< "invoke", "putItem"; of a function or an activity its name
    std::string text;

    /// As events name it: "sendMessage.waitForTaskToken".
    std::string eventResource() const;
    bool operator==(const Resource&) const = default;
};

/// Reads a Resource; a fault where AWS would refuse an ARN of its shape.
base::Result<Resource> parseResource(std::string_view text);

}  // namespace headroom::stepfunctions
