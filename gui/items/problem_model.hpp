// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "gui/items/row_model.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::gui {

struct ProblemColumns {
    static QString severity(const document::Problem& problem);
    static QString place(const document::Problem& problem);
    static QString pointer(const document::Problem& problem);
    static QString what(const document::Problem& problem);
    static QVariant extra(const document::Problem& problem, int column, int role);
    static constexpr std::array<Column<document::Problem>, 4> kColumns{
        {{"", &severity},
         {QT_TRANSLATE_NOOP("headroom::gui", "Place"), &place},
         {QT_TRANSLATE_NOOP("headroom::gui", "What is wrong"), &what},
         {QT_TRANSLATE_NOOP("headroom::gui", "Where in the document"), &pointer}}};
};

using ProblemModel = RowModel<document::Problem, ProblemColumns>;

/// "No problems", "1 error, 2 warnings": notes are counted only where there is nothing worse.
QString problemSummary(const std::vector<document::Problem>& problems);

}  // namespace headroom::gui
