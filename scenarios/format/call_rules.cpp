// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/call_rules.hpp"

#include <array>

#include "model/services/apigateway/service_actions.hpp"
#include "model/services/dynamodb/item_limit.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/machine_rules.hpp"
#include "scenarios/format/queue_reader.hpp"
#include "scenarios/format/range_check.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 5> kTableKeys{"Key", "IndexName", "Items", "ItemSize", "ConsistentRead"};

void checkConsistency(Reading& reading, const Place& call, const dynamodb::OperationTraits& traits) {
    const Node* given = call.node.find("ConsistentRead");
    if (given == nullptr || traits.consistencyMatters) return;
    const std::string name(traits.name);
    const std::string why = traits.writes ? " writes: ConsistentRead belongs to reads"
                                          : " is always strongly consistent and has no ConsistentRead";
    reading.error(call.at("ConsistentRead", *given),
                  name + why + " (DynamoDB API Reference, 2026-04-13); leave it out");
}

/// Queries and scans may go through an index; a global one has no consistent reads.
void checkIndex(Reading& reading, const Place& call, const TableCall& said, const dynamodb::OperationTraits& traits,
                const dynamodb::Spec& table) {
    const Node* given = call.node.find("IndexName");
    if (said.indexName.empty()) return;
    const Place place =
        given != nullptr ? call.at("IndexName", *given) : call;  // else a definition or template says it
    if (traits.shape != dynamodb::Shape::Range)
        return reading.error(place, "belongs to Query and Scan: " + std::string(traits.name) +
                                        " has no IndexName (DynamoDB API Reference, 2026-04-13)");
    const std::size_t number = dynamodb::indexNumber(table, said.indexName);
    if (number == 0) {
        std::vector<std::string_view> names;
        for (const dynamodb::IndexSpec& index : table.indexes) names.push_back(index.name);
        return reading.error(place, document::quoted(std::string(said.indexName)) + " is not an index of the table" +
                                        document::didYouMean(said.indexName, names));
    }
    if (said.consistentRead && table.indexes[number - 1].global)
        reading.error(place,
                      "is a global secondary index, which has eventually consistent reads only (DynamoDB "
                      "Developer Guide, GSI, 2026-04-13): leave ConsistentRead out");
}

/// Items of the least and the mean size: what never passes is an error, what often does not a warning.
void checkItems(Reading& reading, const Place& call, const TableCall& said, dynamodb::Operation operation,
                const dynamodb::Spec& table) {
    const base::Distribution& size = said.itemSize ? *said.itemSize : table.itemSize;
    const auto items = static_cast<std::uint32_t>(said.items);
    const auto of = [](double bytes) { return base::Bytes(static_cast<std::int64_t>(std::min(bytes, 1e15) + 0.5)); };
    const auto never = dynamodb::checkCall(operation, items, of(smallest(size)));
    if (!never) {
        const Place at{call.node, document::child(call.pointer, never.error().where)};
        const Node* node = call.node.find(never.error().where);
        return reading.error({node != nullptr ? *node : call.node, at.pointer},
                             never.error().what + " (DynamoDB Developer Guide, 2026-04-13)");
    }
    const base::Bytes room = dynamodb::largestItemOf(table);
    if (said.itemSize && dynamodb::largestOf(*said.itemSize).value_or(0.0) > static_cast<double>(room.count)) {
        const bool shared = room < dynamodb::kLargestItem;
        const Node* given = call.node.find("ItemSize");
        return reading.error({given != nullptr ? *given : call.node, document::child(call.pointer, "ItemSize")},
                             std::string("has values above 400 KB") +
                                 (shared ? ", with what the table's local indexes project of them," : "") +
                                 " the largest item DynamoDB stores (Developer Guide, ServiceQuotas, 2026-04-13)");
    }
    if (dynamodb::checkCall(operation, items, of(size.mean()))) return;
    reading.warning(call, "of items of the mean size would be above DynamoDB's limit: many of these calls are refused");
}

/// The largest body that the target takes, and whose rule that is.
struct BodyLimit {
    base::Bytes most;
    const char* rule;
};
constexpr BodyLimit kApiLimit{apigateway::kLargestPayload,
                              "the largest payload of an HTTP API (API Gateway Developer Guide, http-api-quotas)"};
constexpr BodyLimit kRestLimit{apigateway::kLargestPayload,
                               "the largest payload of a REST API (API Gateway Developer Guide, "
                               "api-gateway-execution-service-limits-table)"};
constexpr BodyLimit kStreamLimit{apigateway::kLargestStream,
                                 "what a streamed answer carries in its 15 minutes (API Gateway Developer Guide, "
                                 "response-transfer-mode)"};
constexpr BodyLimit kMessageLimit{apigateway::kLargestMessage,
                                  "the largest WebSocket message (API Gateway Developer Guide, "
                                  "apigateway-execution-service-websocket-limits-table)"};
