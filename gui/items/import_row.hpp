// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "gui/items/row_model.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::gui {

/// What became of the parts of imported files.
struct ImportColumns {
    static QString fate(const importing::Entry& entry);
    static QString subject(const importing::Entry& entry);
    static QString text(const importing::Entry& entry);
    static QString place(const importing::Entry& entry);
    static constexpr std::array<Column<importing::Entry>, 4> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "What became of it"), &fate},
         {QT_TRANSLATE_NOOP("headroom::gui", "Part"), &subject},
         {QT_TRANSLATE_NOOP("headroom::gui", "How"), &text},
         {QT_TRANSLATE_NOOP("headroom::gui", "Where"), &place}}};
    static QVariant extra(const importing::Entry& entry, int column, int role);
};
using ImportModel = RowModel<importing::Entry, ImportColumns>;

/// What a person should look at first: guesses, calls to confirm, what is missing; then the rest. Stable.
importing::Report inReadingOrder(importing::Report report);

/// Whether the file is one of those that are imported, and no scenario. Reads it; a large file is none.
bool isToImport(const QString& path);

/// "12 taken, 5 assumed, 2 proposed, 3 left out".
QString importSummary(const importing::Report& report);

}  // namespace headroom::gui
