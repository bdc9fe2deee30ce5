// SPDX-License-Identifier: GPL-3.0-or-later
// What an ARN consists of before there is one: "${Function}" stands for a name (Service Authorization Reference,
// resource types of each service, 2026).
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

std::string nameOf(const std::string& resource) { return "${" + resource + "}"; }

/// "function:NAME:ALIAS" of an alias, whose ARN is what Ref gives.
std::optional<std::string> aliasPart(const Node& alias) {
    const Node* properties = alias.find("Properties");
    const Node* function = properties != nullptr ? properties->find("FunctionName") : nullptr;
    const std::string name = properties != nullptr ? textOf(*properties, "Name") : std::string();
    const std::string of = function != nullptr ? namedIn(*function) : std::string();
    if (of.empty() || name.empty()) return std::nullopt;
    return "lambda:@function:" + nameOf(of) + ":" + name;
}

/// The service and the part after the account, with "@" where region and account stand.
std::optional<std::string> partOf(const Node& resource, const std::string& name, const std::string& attribute) {
    const std::string type = textOf(resource, "Type");
    const bool arn = attribute == "Arn";
    if (type == "AWS::Lambda::Alias" && (attribute.empty() || attribute == "AliasArn")) return aliasPart(resource);
    if ((type == "AWS::Lambda::Function" || type == "AWS::Serverless::Function") && arn)
        return "lambda:@function:" + nameOf(name);
    if (type.starts_with("AWS::DynamoDB::") && arn) return "dynamodb:@table/" + nameOf(name);
    if (type == "AWS::Serverless::SimpleTable" && arn) return "dynamodb:@table/" + nameOf(name);
    if (type == "AWS::SQS::Queue" && arn) return "sqs:@" + nameOf(name);
    if (type.ends_with("::StateMachine") && (arn || attribute.empty())) return "states:@stateMachine:" + nameOf(name);
    return std::nullopt;
}

}  // namespace

std::optional<std::string> Evaluator::arnOf(const std::string& text) const {
    const std::vector<Piece> pieces = piecesOf(text);
    if (pieces.size() != 1 || !pieces.front().reference) return std::nullopt;
    const std::string& said = pieces.front().text;
    const std::size_t dot = std::min(said.find('.'), said.size());
    const std::string name = said.substr(0, dot);
    const Node* resources = root_.find("Resources");
    const Node* resource = resources != nullptr ? resources->find(name) : nullptr;
    if (resource == nullptr || !resource->isObject()) return std::nullopt;
    auto part = partOf(*resource, name, dot < said.size() ? said.substr(dot + 1) : std::string());
    if (!part) return std::nullopt;
    return "arn:aws:" + part->replace(part->find('@'), 1, given_.region + ":123456789012:");
}

}  // namespace headroom::importing
