// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/widgets/card.hpp"
#include "report/figures/latency_chart.hpp"
#include "scenarios/study/result.hpp"

class QComboBox;

namespace headroom::gui {

class ChartView;

/// Latency by percentile with a choice of what it is the latency of.
class LatencyCard : public Card {
    Q_OBJECT
public:
    explicit LatencyCard(QWidget* parent = nullptr);

    /// Keeps what was chosen before, if this result has it; else chooses `subject`.
    void show(const study::DesignResult& result, const std::string& subject);

signals:
    void chosen(const QString& of);

private:
    void draw(const QString& of);
    void readOut(double position);
    QComboBox* of_;
    ChartView* view_;
    study::DesignResult result_;
    figures::LatencyChart chart_;
    QString detail_;
};

}  // namespace headroom::gui
