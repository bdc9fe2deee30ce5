// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::document {

/// The JSON text of `before`, changed where `after` is another: comments, order and layout of everything else stay.
/// BadInput: the text cannot be read, or is not that of `before`.
base::Result<std::string> changeText(std::string_view text, const Node& before, const Node& after);

}  // namespace headroom::document
