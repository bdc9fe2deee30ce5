// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "gui/items/row_model.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::gui {

struct AssumptionColumns {
    static QString kind(const format::Assumption& assumption);
    static QString path(const format::Assumption& assumption);
    static QString value(const format::Assumption& assumption);
    static QString source(const format::Assumption& assumption);
    static QVariant extra(const format::Assumption& assumption, int column, int role);
    static constexpr std::array<Column<format::Assumption>, 4> kColumns{
        {{"", &kind},
         {QT_TRANSLATE_NOOP("headroom::gui", "What the file does not say"), &path},
         {QT_TRANSLATE_NOOP("headroom::gui", "Taken"), &value},
         {QT_TRANSLATE_NOOP("headroom::gui", "Source"), &source}}};
};

using AssumptionModel = RowModel<format::Assumption, AssumptionColumns>;

/// "No guesses", "7 guesses": the assumptions without a published source.
QString guessSummary(const std::vector<format::Assumption>& assumptions);

}  // namespace headroom::gui
