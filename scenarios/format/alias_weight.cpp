// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/alias_weight.hpp"

#include "model/services/lambda/version_fields.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr base::FieldInfo kWeights{
    .name = "AdditionalVersionWeights", .label = "Weights", .kind = base::FieldKind::Object};

/// The list of weights when it has one entry, which is the most that AWS takes.
const Node* weightsIn(Reading& reading, const Place& routing) {
    if (!isObject(reading, routing, "an object with AdditionalVersionWeights")) return nullptr;
    const base::FieldInfo* const declared[]{&kWeights};
    checkKeys(reading, routing, declared, {{}, {}, "RoutingConfig"});
    const Node* list = routing.node.find(kWeights.name);
    if (list == nullptr) return nullptr;
    const Place place = routing.at(kWeights.name, *list);
    if (!list->isArray())
        return reading.wrongKind(place, "a list of {\"FunctionVersion\", \"FunctionWeight\"}"), nullptr;
    if (list->size() <= 1) return list;
    reading.error(place, "an alias stands for two versions at most (" + std::string(kAliasPage) + ")");
    return nullptr;
}

}  // namespace

std::optional<AliasWeight> readAliasWeight(Reading& reading, const Place& routing, const PublishedNames& published,
                                           const std::string& function, const std::string& version, bool provisioned) {
    const Node* list = weightsIn(reading, routing);
    if (list == nullptr || list->size() == 0) return std::nullopt;
    const Place place = routing.at(kWeights.name, *list);
    if (provisioned) {
        reading.error(place,
                      "an alias with weights cannot have provisioned concurrency: give it to its versions "
                      "(Lambda's own refusal, quoted in hashicorp/terraform issue 24957)");
        return std::nullopt;
    }
    const Place item = place.at(std::size_t{0}, list->elements().front());
    if (!isObject(reading, item, "an object with FunctionVersion and FunctionWeight")) return std::nullopt;
    lambda::PublishedSpec said;
    readFields<lambda::PublishedSpec>(reading, item, base::FieldPlace::Here, lambda::kVersionWeightFields,
                                      {{}, {}, "AdditionalVersionWeights"}, said);
    const Node* of = item.node.find("FunctionVersion");
    if (of == nullptr) return std::nullopt;
    const std::string other = published.versionIn(function, *of);
    if (other == version || other == "$LATEST" || other.empty()) {
        reading.error(item, "must be another published version than the alias's own (" + std::string(kAliasPage) + ")");
        return std::nullopt;
    }
    return AliasWeight{other, said.weight};
}

}  // namespace headroom::format
