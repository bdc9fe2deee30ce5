// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/quota_row.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/outline.hpp"

namespace headroom::gui {

std::vector<QuotaRow> quotaRowsOf(const study::DesignResult& result) {
    std::vector<QuotaRow> rows;
    for (const study::QuotaUse& use : result.quotas) {
        const double share = use.limit > 0.0 ? use.peak / use.limit : 0.0;
        rows.push_back({say::text(use.name), use.peak, use.limit, share, use.raisable});
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), &QuotaRow::share);
    return rows;
}

QString QuotaColumns::name(const QuotaRow& row) { return row.name; }
QString QuotaColumns::peak(const QuotaRow& row) { return say::count(row.peak); }
QString QuotaColumns::limit(const QuotaRow& row) { return say::count(row.limit); }
QString QuotaColumns::share(const QuotaRow& row) { return say::percent(row.share); }
QString QuotaColumns::raisable(const QuotaRow& row) { return row.raisable ? gui::tr("on request") : gui::tr("no"); }

QVariant QuotaColumns::extra(const QuotaRow& row, int column, int role) {
    constexpr int kShare = 3;
    if (role == kMoodRole && column == kShare && row.share >= kQuotaNear) return static_cast<int>(Mood::Bad);
    if (role != Qt::ToolTipRole) return {};
    if (row.share >= 1.0) return gui::tr("%1: the limit was reached.").arg(row.name);
    if (row.share >= kQuotaNear) return gui::tr("%1: less than a fifth is left.").arg(row.name);
    return row.name;
}

}  // namespace headroom::gui
