// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

/// What a run was started with, read from the text that it was started from: what is edited now may say another thing.
namespace headroom::gui {

/// A name for a text that nobody named, with the ending of its language.
std::string nameForText(const std::string& text);

/// "none", "always", "all": the free tier of a design of that text.
QString freeTierOf(const std::string& text, const std::string& design);

}  // namespace headroom::gui
