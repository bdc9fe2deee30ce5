// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "gui/items/row_model.hpp"
#include "gui/measured/measured_work.hpp"

namespace headroom::gui {

/// What files of measurements gave.
struct FindingColumns {
    static QString file(const Finding& finding);
    static QString text(const Finding& finding);
    static constexpr std::array<Column<Finding>, 2> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "File"), &file},
         {QT_TRANSLATE_NOOP("headroom::gui", "What it says"), &text}}};
    static QVariant extra(const Finding& finding, int column, int role);
};
using FindingModel = RowModel<Finding, FindingColumns>;

/// Simulated against real.
struct CheckColumns {
    static QString resource(const checking::Row& row);
    static QString metric(const checking::Row& row);
    static QString real(const checking::Row& row);
    static QString simulated(const checking::Row& row);
    static QString error(const checking::Row& row);
    static QString noise(const checking::Row& row);
    static QString heldOut(const checking::Row& row);
    static constexpr std::array<Column<checking::Row>, 7> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Resource"), &resource},
         {QT_TRANSLATE_NOOP("headroom::gui", "Metric"), &metric},
         {QT_TRANSLATE_NOOP("headroom::gui", "Real"), &real, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Simulated"), &simulated, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Error"), &error, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Noise"), &noise, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Held out"), &heldOut, true}}};
    static QVariant extra(const checking::Row& row, int column, int role);
};
using CheckModel = RowModel<checking::Row, CheckColumns>;

/// The overlay of a row: "ViewProduct/Duration/p99".
std::string overlayName(const checking::Row& row);

/// "largest difference 0.004 of 12,345 (by chance 0.012 in one of 20)".
QString fitText(const calibrate::QuantilePlot& plot);

}  // namespace headroom::gui
