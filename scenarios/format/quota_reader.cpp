// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;
using document::Node;

namespace {

using ApiQuota = apigateway::AccountQuota;

constexpr std::string_view kApiSource = "API Gateway quotas, docs.aws.amazon.com, read 2026-11-22";
constexpr std::string_view kTableSource = "DynamoDB Developer Guide, ServiceQuotas, 2026-04-13";
constexpr std::array<std::string_view, 5> kServices{"Lambda", "ApiGateway", "DynamoDB", "DAX", "StepFunctions"};

constexpr std::array kApiGatewayQuotas{
    Field<ApiQuota>{{.name = "Rate",
                     .label = "Requests a second",
                     .kind = FieldKind::Number,
                     .place = FieldPlace::Here,
                     .low = 0,
                     .high = 1e9,
                     .defaultText = "10000",
                     .doc = "Requests a second of all APIs of the account in the region; 2,500 in small regions.",
                     .source = kApiSource},
                    &ApiQuota::rate},
    Field<ApiQuota>{{.name = "Burst",
                     .label = "Burst",
                     .kind = FieldKind::Number,
                     .place = FieldPlace::Here,
                     .low = 1,
                     .high = 1e9,
                     .defaultText = "5000",
                     .doc = "Depth of that token bucket; 1,250 in small regions.",
                     .source = kApiSource},
                    &ApiQuota::burst},
    Field<ApiQuota>{{.name = "ConnectRate",
                     .label = "Connections a second",
                     .kind = FieldKind::Number,
                     .place = FieldPlace::Here,
                     .low = 0,
                     .high = 1e9,
                     .defaultText = "500",
                     .doc = "New WebSocket connections a second of the account in the region.",
                     .source = kApiSource},
                    &ApiQuota::connectRate},
    Field<ApiQuota>{{.name = "ConnectBurst",
                     .label = "Connections at once",
                     .kind = FieldKind::Number,
                     .place = FieldPlace::Here,
                     .low = 1,
                     .high = 1e9,
                     .defaultText = "500",
                     .doc = "Depth of that token bucket; AWS publishes none: a second's worth.",
                     .source = kApiSource},
                    &ApiQuota::connectBurst},
    Field<ApiQuota>{{.name = "IntegrationTimeoutInMillis",
                     .label = "Integration timeout",
                     .kind = FieldKind::Integer,
                     .place = FieldPlace::Here,
                     .unit = "ms",
                     .low = apigateway::kLongestRestTimeoutMillis,
                     .high = apigateway::kRaisedTimeoutMillis,
                     .defaultText = "29000",
                     .doc = "The longest that a regional or private REST API waits; AWS raises it on request, perhaps "
                            "for a lower Rate. At most what a function can run.",
                     .source = kApiSource},
                    &ApiQuota::restTimeoutMillis},
};

constexpr Field<dynamodb::Quotas> tableQuota(std::string_view name, std::string_view label, std::string_view value,
                                             std::string_view doc, std::int64_t dynamodb::Quotas::*at) {
    return {{.name = name,
             .label = label,
             .kind = FieldKind::Integer,
             .place = FieldPlace::Here,
             .unit = "units/s",
             .low = 1,
             .high = 1e9,
             .defaultText = value,
             .doc = doc,
             .source = kTableSource},
            at};
}

constexpr std::array kDynamoDbQuotas{
    tableQuota("TableReadUnits", "Reads a table", "40000",
               "Read units a second of one table or global index; AWS raises it on request.",
               &dynamodb::Quotas::tableReads),
    tableQuota("TableWriteUnits", "Writes a table", "40000",
               "Write units a second of one table or global index; AWS raises it on request.",
               &dynamodb::Quotas::tableWrites),
    tableQuota("AccountReadUnits", "Reads an account", "80000",
               "Provisioned read units of all tables and global indexes of the account in each region.",
               &dynamodb::Quotas::accountReads),
    tableQuota("AccountWriteUnits", "Writes an account", "80000",
               "Provisioned write units of all tables and global indexes of the account in each region.",
               &dynamodb::Quotas::accountWrites),
};

/// Two of Lambda's limits can be switched off with "none".
void readLambdaQuotas(Reading& reading, const Place& place, lambda::Quotas& quotas) {
    Node plain = place.node;
    const auto isOff = [&](std::string_view key) {
        const Node* node = plain.find(key);
        if (node == nullptr || !node->isString() || node->asString() != "none") return false;
        std::erase_if(plain.members(), [&](const document::Member& member) { return member.key == key; });
        return true;
    };
    if (isOff("RequestsPerConcurrency")) quotas.requestsPerConcurrency.reset();
    if (isOff("ScalingBurst")) quotas.scalingBurst.reset();
    readFields<lambda::Quotas>(reading, {plain, place.pointer}, FieldPlace::Here, lambda::kQuotaFields,
                               {{}, {}, "Quotas.Lambda"}, quotas);
}

}  // namespace

std::span<const Field<ApiQuota>> apiGatewayQuotaFields() { return kApiGatewayQuotas; }
std::span<const Field<dynamodb::Quotas>> dynamoDbQuotaFields() { return kDynamoDbQuotas; }

Quotas readQuotas(Reading& reading, const Node& root, std::string_view region) {
    Quotas quotas;
    quotas.apiGateway = apigateway::accountQuota(region);
    quotas.stepFunctions = stepfunctions::accountQuotas(region);
    const Node empty = Node::object();
    const Node* section = root.find("Quotas");
    const Place place{section != nullptr ? *section : empty, "/Quotas"};
    if (!isObject(reading, place, "an object")) return quotas;
    for (const document::Member& member : place.node.members()) {
        if (std::find(kServices.begin(), kServices.end(), member.key) != kServices.end()) continue;
        reading.problems.error(member.keyPosition, document::child("/Quotas", member.key),
                               "is not a service with quotas here" + document::didYouMean(member.key, kServices));
    }
    const auto part = [&](std::string_view service) -> Place {
        const Node* node = place.node.find(service);
        const Place here = place.at(service, node != nullptr ? *node : empty);
        return isObject(reading, here, "an object of quotas") ? here : place.at(service, empty);
    };
    readLambdaQuotas(reading, part("Lambda"), quotas.lambda);
    const OtherKeys ofApis{{}, {}, "Quotas.ApiGateway"};
    readFields<ApiQuota>(reading, part("ApiGateway"), FieldPlace::Here, kApiGatewayQuotas, ofApis, quotas.apiGateway);
    const OtherKeys ofTables{{}, {}, "Quotas.DynamoDB"};
    readFields<dynamodb::Quotas>(reading, part("DynamoDB"), FieldPlace::Here, kDynamoDbQuotas, ofTables,
                                 quotas.dynamoDb);
    readFields<dax::Quotas>(reading, part("DAX"), FieldPlace::Here, dax::kQuotaFields, {{}, {}, "Quotas.DAX"},
                            quotas.dax);
    const OtherKeys ofMachines{{}, {}, "Quotas.StepFunctions"};
    readFields<stepfunctions::Quotas>(reading, part("StepFunctions"), FieldPlace::Here, stepfunctions::kQuotaFields,
                                      ofMachines, quotas.stepFunctions);
    return quotas;
}

}  // namespace headroom::format
