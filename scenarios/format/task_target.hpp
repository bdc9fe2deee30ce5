// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "model/services/stepfunctions/spec.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::format {

/// What a Task's definition says of what it calls.
struct TaskTarget {
    enum class Kind { Function, Table, Machine, Queue, Outside };
    Kind kind = Kind::Outside;
    std::string resource;   ///< "Work"; empty where it comes from data
    std::string operation;  ///< "GetItem", "StartExecution", "Invoke"
    bool asynchronous = false;
    bool consistentRead = false;
    std::string indexName{};     ///< of a table
    bool indexFromData = false;  ///< it names one by a path or an expression
    // Of a batch, of messages or of a table's items, and of a transaction
    std::optional<std::size_t> entries{};  ///< how many are written out
    bool entriesByPath = false;            ///< data hold them
    bool severalTables = false;            ///< it asks more than one, and `resource` is none of them
};

/// `node` is the checked state that became `state`, `resources` the file's section, which knows its queues by name.
TaskTarget targetOf(const stepfunctions::State& state, const document::Node& node, const document::Node& resources);

/// As much as a batch of that kind can hold (Amazon SQS Developer Guide, quotas-messages; DynamoDB Developer Guide,
/// read-write-operations).
std::uint32_t fullBatch(const TaskTarget& target);

/// Where the file says what a state calls: its own Target, else the definition's parameter that names it.
std::string taskPointer(const document::Node& root, const std::string& machine, const std::string& state);

}  // namespace headroom::format
