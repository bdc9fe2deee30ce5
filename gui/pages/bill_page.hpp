// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <memory>

#include "gui/items/bill_model.hpp"
#include "scenarios/study/result.hpp"

class QLabel;

namespace headroom::gui {

class BillLinesCard;
class Card;
class ChartView;
class HeadlineCard;
class RowTable;
class Segmented;
class ShareBar;

/// A month's bill of one design: its total, one month's range, who causes it, every line, what is not priced, whose
/// prices. Where the window is too low for all of it, it scrolls.
class BillPage : public QScrollArea {
    Q_OBJECT
public:
    explicit BillPage(QWidget* parent = nullptr);

    /// `result` is a part of `study`; `freeTier` as the scenario says it: "none", "always", "all".
    void show(const std::shared_ptr<const study::StudyResult>& study, const study::DesignResult& result,
              const QString& freeTier);

private:
    QWidget* buildTotals();
    void buildShares();
    void showShares();
    void showTotals(const study::Cost& cost);
    HeadlineCard* total_;
    HeadlineCard* month_;
    HeadlineCard* perMillion_;
    Card* shares_;
    Segmented* by_;
    ShareBar* shareBar_;
    ChartView* map_;
    BillLinesCard* lines_;
    Card* notPricedCard_;
    RowTable* notPriced_;
    QLabel* note_;
    NotPricedModel notPricedModel_;
    study::Cost cost_;  ///< shown
};

}  // namespace headroom::gui
