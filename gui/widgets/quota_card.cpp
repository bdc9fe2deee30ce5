// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/quota_card.hpp"

#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/widgets/row_table.hpp"

namespace headroom::gui {

namespace {
constexpr int kMostRows = 40;  // before it scrolls
}

QuotaCard::QuotaCard(QWidget* parent) : Card(parent), table_(new RowTable) {
    setTitle(tr("Quotas"), tr("how near the run came, the nearest first; peak over all replications"));
    table_->use(model_, 0);
    table_->showWhole(kMostRows);
    table_->setAccessibleName(tr("Quotas"));
    body().addWidget(table_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void QuotaCard::show(const study::DesignResult& result, const std::string& resource) {
    std::vector<QuotaRow> rows = quotaRowsOf(result);
    // A resource's own quotas begin with its name.
    const QString own = say::text(resource) + u':';
    if (!resource.empty()) std::erase_if(rows, [&](const QuotaRow& row) { return !row.name.startsWith(own); });
    setVisible(!rows.empty());
    model_.setRows(std::move(rows));
}

}  // namespace headroom::gui
