// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/layout.hpp"

#include <array>
#include <cmath>
#include <string_view>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

constexpr double kFarthest = 1e6;
constexpr std::array<std::string_view, 2> kParts{"Resources", "Workloads"};

bool isCoordinate(const Node& node) { return node.isNumber() && std::abs(node.asNumber()) <= kFarthest; }

void readPlaces(Problems& problems, const Node& part, const std::string& pointer,
                std::map<std::string, DiagramPlace>& places) {
    if (!part.isObject()) {
        if (!part.isReported()) problems.error(part, pointer, "must be an object of places by name");
        return;
    }
    for (const document::Member& member : part.members()) {
        const Node& at = member.value;
        if (at.isArray() && at.size() == 2 && isCoordinate(at.elements()[0]) && isCoordinate(at.elements()[1])) {
            places[member.key] = {at.elements()[0].asNumber(), at.elements()[1].asNumber()};
        } else if (!at.isReported()) {
            problems.error(at, document::child(pointer, member.key),
                           "must be [x, y]: two numbers from -1000000 to 1000000");
        }
    }
}

}  // namespace

Layout readLayout(Problems& problems, const Node& root) {
    Layout layout;
    const Node* section = root.find("Layout");
    if (section == nullptr || section->isReported()) return layout;
    if (!section->isObject()) {
        problems.error(*section, "/Layout", "must be an object with \"Resources\" and \"Workloads\"");
        return layout;
    }
    for (const document::Member& member : section->members()) {
        const std::string pointer = document::child("/Layout", member.key);
        if (member.key == kParts[0]) {
            readPlaces(problems, member.value, pointer, layout.resources);
        } else if (member.key == kParts[1]) {
            readPlaces(problems, member.value, pointer, layout.workloads);
        } else {
            problems.error(member.keyPosition, pointer,
                           "is not a part of Layout" + document::didYouMean(member.key, kParts));
        }
    }
    return layout;
}

}  // namespace headroom::format
