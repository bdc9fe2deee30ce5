// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_parts.hpp"

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing::terraform {

using document::Node;

void setText(Node& object, const char* key, std::string text) {
    if (!text.empty()) object.set(key, Node::string(std::move(text)));
}

Node objectOf(const Block& block, Renames names) {
    Node object = Node::object();
    for (const auto& [from, to] : names) block.copy(from, object, to);
    return object;
}

void copyBlock(const Block& block, const char* from, Node& to, const char* key, Renames names) {
    const auto inner = block.block(from);
    if (!inner) return;
    if (Node object = objectOf(*inner, names); object.size() > 0) to.set(key, std::move(object));
}

void dropUnset(Node& mapping) {
    std::erase_if(mapping.members(), [](const document::Member& member) {
        const bool zero = member.value.isNumber() && member.value.asNumber() == 0.0;
        const bool counts = member.key == "MaximumRetryAttempts";  // 0 is no retry; -1 all of them
        return (zero && !counts) || (member.value.isString() && member.value.asString().empty());
    });
}

Node destinations(const Block& block) {
    Node made = Node::object();
    const auto config = block.block("destination_config");
    if (!config) return made;
    for (const auto& [from, to] : {std::pair{"on_failure", "OnFailure"}, std::pair{"on_success", "OnSuccess"}}) {
        const auto inner = config->block(from);
        if (!inner) continue;
        Node destination = objectOf(*inner, {{"destination_arn", "Destination"}, {"destination", "Destination"}});
        if (destination.size() > 0) made.set(to, std::move(destination));
    }
    return made;
}

std::optional<Node> documentIn(const Block& block, const char* key) {
    const std::string text = block.plain(key);
    if (text.empty()) return std::nullopt;
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const bool json = begin != std::string::npos && text[begin] == '{';
    document::Loaded read = document::readText(text, key, json ? document::Format::Json : document::Format::Yaml);
    if (!read.ok()) return std::nullopt;
    const auto given = block.value(key);  // whose place all of it has: the text's own lines are of no file
    return placedAt(block.referring(*read.root), given ? given->position() : document::Position{});
}

/// Its definition stays as it is written: what it calls is found by ARN and by name.
Node machine(const Block& block) {
    Node made = objectOf(block, {{"type", "StateMachineType"}, {"role_arn", "RoleArn"}});
    setText(made, "StateMachineName", block.plain("name"));
    setText(made, "DefinitionString", block.plain("definition"));
    return made;
}

Node logGroup(const Block& block) {
    Node made = objectOf(block, {{"log_group_class", "LogGroupClass"}});
    setText(made, "LogGroupName", block.plain("name"));
    const auto days = block.value("retention_in_days");
    if (days && days->isNumber() && days->asNumber() > 0) made.set("RetentionInDays", *days);  // 0: for ever
    return made;
}

Node rule(const Block& block) {
    Node made = objectOf(block, {{"schedule_expression", "ScheduleExpression"}, {"state", "State"}});
    setText(made, "Name", block.plain("name"));
    const auto enabled = block.value("is_enabled");  // what older providers have in the place of state
    if (enabled && enabled->isBool() && !enabled->asBool()) setText(made, "State", "DISABLED");
    return made;
}

Node schedule(const Block& block) {
    Node made = objectOf(block, {{"schedule_expression", "ScheduleExpression"},
                                 {"schedule_expression_timezone", "ScheduleExpressionTimezone"},
                                 {"start_date", "StartDate"},
                                 {"end_date", "EndDate"},
                                 {"state", "State"}});
    if (const auto target = block.block("target")) {
        Node asked = objectOf(*target, {{"arn", "Arn"}, {"input", "Input"}});
        copyRetries(*target, asked);
        copyDeadLetters(*target, asked);
        if (asked.size() > 0) made.set("Target", std::move(asked));
    }
    return made;
}

Node eventInvoke(const Block& block) {
    Node made = objectOf(block, {{"function_name", "FunctionName"},
                                 {"qualifier", "Qualifier"},
                                 {"maximum_event_age_in_seconds", "MaximumEventAgeInSeconds"},
                                 {"maximum_retry_attempts", "MaximumRetryAttempts"}});
    if (textOf(made, "Qualifier").empty()) made.set("Qualifier", Node::string("$LATEST"));
    if (Node told = destinations(block); told.size() > 0) made.set("DestinationConfig", std::move(told));
    return made;
}

}  // namespace headroom::importing::terraform
