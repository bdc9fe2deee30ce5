// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/widgets/card.hpp"
#include "report/figures/distribution_chart.hpp"
#include "report/figures/latency_chart.hpp"
#include "scenarios/study/result.hpp"

class QComboBox;

namespace headroom::gui {

class ChartMenu;
class ChartView;
class Segmented;

/// Latency by percentile or as a distribution, with a choice of what it is the latency of.
class LatencyCard : public Card {
    Q_OBJECT
public:
    enum View { Percentiles, Distribution };

    explicit LatencyCard(QWidget* parent = nullptr);

    /// Keeps what was chosen before, if this result has it; else chooses `subject`.
    void show(const study::DesignResult& result, const std::string& subject);
    /// False where the result has no such latency.
    bool choose(const std::string& of);
    std::string of() const;

signals:
    void chosen(const QString& of);

private:
    void buildControls();
    void draw();
    void drawPercentiles();
    void drawDistribution();
    void readOut(double place);
    QString title() const;
    Segmented* views_;
    QComboBox* of_;
    ChartView* view_;
    ChartMenu* menu_ = nullptr;
    study::DesignResult result_;
    figures::LatencyChart percentiles_;
    figures::DistributionChart distribution_;
    QString detail_;
};

}  // namespace headroom::gui
