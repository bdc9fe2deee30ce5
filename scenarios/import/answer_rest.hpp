// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// What an answer says of a resource beyond what was taken: what the format declares has the same form as in
/// CloudFormation and is taken as it stands, the rest is told.
void tellRest(const document::Node& answer, Resource& made, Report& report);

/// The elements of a list in an answer; none where there is no list.
const std::vector<document::Node>& listIn(const document::Node& answer, std::string_view key);

/// Copies what is there of those members.
void copyMembers(const document::Node& from, std::initializer_list<std::string_view> keys, document::Node& to);

/// Copies what is there of those members of an object, unless they say nothing.
void copyPart(const document::Node& from, std::string_view key, std::initializer_list<std::string_view> keys,
              document::Node& to);

}  // namespace headroom::importing
