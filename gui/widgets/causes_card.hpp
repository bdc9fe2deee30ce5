// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/card.hpp"
#include "scenarios/study/result.hpp"

class QPushButton;
class QStackedWidget;

namespace headroom::gui {

class CauseBars;
class Segmented;
class Waterfall;

/// "What makes the p99 of Api": the causes of a band of the latency distribution, or its typical request.
class CausesCard : public Card {
    Q_OBJECT
public:
    explicit CausesCard(QWidget* parent = nullptr);

    void show(const study::Causes& causes);
    /// Nothing to explain: says why.
    void showNothing(const QString& why);

private:
    void showBand(int band);
    Segmented* bands_;
    QPushButton* typical_;
    QStackedWidget* stack_;
    CauseBars* bars_;
    Waterfall* waterfall_;
    QLabel* nothing_;
    study::Causes causes_;
};

}  // namespace headroom::gui
