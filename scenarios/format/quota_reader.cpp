// SPDX-License-Identifier: GPL-3.0-or-later
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

constexpr std::array kApiGatewayQuotas{
    Field<Quotas>{{.name = "Rate", .label = "Requests a second", .kind = FieldKind::Number, .place = FieldPlace::Here, .low = 0, .high = 1e9,
                   .defaultText = "10000", .doc = "Requests a second of all APIs of the account in the region; 2,500 in small regions.",
                   .source = "API Gateway quotas, docs.aws.amazon.com, read 2026-11-22"},
                  &Quotas::apiGatewayRate},
    Field<Quotas>{{.name = "Burst", .label = "Burst", .kind = FieldKind::Number, .place = FieldPlace::Here, .low = 0, .high = 1e9,
                   .defaultText = "5000", .doc = "Depth of that token bucket; 1,250 in small regions.",
                   .source = "API Gateway quotas, docs.aws.amazon.com, read 2026-11-22"},
                  &Quotas::apiGatewayBurst},
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
    readFields<lambda::Quotas>(reading, {plain, place.pointer}, FieldPlace::Here, lambda::kQuotaFields, {{}, {}, "Quotas.Lambda"}, quotas);
}

}  // namespace

std::span<const Field<Quotas>> apiGatewayQuotaFields() { return kApiGatewayQuotas; }

Quotas readQuotas(Reading& reading, const Node& root) {
    Quotas quotas;
    const Node* section = root.find("Quotas");
    if (section == nullptr) return quotas;
    const Place place{*section, "/Quotas"};
    if (!isObject(reading, place, "an object")) return quotas;
    for (const document::Member& member : place.node.members()) {
        const Place here = place.at(member.key, member.value);
        if (member.key != "Lambda" && member.key != "ApiGateway") {
            constexpr std::array<std::string_view, 2> kServices{"Lambda", "ApiGateway"};
            reading.error(here, "is not a service with quotas here" + document::didYouMean(member.key, kServices));
            continue;
        }
        if (!isObject(reading, here, "an object of quotas")) continue;
        if (member.key == "Lambda") readLambdaQuotas(reading, here, quotas.lambda);
        else readFields<Quotas>(reading, here, FieldPlace::Here, kApiGatewayQuotas, {{}, {}, "Quotas.ApiGateway"}, quotas);
    }
    return quotas;
}

}  // namespace headroom::format
