// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/place.hpp"
#include "scenarios/format/qualified_name.hpp"

/// Texts that templates put together out of pieces, and what they name.
namespace headroom::format {

/// A text with "${NAME}" or "${NAME.Arn}" where a resource is named: out of a string, Ref, Fn::GetAtt, Fn::Sub or
/// Fn::Join. Other pieces leave nothing.
std::string plainText(const document::Node& node);

/// What the Uri of an integration names.
struct IntegrationUri {
    std::string action;    ///< "dynamodb:GetItem", "lambda:path", "sqs:path"; empty: no service's Uri
    std::string resource;  ///< that it names, a function with its qualifier; may hold "${stageVariables.NAME}"; or none
};
IntegrationUri readUri(const document::Node& node);

/// The function that a Uri, an ARN or a name leads to. Empty, with a problem, when it names none.
std::string functionInUri(Reading& reading, const Place& place);

/// Says that a stage's variable names no function there: but for AWS_PROXY it is the same one in all stages.
void refuseStageVariable(Reading& reading, const Place& place, const std::string& function);

}  // namespace headroom::format
