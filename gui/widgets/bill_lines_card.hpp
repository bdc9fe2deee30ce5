// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "gui/items/bill_model.hpp"
#include "gui/widgets/card.hpp"

class QLabel;
class QTreeView;

namespace headroom::gui {

class Segmented;

/// Every line of a bill as a tree by service, by resource or by design, for a month, a million requests or a unit. What
/// the price of the chosen line rests on is told below.
class BillLinesCard : public Card {
    Q_OBJECT
public:
    explicit BillLinesCard(QWidget* parent = nullptr);

    /// `result` is a part of `study`. Keeps what is folded while the tree has the same branches.
    void show(std::shared_ptr<const study::StudyResult> study, const study::DesignResult& result);

protected:
    /// The bars give way where there is little room, then the rates, never the units: a quantity without one says
    /// nothing.
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTree();
    void fillPers();
    void fill();
    int wantedWidth() const;
    void fitRates();
    void explain();
    std::shared_ptr<const study::StudyResult> study_;
    const study::DesignResult* result_ = nullptr;
    std::vector<BillPer> pers_;
    Segmented* by_;
    Segmented* per_;
    QTreeView* lines_;
    QLabel* explanation_;
    BillModel model_;
};

}  // namespace headroom::gui
