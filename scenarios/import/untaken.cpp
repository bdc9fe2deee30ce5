// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/untaken.hpp"

#include <algorithm>

#include "scenarios/format/reference.hpp"

namespace headroom::importing {

using document::Node;

namespace {

const format::FieldGroup* groupOf(std::string_view type) {
    const auto& groups = format::fieldGroups();
    const auto at = std::ranges::find(groups, type, &format::FieldGroup::path);
    return at == groups.end() ? nullptr : &*at;
}

}  // namespace

bool saysNothing(const Node& value) {
    if (value.isNull()) return true;
    if (value.isBool()) return !value.asBool();
    if (value.isNumber()) return value.asNumber() <= 0.0;  // -1 and 0 stand for what is not set
    if (value.isString()) return value.asString().empty() || value.asString() == "PassThrough";
    if (value.isArray()) return std::ranges::all_of(value.elements(), saysNothing);
    return std::ranges::all_of(value.members(),
                               [](const document::Member& member) { return saysNothing(member.value); });
}

bool isDeclared(std::string_view type, std::string_view key) {
    const format::FieldGroup* group = groupOf(type);
    return group != nullptr && std::ranges::any_of(group->fields, [&](const base::FieldInfo* info) {
               return info->name == key && info->place != base::FieldPlace::Behavior;
           });
}

void tellUntaken(const std::string& key, const std::string& path, const Node& value, Resource& resource,
                 Report& report) {
    const format::FieldGroup* group = groupOf(resource.type);
    if (group == nullptr || saysNothing(value) || resource.properties.find(key) != nullptr) return;
    const bool known = std::ranges::any_of(group->others, [&](const auto* other) { return other->name == key; });
    if (known) return resource.properties.set(key, value, value.position()), void();
    report.push_back({Fate::LeftOut,
                      {resource.origin.file, value.position()},
                      resource.name + "." + path,
                      "is not read from this kind of file"});
}

}  // namespace headroom::importing
