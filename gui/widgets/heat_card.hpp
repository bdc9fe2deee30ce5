// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <memory>
#include <string>

#include "gui/widgets/card.hpp"
#include "report/figures/heat_chart.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::figures {
class AxisLink;
}

namespace headroom::gui {

class ChartView;
class Segmented;

/// The partitions of a table as a map of what they consume over time: the hot one stands out. Follows the span that the
/// charts of the link show.
class HeatCard : public Card {
    Q_OBJECT
public:
    explicit HeatCard(figures::AxisLink& link, QWidget* parent = nullptr);

    /// `result` is a part of `study`. Hides itself where `resource` is no table of several partitions.
    void show(std::shared_ptr<const study::StudyResult> study, const study::DesignResult& result,
              const std::string& resource);

private:
    void draw();
    figures::AxisLink& link_;
    Segmented* direction_;
    ChartView* view_;
    std::shared_ptr<const study::StudyResult> study_;
    const study::DesignResult* result_ = nullptr;
    std::string resource_;
    QTimer pause_;
    figures::HeatChart chart_;
};

}  // namespace headroom::gui
