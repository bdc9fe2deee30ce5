// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <vector>

#include "gui/items/row_model.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// How near a run came to a quota.
struct QuotaRow {
    QString name;
    double peak = 0.0;
    double limit = 0.0;
    double share = 0.0;  ///< of the limit that was used at most
    bool raisable = true;
};

/// From here on a quota is short of room.
inline constexpr double kQuotaNear = 0.8;

/// The quotas of a design, the nearest first.
std::vector<QuotaRow> quotaRowsOf(const study::DesignResult& result);

struct QuotaColumns {
    static QString name(const QuotaRow& row);
    static QString peak(const QuotaRow& row);
    static QString limit(const QuotaRow& row);
    static QString share(const QuotaRow& row);
    static QString raisable(const QuotaRow& row);
    static QVariant extra(const QuotaRow& row, int column, int role);
    static constexpr std::array<Column<QuotaRow>, 5> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Quota"), &name},
         {QT_TRANSLATE_NOOP("headroom::gui", "Peak"), &peak, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Limit"), &limit, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Used"), &share, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Can be raised"), &raisable}}};
};
using QuotaModel = RowModel<QuotaRow, QuotaColumns>;

}  // namespace headroom::gui
