// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// Parameter name to its value, a scalar.
using ParameterValues = std::map<std::string, Node, std::less<>>;

/// A `{"Ref": name}` that names no parameter: perhaps a resource.
struct OpenReference {
    std::string name;
    std::string pointer;  ///< of the object that holds the Ref; cut after 4096 bytes
    Position position;    ///< of the name
};

/// Puts parameters' values in the place of every `{"Ref": "Parameter"}` (an object with exactly that member, whose
/// value is text), keeping the position of the reference. Returns the references to anything else, in order; they stay
/// as they are.
std::vector<OpenReference> substitute(Node& tree, const ParameterValues& parameters);

}  // namespace headroom::document
