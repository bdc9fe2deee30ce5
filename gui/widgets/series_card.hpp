// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "gui/widgets/card.hpp"
#include "report/figures/series_chart.hpp"

namespace headroom::figures {
class AxisLink;
}

namespace headroom::gui {

class ChartMenu;
class ChartView;
class LineLegend;

/// One time series, zooming and pointing together with the others of its link: under the cursor all of them read out
/// their values.
class SeriesCard : public Card {
    Q_OBJECT
public:
    SeriesCard(figures::SeriesChart chart, figures::AxisLink& link, QWidget* parent = nullptr);

    /// Another chart in the same place.
    void show(figures::SeriesChart chart);
    /// In points at the usual size of text.
    void setChartHeight(int points);
    /// Drawn without smoothing, while a run wants the processors.
    void drawFast();
    /// What drawing the chart took of a processor the last time.
    std::chrono::nanoseconds painting() const { return painting_; }
    const figures::SeriesChart& chart() const { return chart_; }

private:
    void draw();
    /// What is switched on, as it is to be drawn.
    figures::SeriesChart shown() const;
    void readOut();
    figures::SeriesChart chart_;
    figures::AxisLink& link_;
    ChartView* view_;
    LineLegend* legend_;
    ChartMenu* menu_ = nullptr;
    std::chrono::nanoseconds begun_{0};
    std::chrono::nanoseconds painting_{0};
};

}  // namespace headroom::gui
