// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/heat_card.hpp"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "gui/format.hpp"
#include "gui/items/partition_heat.hpp"
#include "gui/translated.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/segmented.hpp"
#include "report/figures/axis_link.hpp"

namespace headroom::gui {

namespace {

constexpr std::size_t kColumns = 48;
constexpr int kRowHeight = 20;
constexpr int kTallest = 420;
constexpr int kPause = 80;  // ms after the last change of the span: thousands of cells are not drawn while it moves

/// What stands under a place of the chart, by the shares of its width and height.
QString cellAt(const figures::HeatChart& chart, double across, double down) {
    if (chart.values.empty() || across < 0.0 || across >= 1.0 || down < 0.0 || down >= 1.0) return {};
    const auto row = static_cast<std::size_t>(down * static_cast<double>(chart.down.size()));
    const auto column = static_cast<std::size_t>(across * static_cast<double>(chart.across.size()));
    const std::optional<double> value = chart.values.at(row).at(column);
    if (!value) return {};
    return gui::tr("%1, %2: %3 units a second")
        .arg(chart.down.at(static_cast<qsizetype>(row)), chart.across.at(static_cast<qsizetype>(column)),
             chart.text(*value));
}

}  // namespace

HeatCard::HeatCard(figures::AxisLink& link, QWidget* parent)
    : Card(parent), link_(link), direction_(new Segmented), view_(new ChartView) {
    direction_->setChoices({tr("Writes"), tr("Reads")});
    direction_->setAccessibleName(tr("Partitions by"));
    direction_->choose(0);
    addControl(direction_);
    view_->setAccessibleName(tr("Partitions over time"));
    body().addWidget(view_);
    connect(direction_, &Segmented::changed, this, &HeatCard::draw);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, &HeatCard::draw);
    connect(&link_, &figures::AxisLink::rangeChanged, &pause_, qOverload<>(&QTimer::start));
}

void HeatCard::show(std::shared_ptr<const study::StudyResult> study, const study::DesignResult& result,
                    const std::string& resource) {
    study_ = std::move(study);
    result_ = &result;
    resource_ = resource;
    const SeriesSource source(*study_, *result_);
    const auto has = [&](const char* direction) {
        return !partitionHeatOf(source, resource_, direction, 0.0, study_->duration, 1).values.empty();
    };
    const bool writes = has("Write");
    const bool reads = has("Read");
    setVisible(!resource.empty() && (writes || reads));
    direction_->setVisible(writes && reads);
    if (writes != reads) direction_->choose(writes ? 0 : 1);
    draw();
}

void HeatCard::draw() {
    if (result_ == nullptr || isHidden()) return;
    const SeriesSource source(*study_, *result_);
    chart_ = partitionHeatOf(source, resource_, direction_->chosen() == 1 ? "Read" : "Write", link_.from(), link_.to(),
                             kColumns);
    setTitle(tr("%1: partitions").arg(say::text(resource_)), tr("units consumed a second, replication 1"));
    view_->setFixedHeight(std::min(kTallest, 44 + kRowHeight * static_cast<int>(chart_.down.size())));
    view_->setHint([this](const QRectF& area, QPointF at) {
        const QRectF inside = view_->plotArea();
        if (!area.contains(at) || inside.isEmpty()) return QString();
        return cellAt(chart_, (at.x() - inside.left()) / inside.width(), (at.y() - inside.top()) / inside.height());
    });
    view_->setDraw([this](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
        figures::drawHeatChart(plot, chart_, colors, font);
    });
}

}  // namespace headroom::gui
