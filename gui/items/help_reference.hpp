// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/help_pages.hpp"

namespace headroom::gui {

/// The format of scenarios, from the tables that reading uses: a page a group of parameters, named "format/" and the
/// group's path, and pages of the other keys, of distributions and of arrival processes.
std::vector<HelpPage> formatPages();

/// A text as Markdown that shows it as it is.
QString asMarkdown(const QString& text);

}  // namespace headroom::gui
