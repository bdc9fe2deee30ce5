// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// What parameters' values may add to a document in all; beyond it lies a reference bomb.
inline constexpr std::size_t kMaxSubstitutedBytes = std::size_t{16} << 20U;

/// Parameter name to its value, a scalar (Node::reported() for one whose declaration is wrong).
using ParameterValues = std::map<std::string, Node, std::less<>>;

/// A `{"Ref": name}` that names no parameter: perhaps a resource.
struct OpenReference {
    std::string name;
    std::string pointer;  ///< of the object that holds the Ref; cut after 4096 bytes
    Position position;    ///< of the name
};

/// Puts parameters' values in the place of every `{"Ref": "Parameter"}` (an object with exactly that member, whose
/// value is text), keeping the position of the reference. Returns the references to anything else, in order; they stay
/// as they are. Values of more than kMaxSubstitutedBytes in all are a problem; the references from there on become
/// Node::reported().
std::vector<OpenReference> substitute(Node& tree, const ParameterValues& parameters, Problems& problems);

}  // namespace headroom::document
