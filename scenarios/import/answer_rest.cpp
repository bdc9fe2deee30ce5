// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/answer_rest.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/untaken.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// Identifiers, states and times (API references of DynamoDB and Lambda, 2026): what runs does not hang on them.
constexpr auto kBookkeeping = std::to_array<std::string_view>({
    "TableStatus",
    "CreationDateTime",
    "TableArn",
    "TableId",
    "TableSizeBytes",
    "ItemCount",
    "LatestStreamLabel",
    "LatestStreamArn",
    "StreamSpecification",
    "ProvisionedThroughput",
    "BillingModeSummary",
    "TableClassSummary",
    "RestoreSummary",
    "GlobalTableVersion",
    "SSEDescription",
    "DeletionProtectionEnabled",
    "FunctionArn",
    "CodeSize",
    "LastModified",
    "CodeSha256",
    "Version",
    "RevisionId",
    "State",
    "StateReason",
    "StateReasonCode",
    "LastUpdateStatus",
    "LastUpdateStatusReason",
    "LastUpdateStatusReasonCode",
    "RuntimeVersionConfig",
    "MasterArn",
    "ConfigSha256",
    "SnapStart",
    "VpcConfig",
    "UUID",
    "LastProcessingResult",
    "StateTransitionReason",
    "EventSourceMappingArn",
    "FilterCriteriaError",
    "WarmThroughput",
    "OnDemandThroughput",
    "SigningJobArn",
    "SigningProfileVersionArn",
    "ResponseMetadata",
    "Replicas",
});

}  // namespace

void tellRest(const Node& answer, Resource& made, Report& report) {
    for (const document::Member& member : answer.members()) {
        if (std::ranges::find(kBookkeeping, member.key) != kBookkeeping.end() || saysNothing(member.value)) continue;
        if (made.properties.find(member.key) != nullptr) continue;
        if (isDeclared(made.type, member.key))
            made.properties.set(member.key, member.value, member.keyPosition);
        else
            tellUntaken(member.key, member.key, member.value, made, report);
    }
}

const std::vector<Node>& listIn(const Node& answer, std::string_view key) {
    static const std::vector<Node> none;
    const Node* list = answer.find(key);
    return list != nullptr && list->isArray() ? list->elements() : none;
}

void copyMembers(const Node& from, std::initializer_list<std::string_view> keys, Node& to) {
    for (const std::string_view key : keys) copyMember(from, key, to, key);
}

void copyPart(const Node& from, std::string_view key, std::initializer_list<std::string_view> keys, Node& to) {
    const Node* given = from.find(key);
    if (given == nullptr || !given->isObject()) return;
    Node part = Node::object(given->position());
    copyMembers(*given, keys, part);
    if (!saysNothing(part)) to.set(std::string(key), std::move(part));
}

}  // namespace headroom::importing
