// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::cli {

/// A scenario's new text.
struct KeptText {
    std::string text;
    bool kept = false;  ///< with the comments and the layout of the old one
};

/// The text of the file, which reads as `before`, changed where `after` is another: what else stands in it stays. A
/// file that is no JSON, or that cannot be changed so, is written anew.
KeptText keptText(const std::filesystem::path& file, const document::Node& before, const document::Node& after);

/// Says in one line that comments and layout are gone.
void sayNotKept(const std::filesystem::path& file);

}  // namespace headroom::cli
