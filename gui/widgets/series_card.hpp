// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/card.hpp"
#include "report/figures/series_chart.hpp"

namespace headroom::figures {
class AxisLink;
}

namespace headroom::gui {

class ChartView;

/// One time series, zooming together with the others of its link. Under the pointer it reads out the values.
class SeriesCard : public Card {
    Q_OBJECT
public:
    SeriesCard(figures::SeriesChart chart, figures::AxisLink& link, QWidget* parent = nullptr);

    /// Other values of the same chart, while a run goes on: drawn at once, without smoothing.
    void show(figures::SeriesChart chart, figures::AxisLink& link);
    /// Milliseconds that painting the chart takes, of late.
    double paintTime() const;

private:
    void draw(figures::AxisLink& link);
    void readOut(double seconds);
    figures::SeriesChart chart_;
    ChartView* view_;
};

}  // namespace headroom::gui
