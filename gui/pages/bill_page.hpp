// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/items/bill_model.hpp"
#include "scenarios/study/result.hpp"

class QLabel;
class QTreeView;

namespace headroom::gui {

class Card;
class HeadlineCard;
class RowTable;
class ShareBar;

/// A month's bill of one design: total, each service's share, every line, what is not priced, whose prices.
class BillPage : public QWidget {
    Q_OBJECT
public:
    explicit BillPage(QWidget* parent = nullptr);

    /// `freeTier` as the scenario says it: "none", "always", "all".
    void show(const study::StudyResult& study, const study::DesignResult& result, const QString& freeTier);

protected:
    /// Units give way where there is little room: the usage type says them.
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildLines();
    void showTotals(const study::Cost& cost);
    HeadlineCard* total_;
    HeadlineCard* perMillion_;
    Card* shares_;
    ShareBar* shareBar_;
    QTreeView* lines_;
    Card* notPricedCard_;
    RowTable* notPriced_;
    QLabel* note_;
    BillModel model_;
    NotPricedModel notPricedModel_;
};

}  // namespace headroom::gui
