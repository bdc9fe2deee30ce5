// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/items/bill_model.hpp"
#include "scenarios/study/result.hpp"

class QLabel;
class QTreeView;

namespace headroom::gui {

class Card;
class ChartView;
class HeadlineCard;
class RowTable;
class Segmented;
class ShareBar;

/// A month's bill of one design: its total, one month's range, who causes it, every line, what is not priced, whose
/// prices.
class BillPage : public QWidget {
    Q_OBJECT
public:
    explicit BillPage(QWidget* parent = nullptr);

    /// `freeTier` as the scenario says it: "none", "always", "all".
    void show(const study::StudyResult& study, const study::DesignResult& result, const QString& freeTier);

protected:
    /// The bars give way where there is little room, never the units: a quantity without one says nothing.
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildTotals();
    void buildShares();
    QWidget* buildLines();
    void showShares();
    void showTotals(const study::Cost& cost);
    HeadlineCard* total_;
    HeadlineCard* month_;
    HeadlineCard* perMillion_;
    Card* shares_;
    Segmented* by_;
    ShareBar* shareBar_;
    ChartView* map_;
    QTreeView* lines_;
    Card* notPricedCard_;
    RowTable* notPriced_;
    QLabel* note_;
    BillModel model_;
    NotPricedModel notPricedModel_;
    study::Cost cost_;  ///< shown
};

}  // namespace headroom::gui