constexpr BodyLimit kFunctionLimit{lambda::kLargestPayload,
                                   "the largest payload of an invocation (Lambda Developer Guide, "
                                   "gettingstarted-limits)"};

constexpr BodyLimit kUrlStreamLimit{lambda::kLargestStream,
                                    "the largest streamed response (Lambda Developer Guide, gettingstarted-limits)"};
constexpr BodyLimit kEventLimit{lambda::kLargestAsyncPayload,
                                "the largest payload of an asynchronous invocation (Lambda Developer Guide, "
                                "gettingstarted-limits)"};

constexpr BodyLimit kExecutionLimit{base::Bytes(static_cast<std::int64_t>(stepfunctions::kMaxPayloadBytes)),
                                    "the largest input of an execution (Step Functions Developer Guide, "
                                    "limits-overview)"};

void checkBody(Reading& reading, const Place& place, const base::Distribution& size, const BodyLimit& limit) {
    const auto most = static_cast<double>(limit.most.count);
    const std::string rule = sizeText(most) + ", " + limit.rule;
    if (smallest(size) > most) return reading.error(place, "is above " + rule + ": every request would be refused");
    if (size.mean() > most) return reading.warning(place, "has a mean above " + rule);
    if (size.quantile(0.99).value_or(0.0) > most) reading.warning(place, "has a 99th percentile above " + rule);
}

}  // namespace

void checkTableCall(Reading& reading, const Place& call, const TableCall& said, const dynamodb::Spec& table) {
    const auto operation = dynamodb::operationOf(said.operation);
    if (!operation) {
        std::vector<std::string_view> known;
        for (const auto& traits : dynamodb::kOperationTraits) known.push_back(traits.name);
        std::string what = "lacks \"Operation\", such as \"GetItem\"";
        if (!said.operation.empty()) {
            const std::string near = document::didYouMean(said.operation, known);
            what = document::quoted(said.operation) + " is not an operation of a table" + near;
            if (near.empty()) what += "; it has";
            for (const std::string_view name : known) what += near.empty() ? " " + std::string(name) : "";
        }
        const Node* node = call.node.find("Operation");
        return reading.error(node != nullptr ? call.at("Operation", *node) : call, what);
    }
    checkConsistency(reading, call, dynamodb::traitsOf(*operation));
    checkIndex(reading, call, said, dynamodb::traitsOf(*operation), table);
    checkItems(reading, call, said, *operation, table);
}

std::string checkAction(Reading& reading, const Place& call, const apigateway::ServiceCallSpec& said,
                        const Resource& target) {
    const apigateway::ServiceAction& action = *apigateway::actionNamed(said.action);
    const auto* table = std::get_if<dynamodb::Spec>(&target.spec);
    const auto* machine = std::get_if<stepfunctions::Spec>(&target.spec);
    const auto fits = [&](apigateway::ActionTarget kind) {
        if (kind == apigateway::ActionTarget::Table) return table != nullptr;
        if (kind == apigateway::ActionTarget::Machine) return machine != nullptr;
        if (kind == apigateway::ActionTarget::Queue) return std::holds_alternative<sqs::Spec>(target.spec);
        return std::holds_alternative<lambda::Spec>(target.spec);
    };
    if (!fits(action.target))
        return document::quoted(target.name) + " is " + serviceLabel(target.spec) + "; " + said.action + " asks a " +
               std::string(apigateway::nameOf(action.target));
    if (std::holds_alternative<sqs::Spec>(target.spec)) {
        checkQueueCall(reading, call, action.operation, said.items);
        return {};
    }
    if (machine != nullptr) {
        if (const Node* type = call.node.find("InvocationType"))
            reading.error(call.at("InvocationType", *type), "belongs to invocations of a function");
        refuseTableKeys(reading, call, "an execution has none: remove it");
        return checkStart(*machine, std::string(action.operation));
    }
    if (table != nullptr) {
        if (const Node* type = call.node.find("InvocationType"))
            reading.error(call.at("InvocationType", *type), "belongs to invocations of a function");
        checkTableCall(reading, call,
                       {action.operation, said.items, said.itemSize, said.indexName, said.consistentRead}, *table);
    } else {
        refuseTableKeys(reading, call, "an invocation has none: remove it");
    }
    return {};
}

void refuseTableKeys(Reading& reading, const Place& call, std::string_view instead, bool keyed) {
    for (const std::string_view key : kTableKeys) {
        const Node* given = call.node.find(key);
        if (given == nullptr || (keyed && key == "Key")) continue;
        reading.error(call.at(key, *given), "belongs to calls of a table; " + std::string(instead));
    }
}

void refuseInvocationKeys(Reading& reading, const Place& call) {
    for (const std::string_view key : {"InvocationType", "PayloadSize"}) {
        const Node* given = call.node.find(key);
        if (given != nullptr) reading.error(call.at(key, *given), "belongs to an Invoke of a function: remove it");
    }
}

