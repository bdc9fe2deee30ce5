// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headroom::gui {

/// A model card (Markdown) for those who use the program: without its tables of source files, and without the columns
/// of other tables that name tests. Everything else is as it was.
QString cardText(const QString& card);

}  // namespace headroom::gui
