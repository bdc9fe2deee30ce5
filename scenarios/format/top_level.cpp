// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/top_level.hpp"

#include <algorithm>
#include <array>

#include "pricing/usage_type.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/layout.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

constexpr std::array<std::string_view, 17> kTopLevel{
    "Resources", "Workloads", "Objectives",  "Billing", "Quotas",     "Events",  "Rates",      "$schema", "Headroom",
    "Name",      "Region",    "Description", "Layout",  "Parameters", "Designs", "Simulation", "Imported"};
constexpr std::size_t kPatchable = 7;  // the first ones

}  // namespace

std::span<const std::string_view> topLevelKeys() { return kTopLevel; }

bool isPatchable(std::string_view key) {
    return std::find(kTopLevel.begin(), kTopLevel.begin() + kPatchable, key) != kTopLevel.begin() + kPatchable;
}

void checkTop(Problems& problems, const Node& root) {
    for (const document::Member& member : root.members()) {
        if (std::ranges::find(kTopLevel, member.key) != kTopLevel.end()) continue;
        problems.error(member.keyPosition, document::child("", member.key),
                       "is not a section of a scenario" + document::didYouMean(member.key, kTopLevel));
    }
    const Node* version = root.find("Headroom");
    if (version == nullptr) {
        problems.error(root, "", R"(lacks "Headroom": 1, the version of the format)");
    } else if (!version->isReported() &&
               (!version->isNumber() || version->asInteger() != std::optional<std::int64_t>(1))) {
        problems.error(*version, "/Headroom", "must be 1, the only version of the format so far");
    }
    for (const std::string_view key : {"Name", "Description", "Region"}) {
        const Node* node = root.find(key);
        if (node == nullptr || node->isString() || node->isReported()) continue;
        problems.error(*node, document::child("", key), "must be text");
    }
    readLayout(problems, root);  // the diagram's; a run needs to know only that nothing in it is wrong
}

bool fits(Problems& problems, const Node& document) {
    constexpr std::size_t kMost = 10'000;
    bool good = true;
    for (const std::string_view key : {"Resources", "Workloads", "Objectives", "Events"}) {
        const Node* section = document.find(key);
        if (section == nullptr || section->size() <= kMost) continue;
        problems.error(*section, document::child("", key),
                       "holds " + std::to_string(section->size()) + "; at most " + std::to_string(kMost) +
                           " are read (CloudFormation allows 500 resources to a stack)");
        good = false;
    }
    return good;
}

std::string readRegion(Problems& problems, const Node& root) {
    const Node* node = root.find("Region");
    if (node == nullptr) {
        problems.error(root, "", R"(lacks "Region", such as "us-east-1": prices and quotas depend on it)");
        return {};
    }
    if (!node->isString()) return {};
    const std::string& region = node->asString();
    if (pricing::isKnownRegion(region)) return region;
    const auto regions = pricing::knownRegions();
    problems.error(
        *node, "/Region",
        document::quoted(region) + " is not an AWS region known here" + document::didYouMean(region, regions));
    return {};
}

std::string textOf(const Node& root, std::string_view key, std::string standard) {
    const Node* node = root.find(key);
    return node != nullptr && node->isString() ? node->asString() : std::move(standard);
}

}  // namespace headroom::format