void checkPayload(Reading& reading, const Place& call, const lambda::CallStep& said) {
    const Node* payload = call.node.find("PayloadSize");
    if (payload == nullptr || !said.payload) return;
    checkBody(reading, call.at("PayloadSize", *payload), *said.payload,
              said.asynchronous ? kEventLimit : kFunctionLimit);
}

/// Whether this holds for every route that the workload asks.
bool ofAllRoutes(const apigateway::Spec& api, const workload::TrafficSpec& workload,
                 bool (*holds)(const apigateway::RouteSpec&)) {
    return std::ranges::all_of(workload.mix, [&](const workload::MixEntry& entry) {
        const auto route = std::ranges::find(api.routes, entry.route, &apigateway::RouteSpec::key);
        const bool only = entry.route.empty() && api.routes.size() == 1;
        return only ? holds(api.routes.front()) : route != api.routes.end() && holds(*route);
    });
}

bool asksStreams(const apigateway::Spec& api, const workload::TrafficSpec& workload) {
    return ofAllRoutes(api, workload, [](const apigateway::RouteSpec& route) { return route.streams; });
}

/// Whether functions answer it, as a whole and not as they go.
bool asksFunctions(const apigateway::Spec& api, const workload::TrafficSpec& workload) {
    return ofAllRoutes(api, workload, [](const apigateway::RouteSpec& route) {
        return !route.isMock() && !route.http && !route.service && !route.streams;
    });
}

/// What passes the gateway may still be too large for the function behind it: not refused, since AWS deploys it, but
/// every such request fails.
void warnOfFunctionLimit(Reading& reading, const Place& place, const base::Distribution& size, const char* ends) {
    const auto most = static_cast<double>(kFunctionLimit.most.count);
    const std::string rule = sizeText(most) + ", " + kFunctionLimit.rule + ": ";
    if (smallest(size) > most)
        return reading.warning(place, "is above " + rule + "every request of a function fails with " + ends);
    if (size.quantile(0.99).value_or(0.0) > most)
        reading.warning(place, "is above " + rule + "requests of a function that are fail with " + ends);
}

void checkBodies(Reading& reading, const Place& workload, const workload::TrafficSpec& spec, const Resource& target) {
    const Node* payload = workload.node.find("PayloadSize");
    const Node* response = workload.node.find("ResponseSize");
    if (std::holds_alternative<dynamodb::Spec>(target.spec)) {
        for (const auto& [key, node] : {std::pair{"PayloadSize", payload}, std::pair{"ResponseSize", response}}) {
            if (node == nullptr) continue;
            reading.error(workload.at(key, *node),
                          "belongs to workloads on an API; what a table reads and writes is "
                          "said by ItemSize and Items");
        }
        return;
    }
    const auto* api = std::get_if<apigateway::Spec>(&target.spec);
    const bool machine = std::holds_alternative<stepfunctions::Spec>(target.spec);
    const auto* queue = std::get_if<sqs::Spec>(&target.spec);
    const BodyLimit queueLimit{queue != nullptr ? queue->maximumMessageSize : base::Bytes(0),
                               "the largest message that the queue takes (Amazon SQS Developer Guide, "
                               "quotas-messages)"};
    const BodyLimit& limit = spec.asynchronous                             ? kEventLimit
                             : queue != nullptr                            ? queueLimit
                             : machine                                     ? kExecutionLimit
                             : api == nullptr                              ? kFunctionLimit
                             : api->kind == apigateway::ApiKind::Http      ? kApiLimit
                             : api->kind == apigateway::ApiKind::WebSocket ? kMessageLimit
                                                                           : kRestLimit;
    const bool proxied = api != nullptr && api->kind != apigateway::ApiKind::WebSocket && asksFunctions(*api, spec);
    if (payload != nullptr) checkBody(reading, workload.at("PayloadSize", *payload), spec.payloadSize, limit);
    if (payload != nullptr && proxied)
        warnOfFunctionLimit(reading, workload.at("PayloadSize", *payload), spec.payloadSize, "413");
    if (response == nullptr) return;
    const Place place = workload.at("ResponseSize", *response);
    const auto* function = std::get_if<lambda::Spec>(&target.spec);
    if (function != nullptr && !function->responseSize && !spec.asynchronous)
        return checkBody(reading, place, spec.responseSize, spec.streams ? kUrlStreamLimit : kFunctionLimit);
    if (proxied) warnOfFunctionLimit(reading, place, spec.responseSize, "502");
    if (api != nullptr)
        return checkBody(reading, place, spec.responseSize, asksStreams(*api, spec) ? kStreamLimit : limit);
    reading.note(place, machine ? "has no effect here: what an execution gives is said by its states"
                        : spec.asynchronous
                            ? "has no effect here: nobody waits for the answer"
                            : "has no effect here: the function says under its Behavior, as ResponseSize, what "
                              "it answers");
}

}  // namespace headroom::format
