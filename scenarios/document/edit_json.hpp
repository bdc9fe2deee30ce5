// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"

/// Changes to a JSON text that leave everything else as it was written: comments, order, spacing. The pointer names
/// what is changed (RFC 6901). A text that cannot be read is not changed: BadInput says why.
namespace headroom::document {

/// Puts a value in the place of the one at `pointer`. What is not there yet is added, with the objects around it, at
/// the end of the nearest object that is there; "-" as the last part of the pointer adds to a list.
base::Result<std::string> setValue(std::string_view text, std::string_view pointer, const Node& value);

/// Takes a member or an element out.
base::Result<std::string> removeValue(std::string_view text, std::string_view pointer);

/// Lets a member or an element and the one behind it change places, each as it is written, with the comments inside it.
base::Result<std::string> swapWithNext(std::string_view text, std::string_view pointer);

/// Gives a member of an object another name.
base::Result<std::string> renameMember(std::string_view text, std::string_view pointer, std::string_view name);

}  // namespace headroom::document
