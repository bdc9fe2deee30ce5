// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/alias_budget.hpp"

#include <algorithm>

namespace headroom::document {

namespace {

void addInner(Extent& extent, const Node& inner) {
    const Extent more = extentOf(inner);
    extent.values += more.values;
    extent.bytes += more.bytes;
    extent.height = std::max(extent.height, more.height + 1);
}

}  // namespace

Extent extentOf(const Node& node) {
    Extent extent{1, 0, node.isScalar() ? 0 : 1};
    if (node.isString()) extent.bytes = node.asString().size();
    if (node.isNumber()) extent.bytes = node.numberText().size();
    if (node.isArray())
        for (const Node& element : node.elements()) addInner(extent, element);
    if (node.isObject())
        for (const Member& member : node.members()) {
            extent.bytes += member.key.size();
            addInner(extent, member.value);
        }
    return extent;
}

bool AliasBudget::allows(const Extent& copy) {
    values_ += copy.values;
    bytes_ += copy.bytes;
    return values_ <= kMaxAliasValues && bytes_ <= kMaxAliasBytes;
}

}  // namespace headroom::document
