// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/event_readers.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// What may stand for an alias: aliases alone, or versions as well.
enum class Qualifiers : std::uint8_t { Aliases, All };

/// What is wrong with a qualifier of that function, which has no alias or version of that name; empty when nothing is,
/// and where a name is not plain text. An alias is known by its Name, a version by its resource, and by the number that
/// AWS gives it where the file says which that is.
std::string unknownQualifier(const document::Node& root, const FunctionNames& names, const std::string& function,
                             const std::string& qualifier, Qualifiers which);

/// What a qualifier that is known stands for: "Work" or "Work:Second"; the function itself where that is not plain
/// text.
std::string behindQualifier(const document::Node& root, const FunctionNames& names, const std::string& function,
                            const std::string& qualifier);

/// What to say of a target such as "Work:lvie", whose qualifier is none.
std::string unknownTarget(const FunctionNames& names, const std::string& target);

/// Whether a target such as "Work", "Work:$LATEST" or "Work:Second" is of that function: a qualifier must be one of its
/// versions or routes. What aliases are called has become these by then (nameBehind()).
bool hasQualifier(const lambda::Spec& function, const std::string& target);

/// Whether AWS takes it as the name of an alias: letters, digits, - and _, not digits alone (Lambda API Reference,
/// CreateAlias, 2026).
bool isAliasName(const std::string& name);
/// Refuses a name that no alias can have.
void checkAliasName(Reading& reading, const Place& place, const std::string& name);
/// Whether it can be a version: a number from 1 on, or $LATEST (same).
bool isVersionName(const std::string& name);

}  // namespace headroom::format
