// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "model/base/distribution.hpp"
#include "model/workload/traffic_spec.hpp"
#include "scenarios/format/place.hpp"

/// What a request may say, by the kind of resource it goes to.
namespace headroom::format {

/// What a Call step, a workload or an entry of its Mix asks of a table.
struct TableCall {
    std::string_view operation;
    std::int64_t items = 1;
    std::optional<base::Distribution> itemSize;  ///< in place of the table's
};

/// Checks a call to a table against DynamoDB's rules: the operation, its number of items, their size, whether it has
/// ConsistentRead. `call` is the object that says it.
void checkTableCall(Reading& reading, const Place& call, const TableCall& said, const dynamodb::Spec& table);

/// Checks an API's call of an action against the resource that it names; says what is wrong with that.
std::string checkAction(Reading& reading, const Place& call, const apigateway::ServiceCallSpec& said,
                        const Resource& target);

/// Refuses the keys of a table's call (Key, Items, ItemSize, ConsistentRead) in a call to something else; `instead`
/// says what to use. With `keyed`, Key is none of them.
void refuseTableKeys(Reading& reading, const Place& call, std::string_view instead, bool keyed = false);

/// Refuses the keys of an invocation (InvocationType, PayloadSize) in a call of a table.
void refuseInvocationKeys(Reading& reading, const Place& call);
/// Checks how much a Call step sends to a function.
void checkPayload(Reading& reading, const Place& call, const lambda::CallStep& said);

/// Checks the bodies of a workload's requests and answers: whether the target has them, and AWS's largest ones.
void checkBodies(Reading& reading, const Place& workload, const workload::TrafficSpec& spec, const Resource& target);

}  // namespace headroom::format
