// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <utility>

#include "scenarios/import/terraform_block.hpp"

/// Attributes that are put together another way than CloudFormation's properties.
namespace headroom::importing::terraform {

using Renames = std::initializer_list<std::pair<const char*, const char*>>;

/// Sets a text, unless it is empty.
void setText(document::Node& object, const char* key, std::string text);
/// The attributes that are there, under CloudFormation's names.
document::Node objectOf(const Block& block, Renames names);
/// The same of a block inside; nothing where it is not there.
void copyBlock(const Block& block, const char* from, document::Node& to, const char* key, Renames names);
/// Terraform writes 0 for what a mapping does not set.
void dropUnset(document::Node& mapping);
/// DestinationConfig out of destination_config.
document::Node destinations(const Block& block);

/// A text that is JSON or YAML, such as a policy or an OpenAPI document, with references in the place of ARNs; nothing
/// where it is none or is not known yet.
std::optional<document::Node> documentIn(const Block& block, const char* key);

document::Node restApi(const Block& block);
document::Node methodIntegration(const Block& block);
document::Node deployment(const Block& block);
document::Node stage(const Block& block);
document::Node settings(const Block& block);
document::Node usagePlan(const Block& block);

document::Node httpApi(const Block& block);
document::Node stageV2(const Block& block);
document::Node routeV2(const Block& block);
document::Node integrationV2(const Block& block);
document::Node authorizerV2(const Block& block);

document::Node table(const Block& block);
/// An index or a replica of a table as a resource of its own; joinTableParts() puts it into the table.
document::Node indexPart(const Block& block);
document::Node replicaPart(const Block& block);
/// Limits of on-demand tables and indexes, and how many requests they take at once.
void copyThroughputs(const Block& block, document::Node& made);
document::Node machine(const Block& block);
document::Node logGroup(const Block& block);
document::Node eventInvoke(const Block& block);
document::Node rule(const Block& block);
document::Node schedule(const Block& block);

document::Node queue(const Block& block);
/// A queue's RedrivePolicy as a resource of its own, which joins the queue.
document::Node redrivePart(const Block& block);
/// DeadLetterConfig out of dead_letter_config: a queue that gets what cannot be delivered is filled by nothing else.
void copyDeadLetters(const Block& block, document::Node& made);
/// RetryPolicy out of retry_policy.
void copyRetries(const Block& block, document::Node& made);
document::Node eventTarget(const Block& block);
document::Node subscription(const Block& block);
document::Node pipe(const Block& block);
/// What a bucket tells of its changes.
document::Node notification(const Block& block);

document::Node alias(const Block& block);
document::Node scalableTarget(const Block& block);
document::Node scalingPolicy(const Block& block);
document::Node scheduledAction(const Block& block);

}  // namespace headroom::importing::terraform
