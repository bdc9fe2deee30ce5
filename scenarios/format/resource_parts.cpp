// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/resource_parts.hpp"

#include <algorithm>

#include "scenarios/document/suggest.hpp"

namespace headroom::format {

namespace {

/// CloudFormation's attributes of any resource that say nothing about its running.
constexpr std::string_view kAttributes[] = {"DependsOn",           "Metadata",     "DeletionPolicy",
                                            "UpdateReplacePolicy", "UpdatePolicy", "CreationPolicy"};

Place part(Reading& reading, const Place& resource, std::string_view key, const document::Node& empty) {
    const document::Node* node = resource.node.find(key);
    const std::string pointer = document::child(resource.pointer, key);
    if (node == nullptr) return {empty, pointer};
    if (isObject(reading, {*node, pointer}, "an object")) return {*node, pointer};
    return {empty, pointer};
}

}  // namespace

ResourceParts::ResourceParts(Reading& reading, const Place& resource, std::initializer_list<std::string_view> allowed)
    : properties_(part(reading, resource, "Properties", (empty_.setPosition(resource.node.position()), empty_))),
      behavior_(part(reading, resource, "Behavior", empty_)) {
    std::vector<std::string_view> names(allowed);
    for (const document::Member& member : resource.node.members()) {
        if (std::find(names.begin(), names.end(), member.key) != names.end()) continue;
        const std::string pointer = document::child(resource.pointer, member.key);
        if (member.key == "Condition") {
            reading.problems.error(member.keyPosition, pointer,
                                   "is not modelled: leave the resource out, or make it a design");
        } else if (std::find(std::begin(kAttributes), std::end(kAttributes), member.key) == std::end(kAttributes)) {
            reading.problems.error(member.keyPosition, pointer,
                                   "does not belong to this resource" + document::didYouMean(member.key, names));
        }
    }
}

bool errorsSince(const Reading& reading, std::size_t before) {
    const auto& list = reading.problems.list();
    return std::any_of(list.begin() + static_cast<std::ptrdiff_t>(before), list.end(),
                       [](const document::Problem& problem) { return problem.severity == document::Severity::Error; });
}

void reportBelow(Reading& reading, const Place& resource, const std::vector<base::Error>& errors) {
    for (const base::Error& error : errors) {
        reading.error({nearest(resource.node, error.where).node, resource.pointer + error.where}, error.what);
    }
}

}  // namespace headroom::format
