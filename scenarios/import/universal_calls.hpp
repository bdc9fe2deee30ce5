// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/import/inventory.hpp"

/// Targets of EventBridge's Scheduler that call an action of any service by themselves, their Input being its request:
/// "arn:aws:scheduler:::aws-sdk:sqs:sendMessage" (EventBridge Scheduler User Guide, managing-targets-universal,
/// 2026-11).
namespace headroom::importing {

/// What such a call asks of one resource.
struct UniversalCall {
    document::Node asked;                            ///< names the resource
    std::string_view wanted;                         ///< how its type begins
    std::string operation;                           ///< as the service calls it: "PutItem"
    document::Node said = document::Node::object();  ///< more of the call, as workloads say it: Items, IndexName ...
    std::string itemsWhy{};                          ///< why Items is what it is where that is a guess
};

/// "sqs:sendMessage"; empty: a target of another kind.
std::string universalAction(const document::Node& target);

/// The requests of such a target. None: its action asks nothing that is modelled (it changes settings, say). A batch or
/// a transaction is one for each of its tables.
std::vector<UniversalCall> universalCalls(const Inventory& inventory, const document::Node& target);

}  // namespace headroom::importing
