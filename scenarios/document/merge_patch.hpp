// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/node.hpp"

namespace headroom::document {

/// RFC 7396 merge patch: objects merge, null removes, anything else replaces. Members keep their order, new ones follow
/// in the patch's order. What the patch says keeps the patch's position, key and value; the rest keeps the target's.
Node mergePatch(Node target, const Node& patch);

}  // namespace headroom::document
