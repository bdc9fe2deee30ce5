// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/results_page.hpp"

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/items/headline.hpp"
#include "gui/widgets/banner.hpp"
#include "gui/widgets/causes_card.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/latency_card.hpp"
#include "gui/widgets/series_card.hpp"

namespace headroom::gui {

ResultsPage::ResultsPage(QWidget* parent)
    : QScrollArea(parent), banner_(new Banner), series_(new QWidget), seriesLayout_(new QVBoxLayout(series_)) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(10);
    layout->addWidget(banner_);
    layout->addWidget(buildHeadlines());
    layout->addWidget(buildLatency());
    seriesLayout_->setContentsMargins(0, 0, 0, 0);
    seriesLayout_->setSpacing(10);
    layout->addWidget(series_);
    layout->addStretch();
    setWidgetResizable(true);
    setWidget(content);
    setAccessibleName(tr("Results"));
    setFocusPolicy(Qt::NoFocus);
}

QWidget* ResultsPage::buildHeadlines() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (HeadlineCard*& card : headlines_) {
        card = new HeadlineCard;
        layout->addWidget(card, 1);
    }
    return row;
}

QWidget* ResultsPage::buildLatency() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    latency_ = new LatencyCard;
    causes_ = new CausesCard;
    layout->addWidget(latency_, 1);
    layout->addWidget(causes_, 1);
    row->setMinimumHeight(270);
    connect(latency_, &LatencyCard::chosen, this, &ResultsPage::showCauses);
    return row;
}

void ResultsPage::show(const study::StudyResult& study, const study::DesignResult& result) {
    QStringList notes;
    if (study.partial) notes << tr("This run was stopped: the figures are of what was finished until then.");
    for (const std::string& warning : result.warnings) notes << say::text(warning);
    banner_->show(notes);
    const auto headlines = headlinesOf(study, result);
    for (std::size_t i = 0; i < headlines.size(); ++i) headlines_.at(i)->show(headlines.at(i));
    allCauses_ = result.causes;
    latency_->show(result, headlineSubject(result));
    showSeries(study, result);
}

void ResultsPage::showCauses(const QString& of) {
    const auto found = std::find_if(allCauses_.begin(), allCauses_.end(),
                                    [&](const auto& causes) { return causes.of == of.toStdString(); });
    if (found != allCauses_.end()) return causes_->show(*found);
    causes_->showNothing(of.isEmpty() ? tr("Nothing was measured.") : tr("Causes are not recorded for %1.").arg(of));
}

void ResultsPage::showSeries(const study::StudyResult& study, const study::DesignResult& result) {
    while (QLayoutItem* item = seriesLayout_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    time_.setLength(study.duration, result.seriesPeriod * 5.0);
    for (figures::SeriesChart& chart : seriesChartsOf(study, result)) {
        seriesLayout_->addWidget(new SeriesCard(std::move(chart), time_));
    }
}

void ResultsPage::zoom(double factor) {
    const double middle = (time_.from() + time_.to()) / 2.0;
    const double half = (time_.to() - time_.from()) / 2.0 * factor;
    time_.show(middle - half, middle + half);
}

void ResultsPage::zoomIn() { zoom(0.5); }

void ResultsPage::zoomOut() { zoom(2.0); }

void ResultsPage::showAllTime() { time_.showAll(); }

}  // namespace headroom::gui
